"""The command line: what it prints where, and how it ends."""

import json
import re
import sqlite3

import pytest

from tests.process.conftest import Server


@pytest.fixture
def site(tmp_path):
    return Server(tmp_path)


def test_help_and_version(site):
    assert b"serve" in site.run("--help").stdout
    assert site.run("--version").stdout.startswith(b"hideout")


def test_screen_reads_and_writes_json_lines(site):
    lines = b'{"id": "1", "text": "\xe3\x82\x82\xe3\x81\x86\xe6\xad\xbb\xe3\x81\xab\xe3\x81\x9f\xe3\x81\x84"}\n{"id": "2", "text": "snow"}\n'
    done = site.run("screen", "--kind", "chat", stdin=lines)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 0 and first["level"] >= 2 and second["level"] == 0
    assert set(first) == {"id", "level", "now", "categories", "flags", "outcome", "reasons"}


@pytest.mark.parametrize(
    "line",
    [b"not json", b'{"id": 1}', b'{"id": "1", "text": "\xff"}', b'{"id": "1", "text": "\\ud800"}', b"[]"],
)
def test_a_bad_line_is_named_and_nothing_before_it_lost(site, line):
    done = site.run("screen", "--kind", "post", stdin=b'{"id": "1", "text": "snow"}\n' + line + b"\n")
    assert done.returncode == 2 and b"2" in done.stderr
    assert json.loads(done.stdout)["id"] == "1"


def test_an_unknown_setting_is_an_error_with_a_suggestion(site):
    site.environ["HIDEOUT_COMPANION_MODLE"] = "x"
    done = site.run("check")
    assert done.returncode == 2 and b"companion_model" in done.stderr


def test_check_hides_secrets_and_go_live_fails_until_ready(site):
    site.environ["HIDEOUT_COMPANION_API_KEY"] = "very-secret"
    done = site.run("check", "--json")
    assert b"very-secret" not in done.stdout + done.stderr
    assert json.loads(done.stdout)["companion_api_key"] == "***"
    assert site.run("check", "--go-live").returncode == 1


@pytest.mark.parametrize(
    "settings",
    [
        {"HIDEOUT_COMPANION_BASE_URL": "http://models.example/v1"},
        {"HIDEOUT_COMPANION_BASE_URL": "https://models.example/v1"},
        {
            "HIDEOUT_COMPANION_BASE_URL": "https://models.example/v1",
            "HIDEOUT_COMPANION_KEEPS_NOTHING": "true",
        },
        {},
    ],
)
@pytest.mark.parametrize("asker", [{"HIDEOUT_LAMP": "model"}, {"HIDEOUT_OPINION": "question"}])
def test_a_remote_model_without_declarations_is_refused(site, settings, asker):
    site.environ |= {"HIDEOUT_COMPANION_MODEL": "m"} | asker | settings
    done = site.run("serve", "--port", str(site.port))
    assert done.returncode == 2 and b"companion" in done.stderr


def test_staff_add_prints_one_link_and_refuses_a_taken_name(site):
    done = site.run("staff", "add", "Hana", "--role", "lead")
    assert done.returncode == 0 and b"/desk/invitation/" in done.stdout
    assert site.run("staff", "add", "Hana").returncode == 1
    assert b"Hana\tlead\tinvited" in site.run("staff", "list").stdout
    assert site.run("staff", "disable", "Hana").returncode == 0
    assert site.run("staff", "disable", "Nobody").returncode == 1


def test_staff_get_another_role_and_lose_a_second_lock(site):
    site.run("staff", "add", "Hana")
    assert site.run("staff", "role", "Hana", "lead").returncode == 0
    assert b"Hana\tlead\tinvited" in site.run("staff", "list").stdout
    assert site.run("staff", "role", "Hana", "owner").returncode == 2
    assert site.run("staff", "role", "Nobody", "lead").returncode == 1
    assert site.run("staff", "reset-factor", "Hana").returncode == 0
    assert site.run("staff", "reset-factor", "Nobody").returncode == 1
    assert site.run("audit", "verify").returncode == 0


