"""Ready-made lines to tap in the lamp's room: nobody must type to be heard, and a filter sees only a short word."""

from hideout.language import N_

# What the form sends -> the line that is said; the texts are those of the note and of the people's room.
FEELINGS = {
    "tired": N_("I am tired."),
    "sad": N_("I am sad."),
    "alone": N_("I feel alone."),
    "afraid": N_("I am afraid."),
    "angry": N_("I am angry."),
    "awake": N_("I cannot sleep."),
    "school": N_("School."),
    "home": N_("Things at home."),
    "others": N_("What others do to me."),
    "hurt": N_("Somebody hits me."),
    "friend": N_("I am worried about a friend."),
    "gone": N_("I want to die, or to vanish"),
}
REPLIES = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "unsure": N_("I do not know."),
    "stay": N_("Let us go on talking."),
}
PICKS = FEELINGS | REPLIES
