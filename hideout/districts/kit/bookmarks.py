"""The bookmark, as each browser wants to be told of it."""

import json
from html import escape
from typing import Any

from hideout.districts.kit.order import Order

# The folder that browsers put managed bookmarks in; neutral like the title.
FOLDERS = {"ja": "リンク", "en": "Links"}
# An import needs some date; a fixed one (1 January 2026, UTC) keeps the bytes the same.
ADDED = 1_767_225_600


def entries(order: Order) -> list[dict[str, str]]:
    """Return the value that Chrome, Edge and Firefox share: the name of the folder, then the bookmark."""
    return [{"toplevel_name": folder(order)}, {"name": order.label, "url": order.site_url}]


def folder(order: Order) -> str:
    """Return the name of the folder that managed bookmarks stand in."""
    return FOLDERS[order.languages[0]]


def chrome(order: Order) -> str:
    """Return the policy file of Chrome and ChromeOS."""
    return as_json({"ManagedBookmarks": entries(order)})


def edge(order: Order) -> str:
    """Return the policy file of Edge."""
    return as_json({"ManagedFavorites": entries(order)})


def firefox(order: Order) -> str:
    """Return `policies.json` of Firefox."""
    return as_json({"policies": {"ManagedBookmarks": entries(order)}})


def for_import(order: Order) -> str:
    """Return a Netscape bookmark file, which every browser imports by hand."""
    name, url = escape(order.label), escape(order.site_url)
    return (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n'
        "<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
        f'    <DT><A HREF="{url}" ADD_DATE="{ADDED}">{name}</A>\n</DL><p>\n'
    )


def as_json(value: Any) -> str:
    """Return JSON that a person can read, too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def on_one_line(order: Order) -> str:
    """Return the shared value on one line, as registry and consoles take it."""
    return json.dumps(entries(order), ensure_ascii=False)
