"""The kit: one zip with all that a school district needs to put one bookmark on every tablet, and to answer for it."""
