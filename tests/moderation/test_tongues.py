"""After a wish in any language a bare "tonight" is a plan, and yes to "right now?" is yes."""

import pytest

from moderation.course import Course, hear

_WISHES = {
    "en": "i want to die",
    "es": "quiero morir",
    "pt": "não quero mais viver",
    "zh": "我不想活了",
    "ko": "죽고 싶어",
    "vi": "tôi muốn chết",
    "tl": "gusto ko na mamatay",
}
_SOON = {
    "en": (
        "tonight yeah",
        "i have everything ready",
        "i already wrote a note for amma",
        "i cant hold it back",
    ),
    "es": ("esta noche", "ya tengo todo listo", "si, ahora. ya lo tengo todo", "cuando todos se duerman"),
    "pt": ("hoje à noite", "tá tudo pronto", "quando minha mãe dormir", "vou fazer"),
    "zh": ("今晚", "准备好了", "等爸妈睡了", "我在天台"),
    "ko": ("오늘 밤", "준비 다 했어", "엄마 자면", "아무도 없어 안녕"),
    "vi": ("tối nay", "tối nay tôi sẽ làm", "em quyết định rồi", "khi cả nhà ngủ"),
    "tl": ("ngayong gabi", "handa na ang lahat", "gagawin ko na", "pag tulog na sila"),
}
_YES = {
    "en": (
        "ya i think so",
        "yes it is",
        "kinda yeah",
        "prob",
        "y",
        "for sure",
        "yup it does",
        "i already said yes",
    ),
    "es": ("sí, ahora", "creo que sí", "un poco"),
    "pt": ("sim", "acho que sim", "um pouco"),
    "zh": ("是", "嗯", "有一点"),
    "ko": ("응", "조금", "지금요"),
    "vi": ("có", "vâng", "hơi hơi"),
    "tl": ("oo", "medyo", "siguro"),
}
_NO = {
    "en": ("nah im fine", "not now", "yeah no im ok", "i had curry", "yeah right"),
    "es": ("no, gracias", "estoy bien"),
    "pt": ("agora não", "tô bem"),
    "zh": ("不是", "没有"),
    "ko": ("아니요", "괜찮아"),
    "vi": ("không", "không sao"),
    "tl": ("hindi po", "ok lang ako"),
}


def _pairs(table):
    return [(language, line) for language, lines in table.items() for line in lines]


def _after_a_wish(language):
    course, _ = hear(Course(), _WISHES[language])
    assert course.level == 2
    return course


@pytest.mark.parametrize(("language", "line"), _pairs(_SOON))
def test_a_time_or_things_ready_after_a_wish_is_a_plan(language, line):
    assert hear(_after_a_wish(language), line)[1].level == 3


@pytest.mark.parametrize(
    "line", ["tonight yeah", "esta noche", "hoje à noite", "今晚", "오늘 밤", "tối nay", "ngayong gabi"]
)
def test_a_time_alone_is_only_a_time(line):
    assert hear(Course(), line)[1].level < 2


@pytest.mark.parametrize(("language", "line"), _pairs(_YES))
def test_yes_to_right_now_counts_in_every_language(language, line):
    course, verdict = hear(_after_a_wish(language).ask(), line)
    assert (verdict.level, course.now) == (3, True)


@pytest.mark.parametrize(("language", "line"), _pairs(_NO))
def test_no_to_right_now_changes_nothing_in_any_language(language, line):
    assert hear(_after_a_wish(language).ask(), line)[1].level < 3
