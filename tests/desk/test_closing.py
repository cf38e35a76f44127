"""Closing a board is asked once: the press lies behind a fold that says what it means, also without a script."""

import re


def test_the_press_that_closes_lies_behind_what_it_means(site):
    lead = site.member("mio", "lead")
    folds = re.findall(r"<details><summary>.*?</details>", lead.get("/desk/boards").text, re.DOTALL)
    asked = [fold for fold in folds if "/desk/boards/wall/pause" in fold]
    assert len(asked) == 1 and "cannot leave anything" in asked[0]
    assert lead.post("/desk/boards/wall/pause", data={}).status_code == 303
    # To open again is one press.
    shown = lead.get("/desk/boards").text
    assert "/desk/boards/wall/open" in shown and "/desk/boards/wall/open" not in "".join(
        re.findall(r"<details>.*?</details>", shown, re.DOTALL)
    )