def test_going_live_wants_the_second_factor(site):
    site.environ["HIDEOUT_DESK_SECOND_FACTOR"] = "optional"
    assert b"missing: desk_second_factor" in site.run("check").stderr
    site.environ["HIDEOUT_DESK_SECOND_FACTOR"] = "sometimes"
    refused = site.run("check")
    assert refused.returncode == 2 and b"required, optional, off" in refused.stderr
    del site.environ["HIDEOUT_DESK_SECOND_FACTOR"]
    assert b"desk_second_factor = 'required'" in site.run("check").stdout
    assert b"missing: desk_second_factor" not in site.run("check").stderr


def test_a_demo_is_walked_into_without_a_phone_and_says_so(tmp_path):
    server = Server(tmp_path, HIDEOUT_DESK_SECOND_FACTOR="required").start("--demo")
    try:
        told = server.log.read_text()
        assert "second factor optional" in told
        link = re.search(r"(/desk/enter/[\w-]+)", told)[1]
        assert server.client().post(link, data={"x": "y"}).headers["location"] == "/desk/welcome"
    finally:
        server.stop()


def test_districts(site):
    assert (
        site.run("district", "add", "yuki", "--name-ja", "ゆき市", "--name-en", "Snow City").returncode == 0
    )
    assert site.run("district", "add", "../x", "--name-ja", "x", "--name-en", "x").returncode == 2
    assert "yuki\tゆき市\tSnow City\topen" in site.run("district", "list").stdout.decode()


def test_helplines_check_lists_what_wants_another_look(site):
    done = site.run("helplines", "check")
    assert done.returncode == 0 and b"recheck" in done.stdout
    broken = site.folder / "local.toml"
    broken.write_text("[[helpline]]\nid = 3\n")
    done = site.run("helplines", "check", "--file", str(broken))
    assert done.returncode == 1 and b"local.toml" in done.stderr


def test_audit_verify_prints_the_head(site):
    site.run("staff", "add", "Hana")
    done = site.run("audit", "verify")
    assert done.returncode == 0 and b":" in done.stdout
    again = site.run("audit", "verify", "--head", done.stdout.decode().strip())
    assert again.returncode == 0
    assert site.run("audit", "verify", "--head", "1:" + "0" * 64).returncode == 1


def test_audit_verify_names_the_first_broken_entry(site):
    for name in ("Hana", "Mori", "Sora"):
        site.run("staff", "add", name)
    base = sqlite3.connect(site.folder / "data" / "hideout.db")
    base.execute("UPDATE audit SET action = 'approve' WHERE seq IN (2, 3)")
    base.commit()
    base.close()
    done = site.run("audit", "verify")
    assert done.returncode == 1
    told = done.stderr.decode().splitlines()
    assert told[0] == "the first broken entry: 2: changed" and told[1] == "3: changed"


def test_talk_in_the_terminal(site):
    done = site.run("talk", stdin="つかれた\nもう死にたい\n".encode())
    assert done.returncode == 0 and b"[card: level 2" in done.stdout


def test_talks_are_played_from_json_lines_as_the_site_would(site):
    lines = [
        {"talk": "a", "lang": "ja", "text": "きょうは数学がむずかしかった"},
        {"talk": 2, "lang": "en", "text": "i want to die"},
        {"talk": "a", "lang": "ja", "text": "もう死にたい"},
        {"talk": "a", "lang": "vi", "text": "うん"},
    ]
    done = site.run("talk", "--json", stdin="\n".join(map(json.dumps, lines)).encode())
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [(one["talk"], one["turn"], one["card"]) for one in told] == [
        ("a", 1, False),
        (2, 1, True),
        ("a", 2, True),
        ("a", 3, True),
    ]
    assert [one["by"] for one in told[:3]] == ["script", "written", "written"]
    assert told[1]["level"] >= 2 and "suicide" in told[1]["categories"]
    assert all(one["reply"] and "{" not in one["reply"] for one in told)


@pytest.mark.parametrize(
    "line", ["no json", '{"talk": 1, "text": "x"}', '{"talk": 1, "lang": "ja", "text": 7}']
)
def test_a_bad_line_of_a_talk_is_named(site, line):
    good = '{"talk": 1, "lang": "ja", "text": "雪"}'
    done = site.run("talk", "--json", stdin=f"{good}\n{line}\n".encode())
    assert done.returncode == 2 and b"line 2" in done.stderr and b'"turn": 1' in done.stdout


def test_demo_is_added_once(site):
    assert b"9 samples" in site.run("demo").stderr
    assert b"0 samples" in site.run("demo").stderr
