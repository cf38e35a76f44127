"""The same text in another room, where other things are asked for beside it, is known again."""

from hideout.likeness import marks
from hideout.store import decisions
from tests.desk.test_decide import decide

TEXT = "Everybody who writes to this clinic gets a free bracelet, made by hand"


def test_what_is_said_at_length_is_the_same_in_another_room(site):
    seen = marks(b"k" * 32, TEXT)
    one = site.post(TEXT, marks=seen)
    other = site.post(
        "",
        body={"when": "on a rainy day, after school, at home and nowhere else in the world", "what": TEXT},
        board="paths",
        fold="other",
        marks=seen,
    )
    site.post(
        "",
        body={"when": "today", "what": "something else entirely"},
        board="paths",
        fold="third",
        marks=("0a",),
    )
    assert site.card(one)["kin"] == 1 and site.card(other)["kin"] == 1
    assert len(site.store.now(decisions.queue)) == 2
    sora = site.member()
    page = sora.get(f"/desk/posts/{one}").text
    assert f'name="also.{other}"' in page and "Paths" in page
    # It is nearly the same, not the very same: nothing is answered along with it that nobody has ticked.
    assert decide(sora, one, "decline", site.seen(one, reason="ad", copies="yes")).status_code == 303
    assert site.card(other)["open"]
