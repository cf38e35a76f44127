"""What is grave and told calmly, in passing or taken back is heard by its kind in every language, and its look-alikes are let be."""

import pytest

from moderation.reading import read
from moderation.rules import listen
from moderation.triage import screen
from moderation.words import LANGUAGES, lexicon

CALM = ("settled", "moment", "asides")
# Told so, all is ready or begun.
URGENT = (
    "notes are under the pillow, hamster's been fed, i feel calm. look after each other",
    "kid sister gets my bike. tell her not to cry. goodnight x",
    "once my housemates leave. what i need is in the cupboard",
    "its beside me on the blanket. i pick it up, i put it down, i keep on",
    "it's really windy up here. wanted to say hi to somebody before",
    "took what was left last night. woke up again. nobody knows",
    "door's locked, telly is up loud, no one will hear. i've got everything with me",
    "dad is smashing the door with a bat, my brother is crying",
    "he went off on his own and left his phone here with a note, just sorry",
    "las cartas están listas, el gato ya comió. por fin hay silencio. cuídense",
    "편지 다 썼고 상자에 넣었어. 머리가 조용해. 다들 잘 지내",
)
# Told so, a life may be in danger.
GRAVE = (
    "lovely day, fed ducks. on the footbridge i wondered how long before anyone would notice. then chips",
    "relax i was joking when i spoke about the bridge. dont tell anyone",
    "i made a will, just in case. i'm fourteen",
    "having s word thoughts again",
    "she yanked me up the stairs by my hair",
    "no passarela fiquei pensando em quanto tempo iam dar falta. depois comi pastel",
    "tranqui, era broma lo que dije de la carta, no le digas a nadie",
)
HARMLESS = (
    "letters for the teachers are in a box, the dog's been fed, feeling peaceful",
    "my housemates leave at noon, what i need is in the cupboard: flour, eggs, a cake tin",
    "its on the bed next to me, the cat, i pick it up and put it down",
    "so windy up here on the hill, the kite loves it",
    "finished the rest of the pizza, woke up at noon",
    "door locked, music loud, wrapping presents",
    "grandad made a will with the solicitor, just in case",
    "we were joking when we said we'd jump in the pool",
    "on the bridge i thought about lunch",
    "swimming tomorrow and my legs are all mosquito bites",
)


@pytest.mark.parametrize("text", URGENT)
def test_the_last_hours_are_heard_though_they_are_told_calmly(text: str) -> None:
    assert screen("chat", text).level == 3


@pytest.mark.parametrize("text", GRAVE)
def test_a_grave_clause_is_heard_among_cheerful_ones(text: str) -> None:
    assert screen("chat", text).level >= 2


@pytest.mark.parametrize("text", HARMLESS)
def test_their_look_alikes_are_no_entry_of_these_lists(text: str) -> None:
    assert not [rule for rule in listen(read(text)).rules if rule.list in (*CALM, "harm")]


@pytest.mark.parametrize("name", CALM)
def test_every_language_but_japanese_has_them(name: str) -> None:
    assert all(lexicon(language, name) for language in LANGUAGES if language != "ja")
