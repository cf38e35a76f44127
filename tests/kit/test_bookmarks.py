"""What consoles and browsers are given: strict schemas, and each file read back by an independent reader."""

import base64
import json
import plistlib
import re
import struct
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator

from hideout.districts.kit import apple, bookmarks, consoles, windows
from tests.kit.conftest import ROW, URL, order_in

# Chrome lets unknown keys pass; ours must not have any.
ENTRIES = {
    "type": "array",
    "minItems": 2,
    "prefixItems": [
        {
            "type": "object",
            "properties": {"toplevel_name": {"type": "string", "minLength": 1}},
            "required": ["toplevel_name"],
            "additionalProperties": False,
        }
    ],
    "items": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "url": {"type": "string", "pattern": "^https?://[^/]+/d/[a-z0-9-]+/$"},
        },
        "required": ["name", "url"],
        "additionalProperties": False,
    },
}


def one(key: str, inside: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": {key: inside}, "required": [key], "additionalProperties": False}


SCHEMAS = {
    "devices/chrome-policy.json": one("ManagedBookmarks", ENTRIES),
    "devices/edge-policy.json": one("ManagedFavorites", ENTRIES),
    "devices/firefox-policies.json": one("policies", one("ManagedBookmarks", ENTRIES)),
    "devices/intune-web-clip.json": {
        "type": "object",
        "properties": {
            "@odata.type": {"const": "#microsoft.graph.iosiPadOSWebClip"},
            "displayName": {"type": "string"},
            "description": {"type": "string"},
            "publisher": {"type": "string"},
            "largeIcon": {
                "type": "object",
                "properties": {"type": {"const": "image/png"}, "value": {"type": "string"}},
                "required": ["type", "value"],
                "additionalProperties": False,
            },
            "appUrl": {"type": "string", "pattern": "^https?://"},
            "useManagedBrowser": {"type": "boolean"},
        },
        "required": ["@odata.type", "displayName", "publisher", "appUrl", "useManagedBrowser"],
        "additionalProperties": False,
    },
}
WISHED = [{"toplevel_name": "リンク"}, {"name": "ひとやすみ", "url": URL}]
AWKWARD = "Rest \"a\" \\ b & <c> 'd'"


@pytest.mark.parametrize("name", SCHEMAS)
def test_json_keeps_to_its_schema(kit, name):
    Draft202012Validator.check_schema(SCHEMAS[name])
    Draft202012Validator(SCHEMAS[name]).validate(json.loads(kit[name]))


def test_the_three_browsers_are_told_the_same(kit):
    assert json.loads(kit["devices/chrome-policy.json"])["ManagedBookmarks"] == WISHED
    assert json.loads(kit["devices/edge-policy.json"])["ManagedFavorites"] == WISHED
    assert json.loads(kit["devices/firefox-policies.json"])["policies"]["ManagedBookmarks"] == WISHED


def registry(body: bytes) -> dict[tuple[str, str], str]:
    """Read a registry file as Windows does: keys in brackets, values quoted, hex(7) or a minus sign."""
    assert body[:2] == b"\xff\xfe"
    head, *lines = body.decode("utf-16").split("\r\n")
    assert head == "Windows Registry Editor Version 5.00"
    key, found = "", {}
    for line in filter(None, lines):
        if line.startswith("["):
            key = line[1:-1]
            continue
        name, value = re.fullmatch(r'"([^"]+)"=(.*)', line).groups()
        if value.startswith('"'):
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        elif value.startswith("hex(7):"):
            value = bytes.fromhex(value[7:].replace(",", "")).decode("utf-16-le")
            assert value.endswith("\0\0")
            value = value[:-2]
        found[key.removeprefix("HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\"), name] = value
    return found


@pytest.mark.parametrize("title", ["ひとやすみ", AWKWARD])
def test_the_registry_file_says_what_the_policies_say(tmp_path, title):
    order = order_in(tmp_path, title_ja=title)
    added = registry(windows.add(order))
    assert set(added) == {
        ("Google\\Chrome", "ManagedBookmarks"),
        ("Microsoft\\Edge", "ManagedFavorites"),
        ("Mozilla\\Firefox", "ManagedBookmarks"),
    }
    assert all(json.loads(value)[1] == {"name": title, "url": URL} for value in added.values())
    assert registry(windows.remove()) == dict.fromkeys(added, "-")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))
            self.words = ""

    def handle_data(self, data: str) -> None:
        if self.found and not self.words:
            self.words = data


@pytest.mark.parametrize("title", ["ひとやすみ", AWKWARD])
def test_the_bookmark_file_reads_back(tmp_path, title):
    text = bookmarks.for_import(order_in(tmp_path, title_ja=title))
    assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n")
    reader = Links()
    reader.feed(text)
    assert reader.found == [{"href": URL, "add_date": str(bookmarks.ADDED)}] and reader.words == title


def test_the_apple_profile_round_trips(kit, order):
    body = kit["devices/bookmark.mobileconfig"]
    profile = plistlib.loads(body)
    assert profile["PayloadType"] == "Configuration" and profile["PayloadVersion"] == 1
    (clip,) = profile["PayloadContent"]
    assert clip["PayloadType"] == "com.apple.webClip.managed"
    assert (clip["URL"], clip["Label"], clip["FullScreen"], clip["IsRemovable"]) == (
        URL,
        "ひとやすみ",
        False,
        False,
    )
    assert clip["Icon"] == kit["icon.png"]
    assert profile["PayloadUUID"] != clip["PayloadUUID"]
    assert profile["PayloadIdentifier"] == "jp.example.rest.d.yuki"
    assert plistlib.dumps(profile, sort_keys=True) == body == apple.profile(order, kit["icon.png"])


def test_the_icon_is_small_enough_for_a_web_clip(kit):
    icon = kit["icon.png"]
    assert icon[:8] == b"\x89PNG\r\n\x1a\n" and len(icon) < 1_000_000
    width, height = struct.unpack(">II", icon[16:24])
    assert 100 <= width == height <= 400


def test_consoles_get_values_to_paste(kit):
    google = kit["devices/google-admin.txt"].decode("utf-8-sig")
    assert "\nひとやすみ\n" in google and f"\n{URL}\n" in google
    assert json.loads(google.split("[JSON]\n")[1]) == WISHED
    intune = kit["devices/intune.txt"].decode("utf-8-sig")
    assert json.loads(intune.split("(ManagedFavorites)]\n")[1].splitlines()[0]) == WISHED
    assert consoles.FIREFOX_URI in intune
    clip = json.loads(kit["devices/intune-web-clip.json"])
    assert clip["appUrl"] == URL and base64.b64decode(clip["largeIcon"]["value"]) == kit["icon.png"]


def test_a_firefox_value_stays_within_its_attribute(tmp_path):
    value = (
        consoles.intune(order_in(tmp_path, title_ja=AWKWARD)).split("ManagedBookmarks]\n")[1].splitlines()[0]
    )
    data = re.fullmatch(r"<enabled/><data id=\"JSON\" value='([^'<]*)'/>", value)[1]
    back = data.replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&")
    assert json.loads(back)[1]["name"] == AWKWARD


def test_names_cannot_bring_lines_or_markup(tmp_path):
    order = order_in(tmp_path, ROW | {"name_ja": "ゆき\n市{山|x}"})
    assert order.name_ja == "ゆき 市（山／x）"
