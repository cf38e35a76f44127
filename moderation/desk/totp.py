"""Codes of an authenticator app (TOTP): its secret, sealed for the store; the picture to scan; which step a code is of."""

import hmac

import pyotp
import segno
from markupsafe import Markup

from hideout.seal import Sealer, digest_key

_STEP = 30
# A clock may be one step early or late.
_DRIFT = (0, -1, 1)
_DIGITS = 6
_FOREVER = 10**11


def new(secret: bytes, staff: str) -> str:
    """Return a new authenticator secret, sealed with the site's own for this one person."""
    return _sealer(secret).seal(_purpose(staff), {"key": pyotp.random_base32()}, _FOREVER)


def opened(secret: bytes, staff: str, sealed: str) -> str | None:
    """Return an authenticator secret (base32); None when it was sealed for another person or by another site."""
    found = _sealer(secret).open(_purpose(staff), sealed)
    return found["key"] if found else None


def step_of(key: str, code: str, at: int) -> int | None:
    """Return the time step whose code this is, now or one step beside; None if it is of none of them."""
    sent = "".join(code.split()).replace("-", "")
    if len(sent) != _DIGITS or not sent.isdecimal():
        return None
    totp = pyotp.TOTP(key, interval=_STEP, digits=_DIGITS)
    # Full-width digits are digits, too.
    plain = f"{int(sent):0{_DIGITS}}"
    steps = (at // _STEP + drift for drift in _DRIFT)
    return next((step for step in steps if hmac.compare_digest(totp.generate_otp(step), plain)), None)


def address(key: str, name: str, site: str) -> str:
    """Return the `otpauth:` address that an app takes a secret from."""
    totp = pyotp.TOTP(key, interval=_STEP, digits=_DIGITS, name=name, issuer=site)
    return totp.provisioning_uri()


def picture(address: str) -> Markup:
    """Return an address as a QR code, dark on white in every theme, to stand in a page."""
    code = segno.make_qr(address, error="m")
    return Markup(code.svg_inline(border=4, light="#fff", omitsize=True, svgclass="qr", lineclass=None))


def spaced(key: str) -> str:
    """Return a secret in groups of four, for those who type it."""
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def _sealer(secret: bytes) -> Sealer:
    # Unlike a talk this must last: one key for all days, which goes when the site's secret goes.
    key = digest_key(secret, "authenticator")
    return Sealer(lambda day: key)


def _purpose(staff: str) -> str:
    return f"authenticator of {staff}"
