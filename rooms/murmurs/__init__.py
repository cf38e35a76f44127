"""The murmur wall: short feelings, read by a person before they are put up."""

from hideout.language import N_
from hideout.room import Field
from rooms.board import board

room = board(
    slug="murmurs",
    title=N_("Murmur wall"),
    short=N_("Small feelings on slips of paper."),
    fields=(Field(name="text", label=N_("What you feel"), chars=400),),
)
