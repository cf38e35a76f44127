"""What is offered: as a question, one step a turn, ended by a no, never in great danger, never the same twice."""

from __future__ import annotations

import asyncio

import pytest

from companion import listener
from companion.answer import answer
from companion.choice import Picker
from companion.lines import is_question, lines_of
from companion.memo import memo
from companion.offers import FITTING, STEPS, offered
from companion.rehearsal import begin
from companion.talk import Talk
from companion.topics import BARRIERS, MATTERS
from companion.trace import hear
from hideout.language import BY_CODE

LANGUAGES = sorted(BY_CODE)
WEARY = {
    "en": ["I am so tired", "every day the same", "everybody looks at me there", "just tired"],
    "ja": ["つかれた", "毎日おなじ", "みんなが見てくる", "ほんとに疲れた"],
    "ja_Hira": ["つかれた", "まいにち おなじ", "みんなが みてくる", "すごく つかれた"],
}
YES = {"en": "yes", "ja": "うん", "ja_Hira": "うん"}
NO = {"en": "not really", "ja": "しない", "ja_Hira": "しない"}


def told(talk: Talk, text: str, language: str) -> tuple[Talk, tuple[str, ...]]:
    course, verdict = hear(talk, text)
    reply = asyncio.run(answer(talk.visitor(text, course, verdict), verdict, language, None))
    return reply.talk, reply.sentences


def talked(texts: list[str], language: str, seed: int = 1) -> tuple[Talk, list[tuple[str, ...]]]:
    talk, said = begin(language, seed), []
    for text in texts:
        talk, sentences = told(talk, text, language)
        said.append(sentences)
    return talk, said


def sections(sentences: tuple[str, ...], language: str) -> set[str]:
    return {name for name, lines in lines_of(language).items() if not set(sentences).isdisjoint(lines)}


def offer_in(sentences: tuple[str, ...], language: str) -> str | None:
    return next(
        (name[6:] for name in sections(sentences, language) if name[6:] in STEPS and name[:6] == "offer."),
        None,
    )


