"""What is lacking: what an officer still has to do, or to know, before children are sent through an entrance."""

import re
from collections.abc import Collection

from hideout.districts.prefecture import PREFECTURES
from hideout.districts.record import Problem, Record
from hideout.helpline import Helpline
from hideout.language import N_

# How an entrance stands that is not open: what is said of it. Its address still works, for tests and for old papers.
NOT_OPEN = {
    "closed": N_("The entrance is closed. Who comes by its address keeps the notice, the way out and the local helplines, and is not counted."),
    "soon": N_("The entrance opens on {day}. Until then its address works for your tests, and nothing is counted."),
    "over": N_("The entrance was closed after {day}. Who comes by its address keeps the notice, the way out and the local helplines, and is not counted."),
}  # fmt: skip
NO_LINES = N_(
    "There are no local helplines, and our data has none of {name} either: only the national ones are shown. Please add one."
)

NO_READINGS = N_(
    "Pages here begin in easy Japanese, but the name, the sentence or a note of {name} has kanji without readings."
)
_READING = re.compile(r"\{[^{}|]+\|[^{}|]+\}")
_KANJI = re.compile(r"[\u3400-\u9fff々]")


def without_readings(line: Helpline) -> bool:
    """Return whether a child who reads easy Japanese meets kanji of a line that have no readings."""
    told = [line.name_in("ja_Hira"), line.summary_in("ja_Hira")]
    told += [row.note_hira or row.note_ja for row in line.hours]
    return any(_KANJI.search(_READING.sub("", text)) for text in told)


def lacks(record: Record, *, has_helplines: bool, regions: Collection[str], day: str) -> list[Problem]:
    """Return what a district still lacks, on a local day, before children are sent through its entrance.

    `regions` are those of which our data has lines.
    """
    wrong = []
    if not has_helplines and record.prefecture and record.prefecture not in regions:
        values = {"name": PREFECTURES[record.prefecture][0]}
        wrong.append(Problem("helplines", NO_LINES, values))
    elif not has_helplines:
        wrong.append(
            Problem("helplines", N_("There are no local helplines; only the national ones are shown."))
        )
    if not record.prefecture:
        wrong.append(
            Problem(
                "prefecture", N_("The prefecture is missing: its lines are not shown, and reports lack it.")
            )
        )
    if not record.exit_url:
        wrong.append(
            Problem("exit_url", N_("No way out of its own: try whether the site's passes the filter."))
        )
    if not record.pupils:
        wrong.append(
            Problem("pupils", N_("The number of pupils is missing: it counts as small and gets no figures."))
        )
    standing = record.standing(day)
    if standing != "open":
        values = {"day": record.opens if standing == "soon" else record.closes}
        wrong.append(
            Problem(
                {"closed": "open", "soon": "opens", "over": "closes"}[standing], NOT_OPEN[standing], values
            )
        )
    return wrong
