"""The toys on the workbench: none of them counts, hurries, rewards or fails."""

from dataclasses import dataclass

from hideout.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Toy:
    """A toy: `how` is said above it, `keys` tells how a keyboard moves it, `scriptless` works without script."""

    slug: str
    title: str
    how: str
    keys: str
    scriptless: bool = False


TOYS = (
    Toy(
        slug="bubbles",
        title=N_("Bubbles"),
        how=N_("Touch a bubble and it pops flat."),
        keys=N_("With a keyboard: arrow keys to move, space to press."),
        scriptless=True,
    ),
    Toy(
        slug="sand",
        title=N_("Sand and rake"),
        how=N_("Draw the rake through the sand."),
        keys=N_("With a keyboard: choose the sand with Tab, then the arrow keys pull the rake."),
    ),
    Toy(
        slug="doodle",
        title=N_("Scribbles"),
        how=N_("Draw whatever comes. It goes when you leave this page."),
        keys=N_(
            "With a keyboard: choose the paper with Tab, arrow keys to move, space to put the pen down or lift it."
        ),
    ),
    Toy(
        slug="fold",
        title=N_("Folding paper"),
        how=N_("Fold along with a square of paper, or just look."),
        keys=N_("With a keyboard: choose a button with Tab, then press space."),
        scriptless=True,
    ),
    Toy(
        slug="colour",
        title=N_("Mittens to colour"),
        how=N_("Choose a colour, then touch a part of the mittens."),
        keys=N_("With a keyboard: choose a part with Tab, then press space."),
    ),
    Toy(
        slug="pebbles",
        title=N_("Round stones"),
        how=N_("Push the stones to where they feel right. Nothing falls over."),
        keys=N_("With a keyboard: choose a stone with Tab, then the arrow keys push it."),
    ),
    Toy(
        slug="kaleidoscope",
        title=N_("Kaleidoscope"),
        how=N_("Turn it slowly with a finger."),
        keys=N_("With a keyboard: choose the picture with Tab, then the left and right arrow keys turn it."),
    ),
)
# Paint of the drawings -> msgid of its name; a pen's width (canvas pixels) -> msgid.
TONES = {
    "rose": N_("Pink"),
    "gold": N_("Yellow"),
    "leaf": N_("Green"),
    "blue": N_("Light blue"),
    "blue2": N_("Deep blue"),
    "wood": N_("Brown"),
    "ink": N_("Black"),
    "paper": N_("White"),
}
PENS = {4: N_("Thin"), 10: N_("Middle"), 24: N_("Thick")}
BY_SLUG = {toy.slug: toy for toy in TOYS}