def test_every_matter_has_its_ways() -> None:
    assert FITTING.keys() == set(MATTERS)
    assert {way for ways in FITTING.values() for way in ways} == set(STEPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_some_lines_something_is_offered_and_a_yes_leads_through_it_to_its_end(language: str) -> None:
    talk, said = talked(WEARY[language], language)
    way = offer_in(said[-1], language)
    assert way is not None and not any(offer_in(one, language) for one in said[:-1])
    assert is_question(said[-1][-1])
    for step in STEPS[way]:
        talk, sentences = told(talk, YES[language], language)
        assert step in sections(sentences, language)
        assert len(sentences) <= listener.MOST_SENTENCES
    talk, sentences = told(talk, YES[language], language)
    assert not sections(sentences, language) & {step for steps in STEPS.values() for step in steps}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_ends_it_and_it_does_not_come_again(language: str) -> None:
    talk, said = talked(WEARY[language], language)
    first = offer_in(said[-1], language)
    talk, sentences = told(talk, NO[language], language)
    assert "offer.no" in sections(sentences, language)
    offers = []
    for text in WEARY[language] * 2:
        talk, sentences = told(talk, text, language)
        offers.append(offer_in(sentences, language))
    made = [way for way in offers if way]
    assert first not in made and len(made) == len(set(made)) <= 3


def test_something_else_than_a_yes_is_listened_to() -> None:
    talk, said = talked(WEARY["en"], "en")
    assert offer_in(said[-1], "en")
    _, sentences = told(talk, "my mum is angry with me again", "en")
    assert "family.ack" in sections(sentences, "en")


def test_a_grave_line_in_the_middle_is_answered_and_the_offer_is_over() -> None:
    talk, _ = talked([*WEARY["en"], "yes"], "en")
    talk, sentences = told(talk, "I want to die", "en")
    assert "two.death.ask" in sections(sentences, "en")
    _, sentences = told(talk, "my dog is here", "en")
    assert not sections(sentences, "en") & {step for steps in STEPS.values() for step in steps}


def test_whoever_wants_no_questions_gets_no_offer() -> None:
    talk, _ = talked(["stop asking me"], "en")
    for text in WEARY["en"] * 3:
        talk, sentences = told(talk, text, "en")
        assert offer_in(sentences, "en") is None


def test_in_danger_only_what_steadies_is_offered() -> None:
    talk, _ = talked(["I want to die", "no", "ok", "hm", "my friends are away"], "en")
    for named in MATTERS:
        line = offered(named, 2, Picker(talk, lines_of("en")))
        assert not line or offer_in(line, "en") in {"breathe", "ground", "before"}


BARRED = [
    ("en", "they would hear me, I can't talk", "voice"),
    ("en", "my parents would find out", "parents"),
    ("en", "do they call the police on you", "police"),
    ("en", "nobody picks up anyway", "busy"),
    ("en", "does it cost money", "cost"),
    ("en", "I don't know what to say", "words"),
    ("ja", "でも親にばれる", "parents"),
    ("ja", "お金がかかるでしょ", "cost"),
    ("ja", "電話してもつながらない", "busy"),
    ("ja", "なんて言えばいいの", "words"),
    ("ja", "こんなの大したことないし", "grave"),
    ("ja", "前に相談したけど意味なかった", "tried"),
    ("ja_Hira", "おこられるかも", "scold"),
    ("ja_Hira", "こえがでない", "voice"),
]


@pytest.mark.parametrize(("language", "text", "kind"), BARRED)
def test_what_makes_it_hard_gets_a_true_answer_and_a_first_sentence(
    language: str, text: str, kind: str
) -> None:
    wish = "I want to die" if language == "en" else "死にたい"
    _, said = talked([wish, "hm" if language == "en" else "んー", text], language)
    found = sections(said[-1], language)
    assert {f"barrier.{kind}", f"barrier.{kind}.more", "barrier.first"} <= found
    assert len(said[-1]) <= listener.MOST_SENTENCES


def test_without_danger_these_words_are_ordinary() -> None:
    _, said = talked(["does it cost money to play"], "en")
    assert not any(name.startswith("barrier") for name in sections(said[-1], "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_to_the_direct_question_leads_to_what_makes_it_hard_and_only_once(language: str) -> None:
    wish = {"en": "I want to die"}.get(language, "死にたい")
    talk, said = talked([wish, NO[language]], language)
    assert "barrier.ask" in sections(said[-1], language)
    asked = 0
    for text in [*WEARY[language], NO[language]] * 3:
        talk, sentences = told(talk, text, language)
        asked += "barrier.ask" in sections(sentences, language)
    assert asked == 0


def test_at_level_three_the_answer_is_true_too() -> None:
    _, said = talked(["I will do it tonight, it is ready", "ok", "my parents would find out"], "en")
    assert "barrier.parents" in sections(said[-1], "en")


def test_every_barrier_is_heard_in_both_languages() -> None:
    assert {f"barrier.{kind}" for _, _, kind in BARRED} == set(BARRIERS)


def test_the_note_holds_what_was_named_and_what_was_answered() -> None:
    talk, said = talked(["I am so lonely", "every day", "I eat lunch alone", "so lonely"], "en")
    way = offer_in(said[-1], "en")
    assert way == "before"
    talk, _ = told(talk, "yes", "en")
    talk, _ = told(talk, "I drew cats in the kitchen", "en")
    found = memo(talk, "en")
    assert "lonely" in found.matters and found.helped == ("I drew cats in the kitchen",)
    assert not found.danger


@pytest.mark.parametrize(
    ("language", "lines", "section"),
    [
        ("ja", ["友だちが死にたいって言ってる"], "two.friend.ack"),
        ("ja", ["死にたい", "私じゃなくて友だちのことです"], "witness.mine"),
        ("ja", ["親友がリスカしてる"], "two.friend.ack"),
        ("en", ["I want to die", "not me my friend"], "witness.mine"),
        ("ja", ["死にたい", "裏切りになるかな"], "asked.betray"),
        ("ja", ["死にたい", "ねえほんとに聞いてる？"], "asked.hearing"),
        ("ja", ["つかれた", "学校の先生でもいい？"], "asked.tell"),
        ("en", ["I am sad", "can my teacher see this"], "asked.watched"),
        ("ja", ["今夜、死ぬ。準備もした", "ごめん"], "sorry"),
        ("ja", ["今夜、死ぬ。準備もした", "ありがとう"], "thanks"),
    ],
)
def test_what_was_said_is_what_is_answered(language: str, lines: list[str], section: str) -> None:
    _, said = talked(lines, language)
    assert section in sections(said[-1], language), said[-1]


@pytest.mark.parametrize(
    ("language", "lines", "level", "now"),
    [
        ("ja", ["死にたい", "今夜やる"], 3, False),
        ("ja", ["死にたい", "ベランダにいる"], 3, True),
        ("en", ["I want to die", "i am on the roof"], 3, True),
        ("en", ["I want to die", "tonight i will do it"], 3, False),
        ("ja", ["ひまだな", "ベランダで洗濯ほしてる"], 1, False),
    ],
)
def test_words_that_are_harmless_alone_are_grave_after_danger(
    language: str, lines: list[str], level: int, now: bool
) -> None:
    talk, _ = talked(lines, language)
    assert (talk.course.level >= level) if level == 3 else (talk.course.level <= level)
    assert not now or talk.course.now


def test_what_kind_of_danger_it_was_stays_with_the_talk_and_in_its_seal() -> None:
    talk, _ = talked(["お父さんになぐられる", "きょうのごはんはカレー", "さびしい"], "ja")
    assert "abuse" in talk.kinds
    assert Talk.from_dict(talk.to_dict()).kinds == talk.kinds
    for bent in ({"kinds": "abuse"}, {"kinds": ["x" * 50]}, {"kinds": ["a"] * 20}, {"kinds": [1]}):
        with pytest.raises(ValueError, match="kinds"):
            Talk.from_dict(talk.to_dict() | bent)
