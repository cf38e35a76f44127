"""What is wrong with a file of local helplines is said in the words of whoever reads it."""

import os
import re
from threading import Thread

import pytest

from hideout.districts import faults, office
from hideout.districts.office import NotFit
from hideout.language import Voices
from tests.test_helplines import ENTRY, NONSENSE, WRONG

JAPANESE = Voices().of("ja", furigana=False)
FILES = [ENTRY.replace(wrong, right, 1).encode() for wrong, right, _, _ in WRONG]
TAKEN = ENTRY.replace("city-desk", "inochi-sos").encode()
SPACED = ENTRY.replace('operator = "市"', 'operator = " 市"').encode()


@pytest.mark.parametrize("body", [*FILES, *NONSENSE, TAKEN, SPACED])
def test_every_fault_of_a_file_is_said_in_japanese(tmp_path, body):
    (tmp_path / "city.toml").write_bytes(body)
    with pytest.raises(NotFit) as unfit:
        office.helplines_in(tmp_path / "city.toml")
    for _, problem in unfit.value.problems:
        why = problem.values["why"]
        assert problem.values["place"].partition(":")[0].partition(" ")[0] == "city.toml"
        assert why.text != faults._OTHER and JAPANESE.plain(why.text) != why.text
        line = JAPANESE.plain(problem.text, **problem.values)
        assert line.startswith("地区の相談窓口のファイルが使えません：city.toml")
        # The parser's own words on broken TOML are the only English left.
        assert "TOML" in line or not re.search(r"\b(is|has|not|the)\b", line), line


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFit) as unfit:
        office.helplines_in(tmp_path / "none.toml")
    (_, problem), *rest = unfit.value.problems
    assert not rest and "ファイルが読めません" in JAPANESE.plain(problem.text, **problem.values)


def test_what_is_kept_is_what_was_checked_also_from_a_pipe(tmp_path):
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    Thread(target=pipe.write_text, args=(ENTRY, "utf-8")).start()
    assert office.helplines_in(pipe) == ENTRY.encode()
