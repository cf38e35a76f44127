"""The shelf of liked things: a book, a song, a game, a place, food that helps."""

from hideout.language import N_
from hideout.room import Field
from rooms.board import board

room = board(
    slug="shelf",
    title=N_("Shelf of liked things"),
    short=N_("A book, a song, a place that helps."),
    fields=(
        Field(
            name="kind",
            label=N_("What it is"),
            chars=10,
            lines=1,
            choices=(
                ("book", N_("a book")),
                ("song", N_("a song")),
                ("game", N_("a game")),
                ("watch", N_("something to watch")),
                ("place", N_("a kind of place")),
                ("food", N_("something to eat or drink")),
                ("else", N_("something else")),
            ),
        ),
        Field(name="title", label=N_("The name of the thing"), chars=80, lines=1),
        Field(name="why", label=N_("Why you like it"), chars=300, lines=8),
    ),
)
