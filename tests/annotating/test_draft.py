"""`bot draft` as it is typed: the program as a process, the model a local server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.annotating.serving import BAD, GOOD, KEY, TEXT

ROOT = Path(__file__).parents[2]


def draft(*words, reply=None, **settings):
    return subprocess.run(
        [sys.executable, "-m", "bot", "draft", "town", *words],
        input=reply,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)} | settings,
        timeout=120,
        check=False,
    )


def asking(server, **more):
    return {"DRAFT_URL": server.url, "DRAFT_MODEL": "m", "DRAFT_KEY": KEY} | more


def test_the_prompt_has_the_page_and_each_sentence_with_its_number(seeds):
    done = draft()
    assert done.returncode == 0
    assert (ROOT / "seeds" / "README.md").read_text("utf-8") in done.stdout
    assert "[1] Riverton opens the Ostrava Bridge\n[2] Mayor Dana Kovac opened" in done.stdout
    assert len(done.stdout) - len(TEXT) < 20_000, "more than 5,000 tokens"
    assert list(seeds.iterdir()) == [seeds / "town.txt"]


@pytest.mark.parametrize(
    "wrapping", ["{}", "Sure!\n```yaml\n{}```\nAnything else?", "<think>a: b</think>{}"]
)
def test_a_reply_is_checked_and_written_as_a_draft(seeds, wrapping):
    done = draft("--reply", reply=wrapping.format(GOOD))
    assert done.returncode == 0, done.stderr
    text = (seeds / "town.yaml").read_text("utf-8")
    assert text.startswith("# A draft")
    assert "\ndraft: true\n" in text
    assert text.endswith(GOOD)
    assert "wrote" in done.stderr
    compiled = subprocess.run(
        [sys.executable, "-m", "bot", "compile", "--warnings"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert compiled.returncode == 0
    assert "this is a draft that nobody has reviewed" in compiled.stderr


@pytest.mark.usefixtures("seeds")
def test_a_reply_may_stand_in_a_file(tmp_path):
    (tmp_path / "reply.txt").write_text(GOOD)
    assert draft("--reply", "reply.txt").returncode == 0
    assert draft("--reply", "nowhere.txt").returncode == 2


def test_what_is_wrong_is_told_in_words_to_paste_back_and_nothing_is_written(seeds):
    done = draft("--reply", reply=BAD.replace("asks: who", "ask: who"))
    assert done.returncode == 1
    assert done.stdout.startswith("The annotation isn't right yet.")
    assert "- `- quote: opened the Prague Bridge`: fact ‘" in done.stdout
    assert "the nearest words are “opened the Ostrava Bridge”" in done.stdout
    assert "- `ask: who cut the ribbon?`: unknown key ‘ask’ → did you mean ‘asks’?" in done.stdout
    assert "faults: 2; nothing was written" in done.stderr
    assert not (seeds / "town.yaml").exists()


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("", "the reply has no annotation in it"),
        ("I can't help with that.", "the reply has no annotation in it"),
        ("facts: []", "the annotation has no facts"),
        ("facts: [[[", "not readable as YAML"),
        ("facts:\n  - " + "- " * 200 + "x", "nested more than 50 deep"),
        ("facts: yes\n", "must be a list"),
        ("```yaml\nentities:\n  x: &a [*a]\n```", ""),
        ("facts:\n - s: 99", "there is no sentence 99"),
    ],
)
def test_nonsense_is_told_and_not_written(seeds, reply, told):
    done = draft("--reply", reply=reply)
    assert (done.returncode, told in done.stdout) == (1, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (seeds / "town.yaml").exists()


def test_an_annotation_that_is_there_is_only_overwritten_where_that_is_wanted(seeds):
    (seeds / "town.yaml").write_text("facts: []\n")
    for words in (["--reply"], ["--rules"]):
        done = draft(*words, reply=GOOD)
        assert done.returncode == 2
        assert "there is an annotation already → use --force" in done.stderr
        assert (seeds / "town.yaml").read_text() == "facts: []\n"
    assert draft("--reply", "--force", reply=BAD).returncode == 1
    assert (seeds / "town.yaml").read_text() == "facts: []\n"
    assert draft("--reply", "-", "--force", reply=GOOD).returncode == 0
    assert (seeds / "town.yaml").read_text("utf-8").endswith(GOOD)


def test_the_rules_alone_make_a_beginning(seeds):
    assert draft("--rules").returncode == 0
    text = (seeds / "town.yaml").read_text("utf-8")
    assert "Dana Kovac:" in text
    assert "how-much: $12 million" in text


def test_a_source_that_is_not_there_is_told_with_those_that_are(seeds):
    (seeds / "town.txt").rename(seeds / "city.txt")
    done = draft()
    assert done.returncode == 2
    assert "town: is no source in seeds → put its text there; known are: city.txt" in done.stderr


def test_a_model_writes_and_corrects_what_was_wrong(seeds, server):
    server.replies = [BAD, GOOD]
    done = draft(**asking(server))
    assert done.returncode == 0, done.stderr
    assert (seeds / "town.yaml").read_text("utf-8").endswith(GOOD)
    assert "round 1 of 3 at most" in done.stderr
    assert "round 1: faults: 1" in done.stderr
    assert "round 2: faults: 0" in done.stderr
    assert [len(each["messages"]) for each in server.asked] == [1, 3]
    assert server.asked[0]["model"] == "m"
    assert server.asked[0]["path"] == "/v1/chat/completions"
    assert "the nearest words are" in server.asked[1]["messages"][2]["content"]
    assert server.keys[0] == f"Bearer {KEY}"


def test_after_three_rounds_the_reply_is_shown_and_nothing_is_written(seeds, server):
    server.replies = [BAD]
    done = draft(**asking(server))
    assert done.returncode == 1
    assert len(server.asked) == 3
    assert done.stdout == BAD
    assert "faults after 3 rounds: 1; nothing was written" in done.stderr
    assert not (seeds / "town.yaml").exists()


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (401, "refuses the key (401) → set DRAFT_KEY"),
        (404, "knows no model ‘m’ (404) → set DRAFT_MODEL"),
        (400, "refuses the request (400)"),
        (429, "takes no more requests (429)"),
        (500, "failed (500)"),
        (b"<html>hello</html>", "sent no reply of a chat model"),
        (b"{}", "sent no reply of a chat model"),
        (b'{"choices": []}', "sent no reply of a chat model"),
        ("  ", "sent an empty reply"),
    ],
)
def test_what_a_server_does_wrong_is_told_and_never_the_key(seeds, server, reply, told):
    server.replies = [reply]
    done = draft(**asking(server))
    assert done.returncode == 2
    assert told in done.stderr
    assert server.url in done.stderr
    assert KEY not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (seeds / "town.yaml").exists()


@pytest.mark.usefixtures("seeds")
def test_a_server_that_is_not_there_is_told(server):
    server.close()
    done = draft(**asking(server))
    assert (done.returncode, "can't be reached" in done.stderr) == (2, True)
    assert KEY not in done.stderr


def test_a_server_that_is_slow_is_told(server):
    from bot.annotating.models import Model  # noqa: PLC0415  # where its client is
    from bot.errors import DraftError  # noqa: PLC0415

    server.replies = [5.0]
    model = Model(server.url, "m", KEY, timeout=0.2)
    with pytest.raises(DraftError, match=r"gave no reply within 0\.2 s") as caught:
        model.reply([{"role": "user", "content": "hello"}])
    assert caught.value.__cause__ is None
    assert KEY not in repr(model)


def test_an_annotation_that_is_there_costs_no_request(seeds, server):
    (seeds / "town.yaml").write_text("facts: []\n")
    assert draft(**asking(server)).returncode == 2
    assert server.asked == []


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"DRAFT_URL": "http://127.0.0.1:1/v1"}, "DRAFT_MODEL: is not set"),
        ({"DRAFT_URL": "hello", "DRAFT_MODEL": "m"}, "DRAFT_URL: is no address"),
        ({"DRAFT_URL": "http://example.org/v1", "DRAFT_MODEL": "m"}, "send the key unencrypted"),
    ],
)
def test_settings_that_are_wrong_are_told(settings, told):
    done = draft(DRAFT_KEY=KEY, **settings)
    assert done.returncode == 2
    assert told in done.stderr
    assert KEY not in done.stderr


@pytest.mark.usefixtures("seeds")
def test_with_prompt_no_model_is_asked():
    done = draft("--prompt", DRAFT_URL="http://127.0.0.1:1/v1", DRAFT_MODEL="m")
    assert done.returncode == 0
    assert "[1] Riverton" in done.stdout
