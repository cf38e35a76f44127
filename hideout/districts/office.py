"""The office: what a district officer does with records, one at a time; nothing is written that does not hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hideout.config import Config
from hideout.districts import LocalFiles
from hideout.districts.record import FIELDS, Problem, Record, lacks, own_hosts, read
from hideout.helplines import BrokenHelplines, load, shipped
from hideout.language import N_
from hideout.store import Store, districts


class NotFit(Exception):
    """Something an officer gave cannot be used; nothing was written.

    `problems` say what, each with its place (a row of a file) or an empty text; `status` is how a command ends.
    """

    def __init__(self, *problems: Problem | tuple[str, Problem], status: int = 1) -> None:
        self.problems = tuple(("", one) if isinstance(one, Problem) else one for one in problems)
        self.status = status
        super().__init__("; ".join(problem.text for _, problem in self.problems))


def add(config: Config, store: Store, words: Mapping[str, str]) -> Record:
    """Add a district whose code is still free; raises NotFit."""
    if find(store, words.get("code", "")):
        raise NotFit(
            Problem("code", N_("There is a district {code} already; use edit."), {"code": words["code"]})
        )
    return _keep(config, store, words)


def edit(config: Config, store: Store, code: str, words: Mapping[str, str]) -> Record:
    """Change those fields of a district that `words` names; raises NotFit."""
    return _keep(config, store, {**known(store, code).words(), **words, "code": code})


def find(store: Store, code: str) -> Record | None:
    """Return a district's record, or None."""
    row = store.now(districts.by_code, code)
    return Record.from_row(row) if row else None


def known(store: Store, code: str) -> Record:
    """Return a district's record; raises NotFit if there is none."""
    record = find(store, code)
    if record is None:
        raise NotFit(Problem("code", N_("There is no district {code}."), {"code": code}))
    return record


def everything(store: Store) -> list[Record]:
    """Return every district's record, by code."""
    return [Record.from_row(row) for row in store.now(districts.everything)]


def disable(store: Store, code: str) -> None:
    """Close a district's entrance; raises NotFit if there is none."""
    known(store, code)
    store.now(districts.disable, code)


def check(config: Config, record: Record) -> list[Problem]:
    """Return what is wrong with a district, or still lacking."""
    _, wrong = read(record.words(), own_hosts(config))
    files = LocalFiles(config.folder / "helplines")
    lines = files.of(record.code)
    return [*wrong, *lacks(record, files.problem(record.code), has_helplines=bool(lines))]


def put_helplines(config: Config, code: str, source: Path) -> None:
    """Take a checked file as a district's local helplines, whole or not at all; raises NotFit."""
    try:
        lines = load(source, local=True).all()
        taken = [line.id for line in lines if shipped().get(line.id)]
        if taken:
            raise BrokenHelplines([f"{source.name} [{id}]: this id is already used" for id in taken])
    except BrokenHelplines as broken:
        raise NotFit(*_each(broken.problems)) from None
    folder = config.folder / "helplines"
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{code}.toml.new"
    half.write_bytes(source.read_bytes())
    half.replace(folder / f"{code}.toml")


def _each(problems: Sequence[str]) -> list[Problem]:
    return [
        Problem("helplines", N_("The local helplines cannot be used: {why}"), {"why": why})
        for why in problems
    ]


def _keep(config: Config, store: Store, words: Mapping[str, str]) -> Record:
    record, wrong = read({name: words.get(name, "") for name in FIELDS}, own_hosts(config))
    if record is None:
        raise NotFit(*wrong, status=2)
    store.now(districts.save_all, [record.row()])
    return record
