"""A paper: a PDF in millimetres with text, readings, boxes, drawings and QR codes, the same bytes every time."""

from datetime import UTC, datetime
from io import BytesIO

from fpdf import FPDF
from fpdf.fonts import TTFFont

from hideout.districts.kit.bookmarks import ADDED
from hideout.districts.kit.face import POINT, Face
from hideout.districts.kit.setting import READING, Atom, Measure, clusters, room

A4 = (210.0, 297.0)
INK, SOFT, LINE = (56, 41, 31), (91, 71, 58), (165, 130, 92)
CREAM, SNOW = (251, 245, 232), (255, 254, 250)

Colour = tuple[int, int, int]


class Paper:
    """A document under way; sizes are points, places and widths millimetres from the left top corner."""

    def __init__(self, face: Face, *, title: str, language: str, size: tuple[float, float] = A4) -> None:
        self.width, self.height = size
        self._face = face
        self._pdf = FPDF(unit="mm", format=size)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_creation_date(datetime.fromtimestamp(ADDED, UTC))
        self._pdf.set_title(title)
        self._pdf.set_lang(language)
        self._pdf.set_producer("hideout")
        for style, file in face.files.items():
            self._pdf.add_font("kit", style, file)
        for font in self._pdf.fonts.values():
            # The boxes of the letters are right in the file; working them out again would be half of a kit's time.
            if isinstance(font, TTFFont):
                font.ttfont.recalcBBoxes = False
        self.page()

    def page(self) -> None:
        """Begin a new page."""
        self._pdf.add_page()

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return self._pdf.page_no()

    def text(
        self, text: str, x: float, y: float, width: float, *, size: float, bold: bool = False,
        leading: float = 1.6, align: str = "left", colour: Colour = INK,
    ) -> float:  # fmt: skip
        """Set a text in a column whose first line begins at `y`; return where the next line would begin."""
        measure = self._measure(size, bold)
        for line in self.broken(text, width, size=size, bold=bold):
            wide = sum(room(atom, measure) for atom in line)
            left = {"left": x, "center": x + (width - wide) / 2, "right": x + width - wide}[align]
            self._line(line, left, y + size * POINT * (leading + 0.72) / 2, size, bold, colour)
            y += size * POINT * leading
        return y

    def broken(self, text: str, width: float, *, size: float, bold: bool = False) -> list[list[Atom]]:
        """Return a text broken into the lines that `text` would set."""
        return self._face.measures.broken(text, width, size, bold)

    def wide(self, text: str, *, size: float, bold: bool = False) -> float:
        """Return how wide a text is on one line, in millimetres."""
        measure = self._measure(size, bold)
        return sum(room(atom, measure) for cluster in clusters(text) for atom in cluster)

    def _measure(self, size: float, bold: bool) -> Measure:
        return lambda text: self._face.measures.wide(text, size, bold)

    def _wear(self, size: float, bold: bool) -> None:
        self._pdf.set_font("kit", "B" if bold else "", size)

    def _line(
        self, atoms: list[Atom], x: float, baseline: float, size: float, bold: bool, colour: Colour
    ) -> None:
        """Draw a line: runs of plain letters in one piece, so that the text can be found and copied."""
        self._pdf.set_text_color(*colour)
        self._wear(size, bold)
        measure = self._measure(size, bold)
        run, start, readings = "", x, []
        for atom in atoms:
            wide = room(atom, measure)
            if atom.reading:
                if run:
                    self._pdf.text(start, baseline, run)
                own = measure(atom.base)
                self._pdf.text(x + (wide - own) / 2, baseline, atom.base)
                readings.append((atom.reading, x + wide / 2))
                run, start = "", x + wide
            else:
                run += atom.base
            x += wide
        if run.strip():
            self._pdf.text(start, baseline, run)
        if readings:
            self._wear(size * READING, bold)
        for reading, middle in readings:
            left = middle - measure(reading) * READING / 2
            self._pdf.text(left, baseline - size * POINT * 0.95, reading)

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: Colour | None = None,
        line: Colour | None = None, round: float = 0.0,
    ) -> None:  # fmt: skip
        """Draw a box, with rounded corners if `round` millimetres are given."""
        if fill:
            self._pdf.set_fill_color(*fill)
        if line:
            self._pdf.set_draw_color(*line)
            self._pdf.set_line_width(0.3)
        style = ("D" if line else "") + ("F" if fill else "")
        self._pdf.rect(x, y, width, height, style=style, round_corners=bool(round), corner_radius=round)

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line from left to right."""
        self._pdf.set_draw_color(*LINE)
        self._pdf.set_line_width(0.2)
        self._pdf.line(x, y, x + width, y)

    def cut_marks(self, x: float, y: float, width: float, height: float) -> None:
        """Draw four small corners around a piece that will be cut out."""
        self._pdf.set_draw_color(*LINE)
        self._pdf.set_line_width(0.1)
        for left in (x, x + width):
            for top in (y, y + height):
                self._pdf.line(left - 1.5, top, left + 1.5, top)
                self._pdf.line(left, top - 1.5, left, top + 1.5)

    def qr(self, modules: list[list[bool]], x: float, y: float, size: float) -> None:
        """Draw a QR code as squares on white, `size` millimetres with its four quiet modules."""
        module = size / (len(modules) + 8)
        self._pdf.set_fill_color(255, 255, 255)
        self._pdf.rect(x, y, size, size, style="F")
        self._pdf.set_fill_color(0, 0, 0)
        for down, row in enumerate(modules):
            for along, run in _runs(row):
                # A row's neighbours are one piece: hair lines between squares confuse readers.
                self._pdf.rect(
                    x + (along + 4) * module,
                    y + (down + 4) * module,
                    run * module,
                    module * 1.02,
                    style="F",
                )

    def drawing(self, svg: bytes, x: float, y: float, width: float) -> None:
        """Place a drawing."""
        self._pdf.image(BytesIO(svg), x=x, y=y, w=width)

    def clipped(
        self, svg: bytes, x: float, y: float, width: float, window: tuple[float, float, float, float]
    ) -> None:
        """Place a drawing of which only a window (x, y, width, height) is seen."""
        with self._pdf.rect_clip(*window):
            self._pdf.image(BytesIO(svg), x=x, y=y, w=width)

    def discard(self) -> None:
        """Let go of the fonts of a paper that is not wanted."""
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def bytes(self) -> bytes:
        """Return the finished PDF."""
        return bytes(self._pdf.output())


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return (start, length) of every run of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and place and row[place - 1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
