"""The Apple profile: a web clip for the home screen of an iPad, the same bytes for the same order."""

import plistlib
import uuid

from hideout.districts.kit.order import Order

# Every identifier grows from this one, so that a new profile takes the place of the old one on a tablet.
_SPACE = uuid.UUID("7d0b8b1e-5f0c-4d6f-9a64-6a1d3c1f5a10")


def profile(order: Order, icon: bytes) -> bytes:
    """Return a `.mobileconfig` with one managed web clip; `icon` is a PNG of at most 400 pixels."""
    name = ".".join([*reversed(order.host.split(".")), "d", order.code])
    clip = {
        "PayloadType": "com.apple.webClip.managed",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"{name}.clip",
        "PayloadUUID": _id(order, "clip"),
        "PayloadDisplayName": order.label,
        "URL": order.site_url,
        "Label": order.label,
        "Icon": icon,
        "IsRemovable": False,
        # Safari's own bar stays: without it there is no way back but ours.
        "FullScreen": False,
        "Precomposed": True,
    }
    whole = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": name,
        "PayloadUUID": _id(order, "profile"),
        "PayloadDisplayName": order.label,
        "PayloadContent": [clip],
    }
    return plistlib.dumps(whole, sort_keys=True)


def _id(order: Order, part: str) -> str:
    return str(uuid.uuid5(_SPACE, f"{order.site_url} {part}")).upper()
