"""`bot` in the terminal, run as a process: exact output and exit codes."""

import json
import os
import pty
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = """\
Anna Keller walks to Bern
Anna Keller walked to Bern on May 3, 2020. She carried an umbrella.
Ben Moser came later, said Anna Keller.
"""
ANNOTATION = """\
source:
  title: Anna Keller walks to Bern
  publisher: The Daily Walker
  url: https://example.org/walk
  published: {iso: 2020-05-04}
entities:
  anna:
    kind: person
    name: Anna Keller
    aliases: [Anna, Keller]
facts:
  - id: anna-walked
    subject: anna
    quote: walked to Bern
    answer: Anna Keller walked to Bern.
    fills:
      who: {text: Anna Keller, kinds: [person], entities: [anna]}
    asks: [who walked to bern]
"""
QUOTE = "Anna Keller walked to Bern on May 3, 2020."
ANSWER = f"""\
Anna Keller walked to Bern.

  > {QUOTE}
  Anna Keller walks to Bern · The Daily Walker · May 4, 2020 · paragraph 2
  https://example.org/walk
"""
REFUSAL = "I couldn't match those words to the sources; “topics” lists what they cover.\n"
OFF_TOPIC = "what is the capital of peru"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with one seed, compiled."""
    folder = tmp_path_factory.mktemp("walk")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "walk.txt").write_text(TEXT, encoding="utf-8")
    (folder / "seeds" / "walk.yaml").write_text(ANNOTATION, encoding="utf-8")
    assert run(folder, "compile").returncode == 0
    return folder


def environment():
    names = {name: value for name, value in os.environ.items() if "DISCORD" not in name}
    return {**names, "TERM": "xterm", "PYTHONSAFEPATH": "1"}


def run(folder, *words, typed=""):
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=environment(),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("question", "out", "code"),
    [
        ("who walked to bern", ANSWER, 0),
        ("!who walked to Bern?", ANSWER, 0),
        ("/ask who walked to bern", ANSWER, 0),
        ("@bot who walked to bern", ANSWER, 0),
        ("who wlked to bern", f"{ANSWER}\nRead “wlked” as “walked”.\n", 0),
        (OFF_TOPIC, REFUSAL, 1),
        ("topics", "You can ask about:\n  - Anna Keller\n  - Ben Moser\n", 1),
    ],
)
def test_ask_prints_the_answer_and_tells_by_its_code_whether_it_is_one(folder, question, out, code):
    done = run(folder, "ask", *question.split())
    assert (done.stdout, done.stderr, done.returncode) == (out, "", code)


def test_an_empty_question_gets_help(folder):
    done = run(folder, "ask")
    assert done.stdout.startswith("Ask me a question in your own words")
    assert (done.stderr, done.returncode) == ("", 1)


def test_ask_prints_json(folder):
    done = run(folder, "ask", "--json", "who walked to bern")
    found = json.loads(done.stdout)
    start = TEXT.index(QUOTE)
    assert found["citations"] == [
        {
            "source": "walk",
            "file": "walk.txt",
            "paragraph": 2,
            "start": start,
            "end": start + len(QUOTE),
            "quote": QUOTE,
        }
    ]
    assert (found["outcome"], found["facts"]) == ("answer", ["anna-walked"])
    assert "candidates" not in found
    assert (done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("question", "cause", "code"),
    [
        ("who wlked to bern", "answered: fact anna-walked, in seeds/walk.yaml", 0),
        ("???", "question not read: ", 1),
        ("hello", "talk: ", 1),
        ("topics", "a command of the bot's own", 1),
    ],
)
def test_explain_says_why_and_ends_in_the_cause(folder, question, cause, code):
    done = run(folder, "ask", "--explain", question)
    assert done.stdout.splitlines()[-1].startswith(f"cause: {cause}")
    assert (done.stderr, done.returncode) == ("", code)


def test_explain_tells_each_stage(folder):
    lines = run(folder, "ask", "--explain", "who wlked to bern").stdout.splitlines()
    assert [line for line in lines[:-1] if not line.startswith(" ")] == [
        *("read", "found", "weighed", "decided"),
    ]
    assert "  corrected  wlked → walked" in lines


def test_explain_has_colour_on_a_terminal(folder):
    terminal = Terminal(folder, "ask", "--explain", "who walked to bern")
    assert "\x1b[1mdecided\x1b[0m\r\n" in terminal.read_until("cause: ")
    terminal.close()


def test_explain_adds_the_candidates_and_the_trace_to_json(folder):
    options = ["ask", "--explain"]
    found = json.loads(run(folder, *options, "--json", "who walked to bern").stdout)
    assert found["candidates"][0]["quote"] == QUOTE
    assert found["trace"]["cause"] == {
        "kind": "answered", "names": ["walk/anna-walked"], "signals": []
    }  # fmt: skip
    typed = f"who walked to bern\n{OFF_TOPIC}\ntopics\n"
    lines = run(folder, *options, "--jsonl", typed=typed).stdout.splitlines()
    traces = [json.loads(line)["trace"] for line in lines]
    assert [trace and trace["outcome"] for trace in traces] == ["answer", "refusal", None]


def test_a_question_that_is_too_long_is_said_to_be(folder):
    typed = "who walked to bern " * 300
    done = run(folder, "ask", typed)
    said = "That is longer than the 4,000 characters I read; ask in a sentence or two."
    assert (done.stdout, done.stderr, done.returncode) == (f"{said}\n", "", 1)
    found = json.loads(run(folder, "ask", "--json", typed).stdout)
    assert (found["outcome"], found["reason"], found["text"]) == ("refusal", "unreadable", said)


def test_jsonl_answers_line_by_line_in_order(folder):
    typed = f"who walked to bern\n\n{OFF_TOPIC}\r\nwho\u2028walked\n"
    done = run(folder, "ask", "--jsonl", typed=typed)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["question"] for reply in found] == [
        *("who walked to bern", "", OFF_TOPIC),
        "who\u2028walked",
    ]
    assert [reply["outcome"] for reply in found[:3]] == ["answer", "help", "refusal"]
    assert (done.stderr, done.returncode) == ("", 0)


def test_jsonl_answers_as_the_lines_come(folder):
    words = [sys.executable, "-m", "bot", "ask", "--jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=folder, env=environment(), stdin=pipe, stdout=pipe) as asking:
        for _ in range(2):
            asking.stdin.write(b"who walked to bern\n")
            asking.stdin.flush()
            assert json.loads(asking.stdout.readline())["outcome"] == "answer"
        asking.stdin.close()
        assert asking.wait(timeout=10) == 0


def test_chat_in_a_pipe_answers_until_told_to_stop(folder):
    done = run(folder, "chat", typed=f"who walked to bern\n{OFF_TOPIC}\nquit\nwho walked\n")
    assert (done.stdout, done.stderr, done.returncode) == (f"{ANSWER}\n{REFUSAL}\n", "", 0)


def test_a_question_in_a_chat_may_lean_on_the_one_before(folder):
    done = run(folder, "chat", typed="who walked to bern\nwho was it?\n")
    assert "Taken with the question before: who walked to bern\n" in done.stdout
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_chat_tells_how_such_a_question_was_taken(folder):
    done = run(folder, "chat", typed="did anna walk to bern\nand to zurich?\n")
    assert "Taken as: did anna walk to zurich\n" in done.stdout


@pytest.mark.parametrize(("options", "facts"), [([], []), (["--follow-ups"], ["anna-walked"])])
def test_jsonl_follows_up_only_where_it_is_told_to(folder, options, facts):
    typed = "who walked to bern\nwho was it\n\nwho was it\n"
    done = run(folder, "ask", "--jsonl", *options, typed=typed)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["facts"] for reply in found] == [["anna-walked"], facts, [], []]
    assert [reply["question"] for reply in found] == typed.split("\n")[:4]


class Terminal:
    """A person's terminal with a command of the bot's in it."""

    def __init__(self, folder, *command):
        self._shown = ""
        self._ours, theirs = pty.openpty()
        ends = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        words = [sys.executable, "-m", "bot", *command]
        self.process = subprocess.Popen(words, cwd=folder, env=environment(), **ends)
        os.close(theirs)

    def type(self, text):
        os.write(self._ours, text.encode())

    def read_until(self, text, within=15):
        """Return what was shown up to the text; what came after it is read the next time."""
        end = time.monotonic() + within
        while text not in (shown := self._shown):
            ready, _, _ = select.select([self._ours], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{text!r} never came: {shown!r}"
            came = os.read(self._ours, 65536).decode("utf-8", "replace")
            if "\x1b[6n" in came:
                self.type("\x1b[1;1R")  # where the cursor is, as every terminal tells
            self._shown += came
        until = shown.index(text) + len(text)
        self._shown = shown[until:]
        return shown[:until]

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


@pytest.fixture
def terminal(folder):
    terminal = Terminal(folder, "chat")
    yield terminal
    terminal.close()


PROMPT = "\x1b[?2004h"  # text can be pasted: the line editor is there


@pytest.mark.parametrize("leaving", ["\x04", "\x03", "quit\r"])
def test_chat_on_a_terminal_has_colour_and_ends_cleanly(terminal, leaving):
    assert "Ctrl-D leaves" in terminal.read_until(PROMPT)
    terminal.type("who walked to bern\r")
    shown = terminal.read_until("https://example.org/walk")
    assert "\x1b[1mAnna Keller walked to Bern.\x1b[0m\r\n" in shown
    assert "Anna Keller \x1b[1;33mwalked to Bern\x1b[0m on" in shown
    terminal.read_until(PROMPT)
    terminal.type(leaving)
    assert terminal.process.wait(timeout=10) == 0


def test_compile_shows_on_a_terminal_what_it_does_in_one_line(folder):
    shutil.rmtree(folder / ".knowledge-cache", ignore_errors=True)  # else nothing is to be done
    terminal = Terminal(folder, "compile")
    shown = terminal.read_until("files changed: 0\r\n")
    terminal.close()
    assert shown.count("\n") == 1
    assert "\r\x1b[2Kreading seeds/walk.txt\r\x1b[2Kcompiling" in shown
    assert shown.endswith("\r\x1b[2Ksources: 1, files changed: 0\r\n")


def test_ctrl_c_ends_what_waits_for_input(folder):
    words = [sys.executable, "-m", "bot", "ask", "--jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words, cwd=folder, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe
    ) as asking:
        asking.stdin.write(b"who walked to bern\n")
        asking.stdin.flush()
        asking.stdout.readline()
        asking.send_signal(signal.SIGINT)
        code = asking.wait(timeout=30)  # its input stays open: an end of it would end it as well
        log = asking.stderr.read()
    assert (log, code) == (b"", 130)


def test_a_reader_that_leaves_is_no_error(folder):
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "bot", "ask", "topics"]
    done = subprocess.run(
        words,
        cwd=folder,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=30,
        check=False,
    )
    os.close(writing)
    assert (done.stderr, done.returncode) == (b"", 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["ask topics", "ask --json topics", "ask --explain topics"])
@pytest.mark.parametrize(
    ("where", "said"),
    [
        (">&-", "the standard output is closed"),
        (">/dev/full", "cannot write the output: No space left on device"),
    ],
)
def test_output_that_cannot_be_written_is_one_line(folder, words, where, said):
    command = f"exec {shlex.quote(sys.executable)} -m bot {words} {where}"
    done = subprocess.run(
        ["sh", "-c", command],  # noqa: S607  # the shell closes what is closed
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    assert done.stderr.startswith(f"{said} → write to")
    assert (done.stderr.count("\n"), done.returncode) == (1, 2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask", "--jsonl", "who"], "--jsonl reads its questions from standard input"),
        (["ask", "--follow-ups", "who"], "--follow-ups is for --jsonl"),
        (["ask", "--knowledge", "nowhere", "who"], "seeds/walk.txt: is not compiled"),
        (["ask", "--seeds", "nowhere", "who"], "walk"),
    ],
)
def test_an_error_is_said_with_its_remedy_and_has_its_own_code(folder, words, said):
    done = run(folder, *words)
    assert said in done.stderr
    assert " → " in done.stderr
    assert "Traceback" not in done.stderr
    assert (done.stdout, done.returncode) == ("", 2)


@pytest.mark.parametrize(
    ("changed", "words", "code"),
    [
        ("seeds/walk.txt", ["compile", "--check"], 1),
        ("seeds/walk.yaml", ["compile", "--check"], 1),
        ("knowledge/walk.facts.json", ["compile", "--check"], 1),  # a start makes it again
        ("seeds/walk.txt", ["ask", "who"], 2),
        ("seeds/walk.yaml", ["ask", "who"], 2),
    ],
)
def test_one_changed_character_is_named_with_its_place_and_remedy(
    tmp_path, folder, changed, words, code
):
    made = ("knowledge/walk.yaml", "knowledge/walk.facts.json")
    for name in ("seeds/walk.txt", "seeds/walk.yaml", *made):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        text = (folder / name).read_text(encoding="utf-8")
        copy.write_text(
            text.replace("walked to Bern", "walked to Bonn") if name == changed else text
        )
    done = run(tmp_path, *words)
    assert done.returncode == code
    faults = [line for line in done.stderr.splitlines() if " → " in line]
    assert faults
    assert all(line.startswith(("seeds/walk.", "knowledge/walk.")) for line in faults)
    assert "Traceback" not in done.stderr


def test_compile_says_what_it_wrote_and_then_has_nothing_to_do(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "walk.txt").write_text(TEXT, encoding="utf-8")
    first = run(tmp_path, "compile")
    assert "wrote knowledge/walk.yaml\n" in first.stdout
    second = run(tmp_path, "compile")
    assert (second.stdout, second.returncode) == ("sources: 1, files changed: 0\n", 0)
    assert run(tmp_path, "compile", "--check").returncode == 0


LOADED = (
    "import sys; from bot.__main__ import main; main({words}); print(*sys.modules, file=sys.stderr)"
)


def test_ask_loads_only_what_it_needs(folder):
    code = LOADED.format(words=["ask", "who walked to bern"])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True,
        encoding="utf-8", timeout=30, check=True,
    )  # fmt: skip
    heavy = ("discord", "aiohttp", "pydantic", "rich", "prompt_toolkit", "asyncio", "bot.compiling")
    assert [name for name in done.stderr.split() if name.startswith(heavy)] == []


def test_a_line_that_is_far_too_long_is_refused_and_the_next_answered(folder):
    done = run(folder, "ask", "--jsonl", typed=f"{'x ' * 3_000_000}\nwho walked to bern\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["outcome"], first["reason"]) == ("refusal", "unreadable")
    assert len(first["question"]) <= 10_000
    assert second["outcome"] == "answer"
