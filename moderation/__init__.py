"""Listening: what a text seems to say, found by rules that flag and never decide for a person."""
