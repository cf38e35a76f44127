"""Lines break where they may, readings stay with their letters, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from hideout.districts.kit.setting import letters, lines


def shown(text: str, width: float) -> list[str]:
    return ["".join(atom.base for atom in line) for line in lines(text, width, lambda text: float(len(text)))]


def test_no_line_begins_with_a_full_stop_or_a_small_letter():
    assert shown("ここにいてもいいよ。", 9) == ["ここにいてもいい", "よ。"]
    assert shown("あああっと", 3) == ["ああ", "あっと"]


def test_no_line_ends_with_an_open_bracket():
    assert shown("ああ（い）", 3) == ["ああ", "（い）"]


def test_words_stay_whole_and_spaces_at_the_end_vanish():
    assert shown("you may rest here", 8) == ["you may ", "rest ", "here"]
    assert shown("ここで やすんで いいよ", 7) == ["ここで ", "やすんで ", "いいよ"]


def test_a_long_address_breaks_at_its_joints():
    assert shown("https://rest.example.jp/d/yuki/check", 20) == [
        "https://rest.",
        "example.jp/d/yuki/",
        "check",
    ]


def test_a_reading_takes_the_room_it_needs():
    (line,) = lines("{山|やま}{道|みち}", 9, lambda text: float(len(text)))
    assert [(atom.base, atom.reading) for atom in line] == [("山", "やま"), ("道", "みち")]
    assert len(lines("{志|こころざし}{志|こころざし}", 4, lambda text: float(len(text)))) == 2
    assert letters("{山|やま}へ24{時間|じかん}") == "山やまへ24時間じかん"


@given(st.text(alphabet="あん、。（）「」 ab/.ー", max_size=60), st.integers(1, 12))
def test_nothing_but_spaces_is_lost(text, width):
    assert "".join(shown(text, width)).replace(" ", "") == text.replace(" ", "")


def test_an_address_that_fits_on_a_line_is_not_broken():
    address = "https://rest.snow.example.jp/d/yuki/about/ai"
    text = f"連絡先は、この下の所です。{address} と info@rest.snow.example.jp（平日）"
    for width in (50, 60):
        set_lines = shown(text, width)
        assert any(address in line for line in set_lines)
        assert any("info@rest.snow.example.jp（平日）" in line for line in set_lines)
        assert not any(line.endswith(("http://", "https://")) for line in set_lines)
    assert shown(address, 14)[0] == "https://rest." and "".join(shown(address, 14)) == address
