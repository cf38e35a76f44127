"""Extent: how many lines words take, so that a box shows all of them, and a long text is folded in a list."""

from unicodedata import east_asian_width

# How many wide letters a line of a text holds: beside the answers, and on a phone.
BESIDE, PHONE = 34, 17
# A text of so many lines is shown whole; of a longer one the list shows the first few.
_WHOLE = {BESIDE: 6, PHONE: 9}


def lines(words: str, wide: int = PHONE) -> int:
    """Return about how many lines words take where one holds so many wide letters; narrow letters count half."""
    widths = (
        sum(1.0 if east_asian_width(sign) in "WF" else 0.5 for sign in line) for line in words.splitlines()
    )
    return sum(max(1, -int(-width // wide)) for width in widths)


def folded(words: str) -> str:
    """Return where a text is so long that a list folds it: "everywhere", on a "phone" only, or nowhere."""
    if lines(words, BESIDE) > _WHOLE[BESIDE]:
        return "everywhere"
    return "phone" if lines(words, PHONE) > _WHOLE[PHONE] else ""
