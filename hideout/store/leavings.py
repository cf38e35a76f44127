"""Leavings: what people tick when they end a talk, as sums of a month and nothing else."""

from hideout.store.engine import Db, Row


def add(db: Db, month: int, answers: dict[str, int]) -> None:
    """Count one sheet: question -> the number of its answer; `month` is YYYYMM."""
    for question, answer in answers.items():
        db.run(
            "INSERT INTO leavings (month, question, answer, count) VALUES (:month, :question, :answer, 1)"
            " ON CONFLICT (month, question, answer) DO UPDATE SET count = leavings.count + 1",
            {"month": month, "question": question, "answer": answer},
        )


def of_year(db: Db, year: int) -> list[Row]:
    """Return question, answer and count over a year."""
    return db.rows(
        "SELECT question, answer, SUM(count) AS count FROM leavings WHERE month BETWEEN :first AND :last"
        " GROUP BY question, answer ORDER BY question, answer",
        {"first": year * 100 + 1, "last": year * 100 + 12},
    )
