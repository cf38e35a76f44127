"""The office: what a district officer does with records, one at a time; nothing is written that does not hold."""

from collections.abc import Mapping
from pathlib import Path

from hideout.clock import now
from hideout.config import Config
from hideout.districts import LocalFiles, faults
from hideout.districts.lacking import NO_READINGS, lacks, without_readings
from hideout.districts.record import FIELDS, Problem, Record, own_hosts, read
from hideout.helpline_fault import Fault
from hideout.helplines import BrokenHelplines, load, shipped
from hideout.language import N_
from hideout.store import Db, Row, Store, audit, districts
from hideout.store.audit import Pen

# What the log calls a change of a district.
ADDED, EDITED, DISABLED = "district-add", "district-edit", "district-disable"
IMPORTED, NEW, HELPLINES = "district-import", "district-import-new", "district-helplines"


class NotFit(Exception):
    """Something an officer gave cannot be used; nothing was written.

    `problems` say what, each with its place (a row of a file) or an empty text; `status` is how a command ends.
    """

    def __init__(self, *problems: Problem | tuple[str, Problem], status: int = 1) -> None:
        self.problems = tuple(("", one) if isinstance(one, Problem) else one for one in problems)
        self.status = status
        super().__init__("; ".join(problem.text for _, problem in self.problems))


def operator(store: Store) -> Pen:
    """Return with what changes from the command line are entered in the log."""
    return Pen(secret=store.secret, staff=audit.OPERATOR, at=now())


def add(config: Config, store: Store, words: Mapping[str, str]) -> Record:
    """Add a district whose code is still free; raises NotFit."""
    return store.now(added, operator(store), config, words)


def edit(config: Config, store: Store, code: str, words: Mapping[str, str]) -> Record:
    """Change those fields of a district that `words` names; raises NotFit."""
    return store.now(edited, operator(store), config, code, words)


def disable(store: Store, code: str) -> None:
    """Close a district's entrance; raises NotFit if there is none."""
    store.now(disabled, operator(store), code)


def added(db: Db, pen: Pen, config: Config, words: Mapping[str, str]) -> Record:
    """Add a district in a write that is under way, with its entry in the log; raises NotFit."""
    code = words.get("code", "").strip()
    if districts.by_code(db, code):
        there = N_("There is a district {code} already. Change that one, or choose another code.")
        raise NotFit(Problem("code", there, {"code": code}))
    return _keep(db, pen, config, words, ADDED)


def edited(db: Db, pen: Pen, config: Config, code: str, words: Mapping[str, str]) -> Record:
    """Change a district in a write that is under way, with its entry in the log; raises NotFit."""
    row = _there(db, code)
    return _keep(db, pen, config, {**Record.from_row(row).words(), **words, "code": code}, EDITED)


def disabled(db: Db, pen: Pen, code: str) -> None:
    """Close a district's entrance in a write that is under way, with its entry in the log; raises NotFit."""
    if _there(db, code)["open"]:
        districts.disable(db, code)
        audit.enter(db, pen, DISABLED, code)


def known(store: Store, code: str) -> Record:
    """Return a district's record; raises NotFit if there is none."""
    return Record.from_row(store.now(_there, code))


def everything(store: Store) -> list[Record]:
    """Return every district's record, by code."""
    return [Record.from_row(row) for row in store.now(districts.everything)]


def check(config: Config, record: Record) -> list[Problem]:
    """Return what is wrong with a district, or still lacking."""
    _, wrong = read(record.words(), own_hosts(config))
    files = LocalFiles(config.folder / "helplines")
    lines = files.of(record.code)
    broken = [faults.unusable(fault) for fault in files.faults(record.code)]
    regions = {line.region for line in shipped().all()}
    lacking = lacks(record, has_helplines=bool(lines or broken), regions=regions, day=record.today(now()))
    easy = record.furigana or record.tone == "younger"
    unread = [line.name for line in lines if easy and without_readings(line)]
    return [
        *wrong,
        *broken,
        *lacking,
        *(Problem("helplines", NO_READINGS, {"name": name}) for name in unread),
    ]


def helplines_in(source: Path) -> bytes:
    """Return a file of local helplines as it stands, when every one can be used; raises NotFit."""
    try:
        # Read once: what is kept is what was checked, also from a pipe.
        body = source.read_bytes()
        load(source, local=True, taken={line.id for line in shipped().all()}, body=body)
        return body
    except OSError as error:
        raise NotFit(faults.unusable(Fault(source.name, f"cannot be read: {error.strerror}"))) from None
    except BrokenHelplines as broken:
        raise NotFit(*(faults.unusable(fault) for fault in broken.problems)) from None


def put_helplines(config: Config, store: Store, code: str, body: bytes) -> None:
    """Take a checked file as a district's local helplines, whole or not at all, with an entry in the log."""
    folder = config.folder / "helplines"
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{code}.toml.new"
    half.write_bytes(body)
    store.now(audit.enter, operator(store), HELPLINES, code, body.decode("utf-8", "replace"))
    half.replace(folder / f"{code}.toml")


def _there(db: Db, code: str) -> Row:
    row = districts.by_code(db, code)
    if row is None:
        raise NotFit(Problem("code", N_("There is no district {code}."), {"code": code}))
    return row


def _keep(db: Db, pen: Pen, config: Config, words: Mapping[str, str], action: str) -> Record:
    record, wrong = read({name: words.get(name, "") for name in FIELDS}, own_hosts(config))
    if record is None:
        raise NotFit(*wrong, status=2)
    districts.keep(db, pen, [record.row()], action)
    return record
