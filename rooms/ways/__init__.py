"""Ways through: how others got through a bad hour, and stories of people who came through."""

from dataclasses import replace

from hideout.language import N_
from hideout.room import Field
from rooms import pieces
from rooms.board import board

_STORIES = "/rooms/ways/stories"
_board = board(
    slug="ways",
    title=N_("Ways through"),
    short=N_("How people get through a bad hour."),
    fields=(
        Field(name="when", label=N_("When it was hard"), chars=100, lines=3),
        Field(name="what", label=N_("What you did"), chars=300, lines=8),
        Field(name="after", label=N_("How it felt after"), chars=100, lines=3, required=False),
    ),
)
room = replace(
    _board,
    routes=(
        *_board.routes,
        pieces.shelf(kind="story", path=_STORIES, template="ways/stories.html"),
        pieces.alone(kind="story", path=_STORIES, template="ways/story.html"),
    ),
)
