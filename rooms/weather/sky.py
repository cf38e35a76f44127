"""The weathers of the window, and what is said to each of them."""

from dataclasses import dataclass

from hideout.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A small thing to do; `path` is the page of ours where it can be done, if there is one."""

    text: str
    path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the window says: a sentence that takes the weather as it is, and two small things."""

    line: str
    things: tuple[Thing, Thing]

    def things_here(self, *, lit: bool) -> tuple[Thing, ...]:
        """Return the two things; where no lamp is lit, a paper that nobody gets stands in for it."""
        return tuple(thing if lit or thing is not _LAMP else _LETTER for thing in self.things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """A weather one may have inside; with a `heavy` one, people come before the small things."""

    slug: str
    name: str
    feel: str
    answers: tuple[Answer, ...]
    heavy: bool = False

    def answer(self, turn: int) -> Answer:
        """Return the answer of a turn; the next turn brings the next one."""
        return self.answers[turn % len(self.answers)]


_WARM = Thing(text=N_("Drink something warm"))
_OUT = Thing(text=N_("Look out of the window for a minute"))
_BLANKET = Thing(text=N_("Put something soft around you"))
_FEET = Thing(text=N_("Put both feet on the floor and let your shoulders go soft"))
_HANDS = Thing(text=N_("Warm your hands under warm water"))
_REST = Thing(text=N_("Lie down for a while, with your eyes closed or open"))
_LIGHT = Thing(text=N_("Breathe with the slow light"), path="/rooms/nook")
_RAIN = Thing(text=N_("Listen to rain on a roof"), path="/rooms/nook")
_BUBBLES = Thing(text=N_("Pop some bubbles"), path="/rooms/workshop/bubbles")
_SAND = Thing(text=N_("Rake some sand"), path="/rooms/workshop/sand")
_STONES = Thing(text=N_("Push a few stones about"), path="/rooms/workshop/pebbles")
_DOODLE = Thing(text=N_("Scribble something"), path="/rooms/workshop/doodle")
_WAYS = Thing(text=N_("Read how others get through a bad hour"), path="/rooms/ways")
_SHELF = Thing(text=N_("Look along the shelf of liked things"), path="/rooms/shelf")
_LETTER = Thing(text=N_("Write it on a paper that nobody gets"), path="/rooms/letters")
_LAMP = Thing(text=N_("Tell the lamp about it (the lamp is a machine)"), path="/rooms/lamp")


def _say(line: str, first: Thing, second: Thing) -> Answer:
    return Answer(line=line, things=(first, second))


WEATHERS = (
    Weather(
        slug="clear",
        name=N_("Clear sky"),
        feel=N_("calm"),
        answers=(
            _say(N_("It is clear in there. Nothing needs to be done with it."), _OUT, _SHELF),
            _say(N_("A clear sky. You can just sit in it."), _WARM, _DOODLE),
            _say(N_("Bright, for now. Later is later."), _SHELF, _STONES),
        ),
    ),
    Weather(
        slug="cloudy",
        name=N_("Cloudy"),
        feel=N_("so-so, a bit heavy"),
        answers=(
            _say(N_("Clouds. Not rain, not sun. That is a weather, too."), _WARM, _BUBBLES),
            _say(N_("It is grey in there. Grey needs no reason."), _OUT, _STONES),
            _say(N_("The clouds are low. You can go slowly today."), _BLANKET, _SAND),
        ),
    ),
    Weather(
        slug="rain",
        name=N_("Rain"),
        feel=N_("sad"),
        heavy=True,
        answers=(
            _say(N_("It is raining in there. It may rain for as long as it rains."), _RAIN, _WARM),
            _say(N_("Rain. You do not have to make it stop."), _BLANKET, _LETTER),
            _say(N_("Everything is wet and heavy. A roof is enough for now."), _WARM, _LIGHT),
        ),
    ),
    Weather(
        slug="snow",
        name=N_("Snow"),
        feel=N_("still, feeling nothing"),
        answers=(
            _say(N_("Snow has made it quiet. Feeling nothing is a weather, too."), _HANDS, _LIGHT),
            _say(N_("It is cold and still. Warm hands first, the rest later."), _HANDS, _WARM),
            _say(
                N_("Everything is far away under the snow. It does not have to come nearer now."),
                _BLANKET,
                _SAND,
            ),
        ),
    ),
    Weather(
        slug="wind",
        name=N_("Wind"),
        feel=N_("restless, angry"),
        answers=(
            _say(N_("It blows in there, and nothing lies still. That is tiring."), _FEET, _BUBBLES),
            _say(N_("Wind. It can be strong and still only be wind."), _DOODLE, _WARM),
            _say(N_("Thoughts fly about. You do not have to catch them all."), _LIGHT, _STONES),
        ),
    ),
    Weather(
        slug="fog",
        name=N_("Fog"),
        feel=N_("hard to say"),
        answers=(
            _say(N_("Fog. You do not have to see far just now."), _WARM, _SAND),
            _say(N_("You cannot tell what it is. It does not need a name."), _LIGHT, _DOODLE),
            _say(N_("It is all white. One small thing close by is enough."), _FEET, _STONES),
        ),
    ),
    Weather(
        slug="night",
        name=N_("Night"),
        feel=N_("dark, cannot sleep"),
        heavy=True,
        answers=(
            _say(N_("It is night in there. You need not sleep, nor close your eyes."), _LIGHT, _BLANKET),
            _say(N_("It is dark. You do not have to see the end of it tonight."), _RAIN, _WARM),
            _say(N_("A long night. Lying awake is a rest, too, if a small one."), _REST, _LAMP),
        ),
    ),
    Weather(
        slug="storm-far",
        name=N_("A storm, far off or near"),
        feel=N_("afraid, about to burst"),
        heavy=True,
        answers=(
            _say(N_("There is a storm. You can watch it together with somebody."), _BLANKET, _WAYS),
            _say(N_("It is wild in there. A storm takes a lot of strength."), _FEET, _LIGHT),
            _say(N_("You can hear it thunder. You may stay in this house in the snow."), _RAIN, _LAMP),
        ),
    ),
)
BY_SLUG = {weather.slug: weather for weather in WEATHERS}
