"""Ways through: how others got through a bad hour."""

from hideout.language import N_
from hideout.room import Field
from rooms.board import board

room = board(
    slug="ways",
    title=N_("Ways through"),
    short=N_("How people get through a bad hour."),
    fields=(
        Field(name="when", label=N_("When it was hard"), chars=100, lines=3),
        Field(name="what", label=N_("What you did"), chars=300, lines=8),
        Field(name="after", label=N_("How it felt after"), chars=100, lines=3, required=False),
    ),
)
