"""The finder: every answer leads somewhere, in three languages, in at most four questions."""

import tomllib

from hideout.assets import ASSETS

FOLDER = ASSETS / "helplines"


def finder() -> dict:
    return tomllib.loads((FOLDER / "finder.toml").read_text("utf-8"))


def test_the_finder_leads_somewhere_from_every_answer():
    tree = finder()
    questions = {question["id"]: question for question in tree["question"]}
    assert len(questions) == len(tree["question"])
    answers = [answer for question in tree["question"] for answer in question["answers"]]
    assert len({answer["id"] for answer in answers}) == len(answers)
    for part in [*tree["entrance"], *tree["question"], *answers, *tree["place"]]:
        assert all(part[language].strip() for language in ("ja", "ja_Hira", "en")), part
    for answer in answers:
        assert sum(key in answer for key in ("show", "next", "rest", "add")) == 1, answer
        assert answer.get("next", "k1") in questions
        assert 1 <= len(answer.get("show", ["x"])) <= 4
    for entrance in tree["entrance"]:
        assert {entrance["first"], entrance["how"]} <= set(questions)
        assert len(entrance["rest"]) == 4
        assert _depth(questions, entrance["first"]) + 1 <= 4


def _depth(questions: dict, id: str) -> int:
    return 1 + max((_depth(questions, a["next"]) for a in questions[id]["answers"] if "next" in a), default=0)
