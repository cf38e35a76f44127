"""The quiet rooms: footprints that point at nobody, weathers that are taken as they are, toys, the unsent letter."""

import gzip
import re
from html import unescape

import pytest

from hideout.assets import ASSETS, Assets
from hideout.clock import MINUTE
from rooms.nook.presence import Presence, presence_of
from rooms.visitor import AVATARS
from rooms.weather.sky import WEATHERS
from rooms.workshop.toys import TOYS

ROOMS = ("nook", "letters", "weather", "workshop")
PAGES = [f"/rooms/{slug}" for slug in ROOMS] + [f"/rooms/workshop/{toy.slug}" for toy in TOYS]
LINES = {line for weather in WEATHERS for line in (answer.line for answer in weather.answers)}
NOON = 1_790_000_000


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ja", "ja_Hira", "en"])
def test_every_page_opens_in_every_language(visitor, path, language):
    page = visitor.open(f"{path}?lang={language}")
    assert page.count("<h1") == 1
    assert ("<rt>" in page) == (language == "ja_Hira")
    inside = page[page.index("<main") : page.index("</main>")]
    for link in re.findall(r'(?:href|action|hx-post)="(/(?:rooms|house|help)[^"]*)"', inside):
        assert link.endswith(f"lang={language}")


@pytest.mark.parametrize(
    ("steps", "crowd"),
    [
        (0, None),
        (1, None),
        (9, None),
        (10, "few"),
        (29, "few"),
        (30, "some"),
        (99, "some"),
        (100, "many"),
        (5000, "many"),
    ],
)
def test_footprints_say_few_some_or_many_and_nothing_under_ten(steps, crowd):
    presence = Presence()
    for _ in range(steps):
        presence.step(NOON)
    assert presence.crowd(NOON) == crowd


def test_footprints_are_gone_after_ten_minutes():
    presence = Presence()
    for minute in range(20):
        presence.step(NOON + minute * MINUTE)
    last = NOON + 19 * MINUTE
    assert presence.crowd(last) == "few"
    assert presence.crowd(last + MINUTE) is None
    assert presence.crowd(last + 10 * MINUTE) is None
    assert not presence._minutes


def test_footprints_hold_nothing_but_numbers(visitor, app):
    visitor.open("/rooms/nook")
    held = vars(presence_of(app))
    assert list(held) == ["_minutes"]
    assert all(isinstance(part, int) for pair in held["_minutes"].items() for part in pair)


def test_the_corner_shows_footprints_from_ten_on_and_sets_no_cookie(visitor):
    for _ in range(10):
        answer = visitor.get("/rooms/nook")
        assert "footprints" not in answer.text
        assert "set-cookie" not in answer.headers
    assert "footprints" in visitor.open("/rooms/nook")


def test_the_nest_holds_the_visitors_own_animal_or_a_dormouse(visitor):
    def sleeper(page: str) -> str:
        scene = re.search(r'<div class="breath-sleeper">(.*?)</div>', page, re.S)[1]
        (name,) = [a for a in AVATARS if Assets().picture(f"avatars/{a}").strip() == scene.strip()]
        return name

    assert sleeper(visitor.open("/rooms/nook")) == "dormouse"
    visitor.post("/name", {"name": "", "avatar": "owl"})
    assert sleeper(visitor.open("/rooms/nook")) == "owl"


def test_a_light_that_stands_still_is_not_said_to_grow(visitor):
    assert "while the light grows" in visitor.open("/rooms/nook?lang=en")
    visitor.post("/look", {"calm": "on", "back": "/rooms/nook"})
    page = visitor.open("/rooms/nook?lang=en")
    assert "calm" in re.search(r'<html[^>]*class="([^"]*)"', page)[1]
    assert "while the light grows" not in page and "The light stands still." in page


def test_sounds_wait_behind_script_and_say_so(visitor):
    page = visitor.open("/rooms/nook")
    sounds = re.search(r'<section class="sounds".*?</section>', page, re.S)[0]
    assert re.search(r"<div data-script hidden>.*data-sound", sounds, re.S)
    assert "<noscript>" in sounds
    assert page.count('aria-pressed="false"') >= 3
    assert "<audio" not in page


def test_the_letter_cannot_be_sent(visitor):
    page = visitor.open("/rooms/letters")
    paper = re.search(r"<textarea[^>]*>", page)
    assert " name=" not in paper[0] and " form=" not in paper[0]
    assert 'autocomplete="off"' in paper[0] and 'spellcheck="false"' in paper[0]
    before = page[: paper.start()]
    assert before.count("<form") == before.count("</form")
    assert visitor.post("/rooms/letters", {"letter": "x"}).status_code == 405


def test_the_script_of_the_letter_knows_no_way_to_send_or_keep():
    script = (ASSETS / "js" / "letters.js").read_text("utf-8")
    ways = r"fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\.submit|Storage|indexedDB|caches|postMessage|history\."
    assert not re.search(ways, script)


@pytest.mark.parametrize("weather", WEATHERS, ids=lambda weather: weather.slug)
def test_each_weather_has_several_answers_that_take_turns(visitor, weather):
    heard = []
    for turn in range(len(weather.answers)):
        answer = visitor.post("/rooms/weather?lang=en", {"mood": weather.slug, "turn": str(turn)})
        assert answer.status_code == 200
        page = unescape(answer.text)
        heard += [line for line in LINES if f">{line}<" in page]
        assert f'name="turn" value="{turn + 1}"' in page
    assert len(heard) >= 3
    assert heard == [answer.line for answer in weather.answers]


