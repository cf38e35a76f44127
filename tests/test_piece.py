"""A piece as visitors see it: what Markdown becomes, what is dropped of it, and the weeks of prompts."""

import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hideout.clock import HOUR, span_of_week, week_of
from hideout.piece import host_of, left_out, piece_of, shown, told
from moderation.desk.moments import days_of, moment, weeks, written

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "h3", "blockquote", "hr", "a", "ruby", "rt"}
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](http://example.org/)",
    "[x](//example.org/)",
    "[x](/desk)",
    "[x](https://user:word@example.org/)",
    "[x](https://example.org:8443/)",
    "[x](https://127.0.0.1/)",
    "[x](https://localhost/)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<mailto:somebody@example.org>",
    "![p](https://example.org/p.png)",
    "![p](/static/x.png)",
    "[![p](https://example.org/p.png)](http://example.org/)",
    "{<script>|<img src=x>}",
    '{a|b" onmouseover="alert(1)}',
    "<style>*{display:none}</style>",
    "<iframe src=https://example.org></iframe>",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
)


def whole(html: str) -> None:
    """Hold that a text has only tags of ours, and links that lead over https and carry nothing else."""
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= TAGS, html
    for tag, attributes in re.findall(r"<([a-z0-9]+)([^>]*)>", html):
        if tag != "a":
            assert attributes.strip() in ("", "/"), html
        else:
            assert re.fullmatch(r' href="https://[^"]+" rel="noreferrer nofollow"', attributes), html


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("readings", [True, False])
def test_nothing_that_acts_or_fetches_gets_through(text, readings):
    for written_so in (text, f"before {text} after", f"- {text}\n- {text}", f"> {text}", f"# {text}"):
        html = str(shown(written_so, readings=readings))
        whole(html)
        assert "<a " not in html, html


@given(st.text(alphabet="<>[](){}|!\"'/:*_`#-&;. \nahtpsjvcri漢か", max_size=120))
def test_whatever_is_typed_stays_harmless(text):
    whole(str(shown(text, readings=True)))


def test_a_link_leads_over_https_and_says_where():
    html = shown("[お{店|みせ}](https://Example.org/a?b=c 'title') と <https://例え.jp/>", readings=True)
    assert '<a href="https://example.org/a?b=c" rel="noreferrer nofollow">お<ruby>' in html.replace(
        "Example", "example"
    )
    assert " (example.org)" in html and "title" not in html
    # Letters that look like others do not hide where a link leads.
    assert " (xn--r8jz45g.jp)" in html
    assert "(evil.example.com)" in shown(
        "[https://bank.example.org](https://evil.example.com/)", readings=False
    )


def test_what_is_left_out_is_counted_for_whoever_writes():
    assert left_out("plain [x](https://example.org/)") == 0
    assert left_out("![p](https://example.org/p.png) [x](http://example.org) [y](/desk)") == 3


def test_markdown_becomes_what_the_form_says():
    html = shown(
        "## {雪|ゆき}\n\none\ntwo **three** *four*\n\n- a\n- b\n\n> said\n\n---\n\n1. x", readings=True
    )
    for part in (
        "<h3><ruby>雪<rt>ゆき</rt></ruby></h3>", "<p>one<br>\ntwo <strong>three</strong> <em>four</em></p>",
        "<li>a</li>", "<blockquote>", "<hr>", "<ol>",
    ):  # fmt: skip
        assert part in html, part


def test_readings_are_shown_or_absent_and_work_inside_markup():
    text = "**{漢字|かんじ}** [{道|みち}](https://example.org/)"
    assert "<strong><ruby>漢字<rt>かんじ</rt></ruby></strong>" in shown(text, readings=True)
    plain = shown(text, readings=False)
    assert "<strong>漢字</strong>" in plain and "rt" not in plain and "みち" not in plain
    row = {"piece": "x", "kind": "story", "language": "ja_Hira", "title": "{雪|ゆき} <b>", "body": text}
    piece = piece_of(row, readings=True)
    assert piece.title == "<ruby>雪<rt>ゆき</rt></ruby> &lt;b&gt;" and piece.tag == "ja"


def test_the_listener_is_given_the_words_without_marks_and_the_readings_too():
    assert told("**{消|き}え**たい") == ("消えたい", "きえたい")
    assert told("# plain\n\n*words*") == ("plain words", "")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/x", "example.org"), ("https://example.org:443/", "example.org"), ("http://example.org", ""),
        ("https://a@example.org", ""), ("https://", ""), ("https://[::1]/", ""), ("https://[bad", ""),
        ("https://example", ""), ("https://example.org:99999/", ""), ("", ""),
    ],
)  # fmt: skip
def test_only_an_address_over_https_has_a_host(address, host):
    assert host_of(address) == host


def test_a_week_begins_on_monday_where_the_site_is():
    sunday_night = 1763909999  # 2025-11-23 23:59:59 in Tokyo
    assert week_of(sunday_night, "Asia/Tokyo") == 20251117
    assert week_of(sunday_night + 1, "Asia/Tokyo") == 20251124
    assert week_of(sunday_night + 1, "Europe/Berlin") == 20251117
    begins, over = span_of_week(20251124, "Asia/Tokyo")
    assert begins == sunday_night + 1 and over - begins == 7 * 24 * HOUR


@pytest.mark.parametrize(("week", "hours"), [(20260323, 167), (20261019, 169), (20260601, 168)])
def test_a_week_in_which_clocks_change_is_as_long_as_it_is(week, hours):
    begins, over = span_of_week(week, "Europe/Berlin")
    assert over - begins == hours * HOUR
    assert (
        week_of(begins, "Europe/Berlin")
        == week
        == week_of(over - 1, "Europe/Berlin")
        != week_of(over, "Europe/Berlin")
    )


def test_moments_are_those_of_the_site():
    tokyo, berlin = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin")
    at = moment("2026-11-23T09:00", tokyo)
    assert written(at, tokyo) == "2026-11-23T09:00" and moment("2026-11-23 09:00:30", tokyo) == at
    assert moment("2026-11-23T09:00", berlin) - at == 8 * HOUR
    # An hour that a clock leaves out is no error, and comes after what was before it.
    assert (
        moment("2026-03-29T01:59", berlin)
        < moment("2026-03-29T02:30", berlin)
        <= moment("2026-03-29T03:30", berlin)
    )
    for bent in ("", "soon", "2026-13-01T09:00", "2026-11-23", "9999-99-99T00:00", "0001-01-01T00:00 "):
        assert moment(bent, tokyo) is None or bent.startswith("0001")


def test_weeks_to_choose_from_are_this_one_and_those_to_come():
    tokyo = ZoneInfo("Asia/Tokyo")
    offered = weeks(1763910000, tokyo, 20250106, 0)
    assert [week for week, _ in offered][:3] == [20250106, 20251124, 20251201] and len(offered) == 14
    assert days_of(20251124, tokyo) == "2025-11-24 – 2025-11-30"
