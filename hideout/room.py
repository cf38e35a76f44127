"""What a room is: records only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.routing import BaseRoute


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a visitor writes for a board: `chars` is the most a reader may be given to read."""

    name: str
    label: str
    chars: int = 400
    lines: int = 12
    required: bool = True
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room of the house; `title` and `short` are English msgids, `fields` is empty where nothing is left behind."""

    slug: str
    title: str
    short: str
    routes: Sequence[BaseRoute] = ()
    fields: Sequence[Field] = field(default=())