@pytest.mark.parametrize("weather", WEATHERS, ids=lambda weather: weather.slug)
def test_people_and_not_now_stand_side_by_side_and_come_first_in_heavy_weather(visitor, weather):
    page = visitor.post("/rooms/weather?lang=en", {"mood": weather.slug}).text
    now = re.search(r'<section class="weather-now".*?</section>', page, re.S)[0]
    pair = re.findall(r'<a class="([^"]*)" href="([^"]*)"', now)
    assert pair == [("button quiet", "/help?lang=en"), ("button quiet", "/house?lang=en")]
    things = now.index("weather-things")
    assert (now.index("/help") < things) == weather.heavy
    assert now[things:].count("<li>") == 2


def test_some_weathers_are_heavy_and_some_are_not():
    assert {weather.heavy for weather in WEATHERS} == {True, False}


def test_small_things_lead_to_pages_that_are_there(visitor):
    paths = {thing.path for w in WEATHERS for a in w.answers for thing in a.things if thing.path}
    assert len(paths) >= 6
    for path in paths:
        visitor.open(path)


@pytest.mark.parametrize(
    "fields", [{"turn": "1"}, {"mood": ""}, {"mood": "sunshine"}, {"mood": "<script>", "turn": "1"}]
)
def test_an_unknown_weather_is_refused_kindly(visitor, fields):
    answer = visitor.post("/rooms/weather?lang=en", fields)
    assert answer.status_code == 422
    assert "Which of these is nearest?" in answer.text
    assert 'value="fog"' in answer.text and "weather-now" not in answer.text


@pytest.mark.parametrize("turn", ["", "-1", "1e9", "9" * 400, "²", "null"])
def test_a_bent_turn_does_no_harm(visitor, turn):
    assert visitor.post("/rooms/weather", {"mood": "fog", "turn": turn}).status_code == 200


def test_the_weather_is_in_no_address_and_no_cookie(visitor):
    page = visitor.open("/rooms/weather")
    assert not re.search(r'(?:href|action|hx-post)="[^"]*(?:mood|storm|fog)', page)
    answer = visitor.post("/rooms/weather", {"mood": "night"})
    assert "set-cookie" not in answer.headers and "location" not in answer.headers


def test_htmx_gets_the_window_alone(visitor):
    part = visitor.post("/rooms/weather", {"mood": "wind"}, **{"hx-request": "true"}).text
    assert part.lstrip().startswith('<div class="weather" id="window">')
    page = visitor.post("/rooms/weather", {"mood": "wind", "turn": "3"}).text
    assert 'id="window"' in page and "<html" in page


def test_the_workbench_shows_at_least_five_toys_and_each_opens(visitor):
    page = visitor.open("/rooms/workshop")
    shown = re.findall(r'class="toy-choice" href="/rooms/workshop/([a-z]+)"', page)
    assert shown == [toy.slug for toy in TOYS] and len(shown) >= 5
    assert visitor.get("/rooms/workshop/hammer").status_code == 404


@pytest.mark.parametrize("toy", TOYS, ids=lambda toy: toy.slug)
def test_a_toy_says_how_it_works_for_hand_and_keyboard(visitor, toy):
    page = unescape(visitor.open(f"/rooms/workshop/{toy.slug}?lang=en"))
    assert toy.how in page and toy.keys in page
    assert ("<noscript>" in page) != toy.scriptless
    for board in re.findall(r"<canvas[^>]*>", page):
        assert 'tabindex="0"' in board and "aria-label=" in board and 'aria-describedby="how keys"' in board


def test_one_can_draw_in_black_rub_out_and_take_back_one_step(visitor):
    page = visitor.open("/rooms/workshop/doodle?lang=en")
    tones = re.findall(r'name="tone" value="([^"]+)" aria-label="([^"]+)"', page)
    assert ("k-ink", "Black") in tones and ("eraser", "Eraser") in tones
    assert "data-undo" in page
    assert "eraser" not in visitor.open("/rooms/workshop/colour")


def test_every_stone_stands_out_from_the_tray(visitor):
    css = (ASSETS / "css" / "10-tokens.css").read_text("utf-8")
    page = visitor.open("/rooms/workshop/pebbles")
    tray = re.findall(r'class="(k-[a-z0-9]+)"', page[: page.index('class="pebble"')])[-2]
    stones = re.findall(r'class="pebble-shade"[^>]*/><path class="(k-[a-z0-9]+)"', page)
    assert tray == "k-fur4" and len(stones) == 10
    for mode in css.split("prefers-color-scheme: dark"):
        paint = {name: bytes.fromhex(tone) for name, tone in re.findall(r"--(k-\w+): #([0-9a-f]{6})", mode)}
        far = {s: sum(abs(a - b) for a, b in zip(paint[s], paint[tray], strict=True)) for s in stones}
        assert all(steps > 50 for steps in far.values()), far


def test_two_toys_work_without_script():
    assert sum(toy.scriptless for toy in TOYS) >= 2


def test_toys_keep_no_score_and_no_clock():
    for path in sorted((ASSETS / "js").glob("workshop-*.js")):
        assert not re.search(r"score|level|win\b|vibrate|Audio|setInterval|Date", path.read_text("utf-8")), (
            path.name
        )


def test_scripts_of_these_rooms_stay_small_and_in_their_rooms(visitor):
    assets = Assets()
    own = ["js/nook.js", "js/letters.js", *(f"js/workshop-{toy.slug}.js" for toy in TOYS)]
    assert sum(len(gzip.compress(assets.files[name].body, 9)) for name in own) <= 9 * 1024
    for path in PAGES:
        used = set(re.findall(r"/static/[0-9a-f]+/(js/[a-z-]+\.js)", visitor.open(path)))
        toy = path.removeprefix("/rooms/workshop/")
        room = path.removeprefix("/rooms/")
        mine = {f"js/workshop-{toy}.js"} if toy != path else {f"js/{room}.js"} & set(own)
        assert used & set(own) == mine, path
