"""The QR code of the entrance: level Q, with the four quiet modules around it that readers need."""

import io

import segno

QUIET = 4


def code(url: str) -> segno.QRCode:
    """Return the QR code of an address, never a micro code, which many readers do not know."""
    return segno.make_qr(url, error="q", boost_error=False)


def png(url: str) -> bytes:
    """Return the code as a PNG of about 600 pixels."""
    qr = code(url)
    out = io.BytesIO()
    qr.save(out, kind="png", border=QUIET, scale=max(1, 600 // (qr.symbol_size()[0])))
    return out.getvalue()


def svg(url: str) -> bytes:
    """Return the code as an SVG that scales to any size."""
    out = io.BytesIO()
    code(url).save(out, kind="svg", border=QUIET, omitsize=True, title=None, svgclass=None, lineclass=None)
    return out.getvalue()


def modules(url: str) -> list[list[bool]]:
    """Return the dark modules row by row, without the quiet ones."""
    return [[bool(module) for module in row] for row in code(url).matrix]
