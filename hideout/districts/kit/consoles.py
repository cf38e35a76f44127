"""Values for consoles on the web: what to paste where in Intune and in the Google Admin console."""

import base64

from hideout.districts.kit import bookmarks
from hideout.districts.kit.order import Order

# Mozilla's documented address of the policy in Intune's custom (OMA-URI) profiles.
FIREFOX_URI = "./Device/Vendor/MSFT/Policy/Config/Firefox~Policy~firefox/ManagedBookmarks"


def intune_clip(order: Order, icon: bytes) -> str:
    """Return a Microsoft Graph `iosiPadOSWebClip`, as `POST /deviceAppManagement/mobileApps` takes it."""
    return bookmarks.as_json(
        {
            "@odata.type": "#microsoft.graph.iosiPadOSWebClip",
            "displayName": order.label,
            "description": order.label,
            "publisher": order.name_ja,
            "largeIcon": {"type": "image/png", "value": base64.b64encode(icon).decode("ascii")},
            "appUrl": order.site_url,
            "useManagedBrowser": False,
        }
    )


def intune(order: Order) -> str:
    """Return the values for Intune's settings catalogue, one a block."""
    value = bookmarks.on_one_line(order)
    firefox = f"<enabled/><data id=\"JSON\" value='{_attribute(value)}'/>"
    return _blocks(
        [
            ("Microsoft Edge > Configure favorites (ManagedFavorites)", value),
            ("Google Chrome > Managed Bookmarks (ManagedBookmarks)", value),
            (f"Firefox, custom profile, OMA-URI {FIREFOX_URI}", firefox),
            ("iOS/iPadOS web clip: App name", order.label),
            ("iOS/iPadOS web clip: App URL", order.site_url),
        ]
    )


def google_admin(order: Order) -> str:
    """Return the values for Managed bookmarks of the Google Admin console."""
    return _blocks(
        [
            ("Folder name / フォルダ名", bookmarks.folder(order)),
            ("Bookmark name / ブックマーク名", order.label),
            ("URL", order.site_url),
            ("JSON", bookmarks.on_one_line(order)),
        ]
    )


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")


def _blocks(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"[{name}]\n{value}\n" for name, value in pairs)
