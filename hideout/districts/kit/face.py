"""The face of the papers: Zen Maru Gothic, cut down once to the letters that a kit uses."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from hideout.districts.kit.measures import measures_of
from hideout.districts.kit.problem import NO_FONT, NO_LETTERS, KitProblem

POINT = 25.4 / 72
STYLES = {"": "zen-maru-gothic-regular.woff", "B": "zen-maru-gothic-bold.woff"}


class Face:
    """Two font files with just the letters needed; they lie in a folder of their own until `close`.

    Loading the whole font for each of many papers would take most of a kit's time.
    """

    def __init__(self, letters: Iterable[str], fonts: Path) -> None:
        self.measures = measures_of(fonts)
        self._folder = TemporaryDirectory(prefix="hideout-kit-")
        wanted = {ord(letter) for letter in letters} - {0x0A}
        try:
            self.files = {
                style: self._cut(fonts / name, wanted, style == "B") for style, name in STYLES.items()
            }
        except BaseException:
            self.close()
            raise

    def _cut(self, path: Path, wanted: set[int], bold: bool) -> Path:
        target = Path(self._folder.name) / path.with_suffix(".ttf").name
        try:
            # Opened here: a file that turns out to be no font would otherwise stay open.
            with (
                path.open("rb") as file,
                TTFont(file, recalcTimestamp=False, recalcBBoxes=False, lazy=True) as font,
            ):
                known = set(font.getBestCmap() or {})
                if missing := wanted - known:
                    raise KitProblem(NO_LETTERS, signs=" ".join(chr(code) for code in sorted(missing)))
                cutter = Subsetter(Options(notdef_outline=True, name_IDs=["*"]))
                cutter.populate(unicodes=wanted)
                cutter.subset(font)
                self.measures.learn(bold, _widths(font))
                _ease(font)
                font.flavor = None
                font.save(target)
        except (OSError, TTLibError, KeyError) as error:
            raise KitProblem(NO_FONT, file=path.name) from error
        return target

    def close(self) -> None:
        """Take the files away."""
        self._folder.cleanup()


def _widths(font: TTFont) -> dict[str, float]:
    """Return how wide each letter is at one point, in millimetres, as the PDF will say it: in thousandths."""
    scale, room = 1000 / font["head"].unitsPerEm, font["hmtx"].metrics
    return {
        chr(code): round(scale * room[sign][0] + 0.001) / 1000 * POINT
        for code, sign in font.getBestCmap().items()
    }


def _ease(font: TTFont) -> None:
    """Leave one table of letters, and the names of the signs: each paper reads both, and would work them out anew."""
    tables = font["cmap"]
    tables.tables = [tables.getcmap(3, 10) or tables.getcmap(3, 1) or tables.tables[0]]
    names = font["post"]
    names.formatType, names.extraNames, names.mapping = 2.0, [], {}
