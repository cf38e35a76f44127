"""A flag of an English post rests on something that stands there: a way, a name, a place, an address; a tone is not enough."""

import pytest

from moderation.cues import cues
from moderation.grounds import grounds
from moderation.reading import read
from moderation.triage import screen


def _cues(text):
    return cues(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "chorus: call me when the lights go out, call me when they're on, i'm made of doorbells",
        "Call me old fashioned but a biscuit belongs in tea",
        '"follow me" whispered the duck, and all the ducklings did, straight into the pond',
        "text me when you're there, says mum, and it's the shed",
        "i hit my knee on the same table every single morning and it always wins",
    ],
)
def test_words_of_contact_in_a_song_or_at_home_are_no_contact(text):
    assert "contact" not in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "hmu",
        "call me pls, 07700 900 118, any time",
        "same nick as here on the ghost app, come say hi",
        "platform 2, ten past four today, the big cello. that's me, sit down",
        "kik > grumblyottercub",
        "Saturday 2pm, palm house at the gardens. I will hold a paper boat, come and talk to me",
    ],
)
def test_a_way_told_in_words_or_by_spot_and_hour_is_contact(text):
    assert "contact" in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "our house smells of toast and old arguments",
        "i'm 13 and i feel like a very tired 70",
        "forgot my password again, the computer room and i are old friends",
        "dropped out of choir. told them it was my timetable",
        "my dog sneezed in assembly and everyone blamed me",
    ],
)
def test_who_gives_no_name_number_or_place_tells_not_who_they_are(text):
    assert "personal_info" not in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        "My name is Orla Fenwick and I go to Harrow Bank Academy",
        "we live at 12 Kestrel Row, the door with the sun on it",
        "im the only kid in a wheelchair at brindle primary so everyone knows its me",
    ],
)
def test_a_name_with_a_place_tells_who_somebody_is(text):
    assert "personal_info" in screen("post", text).flags


def test_cues_add_up_and_plain_talk_holds_few():
    assert _cues("soup helped") == 0
    assert _cues("the bus was late and it rained on all of us") < 3
    assert _cues("i'm on the bench by the lake every friday at 4, red scarf, come say hi") >= 5
    assert _cues("there's discord between my parents") == 0
    assert _cues("discord: soft.gravel, add me") >= 6


def test_grounds_are_counted_by_kind():
    assert grounds("personal_info", "so tired", "so tired") == 0
    assert grounds("personal_info", "I'm from Dulmere, flat 3", "i'm from dulmere, flat 3") == 2
    assert grounds("link", "soup helped", "soup helped") == 0
    assert grounds("link", "frogs dot example", "frogs dot example") == 1
    assert grounds("abuse", "so tired", "so tired") == 1


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("clan tag #7KQP3XV, two places left, come", "contact"),
        ("could you give me your line id, i want to practise english", "contact"),
        ("duolingo friends? my name there is OddSockOwl, add me", "contact"),
        ("🐦: quiet.puddles", "contact"),
        ("go to sleepyquiz slash frogs", "link"),
        ("did you hear wanda kestle got expelled, year 9 at marlow", "third_party_identified"),
        ("kids like her shouldn't be allowed in our school, they ruin every lesson", "abuse"),
    ],
)
def test_kinds_that_no_list_knew_are_heard(text, flag):
    assert flag in screen("post", text).flags


@pytest.mark.parametrize(
    "text",
    [
        'the frog said it has two lines in the play and one line: "croak"',
        "my DMs are empty and so is my fridge",
        "I was born on a leap day so I'm four",
        "the number 9 bus has a driver who hums",
    ],
)
def test_look_alikes_are_left_alone(text):
    assert not screen("post", text).flags
