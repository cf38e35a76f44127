"""The log of the desk notices what was deleted, changed, reordered or cut off."""

import pytest

from hideout.store import audit

_SECRET = b"s" * 32


@pytest.fixture
def log(store):
    for number in range(6):
        store.now(
            audit.append,
            _SECRET,
            at=number,
            staff="s1",
            action="approve",
            subject=f"p{number}",
            detail="words",
        )
    return store


def broken(store, known=None):
    return store.now(audit.verify, _SECRET, known)


def do(store, sql):
    store.now(lambda db: db.run(sql))


def test_an_untouched_log_holds(log):
    assert broken(log) == []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq >= 5",
        "DELETE FROM audit",
        "UPDATE audit SET action = 'decline' WHERE seq = 2",
        "UPDATE audit SET staff = 's2' WHERE seq = 4",
        "UPDATE audit SET digest = 'x' WHERE seq = 6",
        "UPDATE audit_ends SET seq = 5, link = (SELECT link FROM audit WHERE seq = 5) WHERE id = 1",
    ],
)
def test_every_tampering_is_noticed(log, sql):
    do(log, sql)
    assert broken(log)


def test_a_forged_beginning_is_noticed(log):
    do(
        log,
        "INSERT INTO audit_ends (id, seq, link) SELECT 2, seq, link || ':' || link FROM audit WHERE seq = 2",
    )
    do(log, "DELETE FROM audit WHERE seq <= 2")
    assert broken(log)


def test_a_purge_from_the_front_is_not_tampering(log):
    assert log.now(audit.cut, _SECRET, 3) == 3
    assert broken(log) == []
    do(log, "DELETE FROM audit WHERE seq = 4")
    assert broken(log)


def test_a_head_noted_outside_finds_a_log_cut_whole(log):
    head = log.now(audit.head)
    assert broken(log, head) == []
    do(log, "DELETE FROM audit WHERE seq = 6")
    do(log, "UPDATE audit_ends SET seq = 5, link = (SELECT link FROM audit WHERE seq = 5) WHERE id = 1")
    assert broken(log) == []
    assert broken(log, head)


def test_no_words_stand_in_the_log(log):
    assert "words" not in str(log.now(lambda db: db.rows("SELECT * FROM audit")))
