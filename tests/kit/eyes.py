"""How tests look at a PDF: its words, its fonts, its picture, and the QR codes a reader of another make finds in it."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

A4 = (210, 297)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be seen of a PDF; sizes in millimetres."""

    text: str
    title: str
    pages: list[Image.Image]
    sizes: list[tuple[int, int]]
    fonts: dict[str, bool]

    @property
    def bare(self) -> str:
        """The words without any space, as readings cut Japanese words apart."""
        return "".join(self.text.split())


def look(body: bytes, dots: int = 100) -> Looked:
    """Open a PDF and look at every page."""
    document = pypdfium2.PdfDocument(body)
    try:
        texts, pages, sizes, fonts = [], [], [], {}
        for page in document:
            words = page.get_textpage()
            texts.append(words.get_text_bounded())
            words.close()
            pages.append(page.render(scale=dots / 72).to_pil().convert("RGB"))
            sizes.append(tuple(round(side * 25.4 / 72) for side in page.get_size()))
            for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(part)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                fonts[name.value.decode()] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
            page.close()
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    return Looked("\n".join(texts), title, pages, sizes, fonts)


def decoded(image: Image.Image) -> list[str]:
    """Return what every QR code of a picture says."""
    return [found.text for found in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


def ink(image: Image.Image) -> float:
    """Return the share of a picture that differs from its corner."""
    paper = image.getpixel((2, 2))
    differs = sum(count for count, colour in image.getcolors(1 << 24) if colour != paper)
    return differs / (image.width * image.height)


def standing(body: bytes, words: str) -> tuple[float, float]:
    """Return bottom and top, in points from the foot of the first page, of the last place where words stand."""
    document = pypdfium2.PdfDocument(body)
    try:
        page = document[0]
        text = page.get_textpage()
        found = text.search(words)
        place = None
        while (here := found.get_next()) is not None:
            place = here
        assert place, words
        boxes = [text.get_charbox(place[0] + step) for step in range(place[1])]
        found.close()
        text.close()
        page.close()
    finally:
        document.close()
    return min(box[1] for box in boxes), max(box[3] for box in boxes)


def crossed(body: bytes) -> list[str]:
    """Return the pairs of letters of the first page that lie on each other by more than a third of the smaller one."""
    document = pypdfium2.PdfDocument(body)
    try:
        page = document[0]
        text = page.get_textpage()
        letters = []
        for place in range(text.count_chars()):
            letter = text.get_text_range(place, 1)
            left, bottom, right, top = text.get_charbox(place)
            if letter.strip() and right > left and top > bottom:
                letters.append((left, bottom, right, top, letter))
        text.close()
        page.close()
    finally:
        document.close()
    letters.sort()
    found = []
    for n, (left, bottom, right, top, letter) in enumerate(letters):
        for left2, bottom2, right2, top2, other in letters[n + 1 :]:
            if left2 >= right:
                break
            shared = (min(right, right2) - left2) * (min(top, top2) - max(bottom, bottom2))
            least = min((right - left) * (top - bottom), (right2 - left2) * (top2 - bottom2))
            if min(top, top2) > max(bottom, bottom2) and shared > least / 3:
                found.append(letter + other)
    return found
