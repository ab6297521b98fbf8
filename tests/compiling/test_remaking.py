"""What changed is compiled again, and nothing else; the same bytes come of it."""

import json
import subprocess
import sys
import time

import pytest

from bot.compiling import working
from bot.compiling.compile import compile_seeds, run
from bot.compiling.record import only_one
from bot.compiling.warnings import warned
from bot.compiling.working import Pace, each
from bot.errors import FaultsError, KnowledgeError


@pytest.fixture(autouse=True)
def _told_of_each(monkeypatch):
    monkeypatch.setattr(working, "_EVERY", 0)


@pytest.fixture
def three(folder):
    """Three sources, one of which names what only another declares; compiled."""
    folder.add("list")
    wire = folder.add("wire-story").with_suffix(".yaml")
    wire.write_text("facts:\n  - {id: canal, subject: set, quote: its largest user}\n")
    compiled(folder)
    return folder


def compiled(folder):
    """Return which sources were compiled."""
    lines = []
    run(folder.seeds, folder.knowledge, progress=lines.append, cache=folder.seeds.parent / "cache")
    for name, text in compile_seeds(folder.seeds).items():
        assert (folder.knowledge / name).read_bytes() == text.encode()
    return sorted(
        line.split("seeds/")[1].split(".txt")[0] for line in lines if line.startswith("compiling")
    )


def test_only_a_changed_source_is_compiled_again(three):
    assert compiled(three) == []
    three.change(three.seeds / "list.txt", "a", "e")
    assert compiled(three) == ["list"]


def test_who_names_an_entity_is_compiled_again_with_it(three):
    three.change(three.note, "kind: meeting", "kind: organisation")
    assert compiled(three) == ["us-japan-set-2023", "wire-story"]


def test_knowledge_that_was_altered_or_is_missing_is_made_again(three):
    (three.knowledge / "list.yaml").write_text("# Compiled by `bot compile`: no")
    (three.knowledge / "wire-story.yaml").unlink()
    assert compiled(three) == ["list", "wire-story"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"compiler": "another", "sources": {}}'])
def test_a_record_that_is_broken_or_of_another_compiler_is_not_believed(three, text):
    (three.seeds.parent / "cache" / "record.json").write_text(text)
    assert len(compiled(three)) == 3


def test_a_record_that_tells_nothing_of_a_source_is_not_believed(three):
    path = three.seeds.parent / "cache" / "record.json"
    stored = json.loads(path.read_text())
    stored["sources"]["list"] = {"file": "list.txt"}
    path.write_text(json.dumps(stored))
    assert len(compiled(three)) == 3


def test_an_interrupted_compile_goes_on_where_it_was(three):
    def interrupt(line):
        if line.startswith("compiling seeds/wire"):
            raise KeyboardInterrupt

    for path in (*three.seeds.glob("*.txt"),):
        path.write_bytes(path.read_bytes() + b"\nMore is told.\n")
    cache = three.seeds.parent / "cache"
    before = (three.knowledge / "list.yaml").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        run(three.seeds, three.knowledge, progress=interrupt, cache=cache)
    assert (three.knowledge / "list.yaml").read_bytes() == before
    assert compiled(three) == ["wire-story"]
    assert sorted(path.name for path in cache.iterdir()) == ["lock", "record.json"]


def test_a_fault_is_told_with_what_stands_in_sources_that_did_not_change(three):
    three.change(three.note, "led the U.S. in the July 13 talks", "cut the number of ships")
    with pytest.raises(FaultsError, match="stands in another source: seeds/wire-story"):
        compiled(three)


@pytest.mark.parametrize(
    ("old", "new"),
    [("subject: set\n", "subject: sett\n"), ("kind: meeting", "kind: meetin")],
    ids=["what is unknown", "what is left out"],
)
def test_a_fault_is_told_until_it_is_mended(three, old, new):
    three.change(three.note, old, new)
    told = []
    for _ in range(2):
        with pytest.raises(FaultsError) as caught:
            compiled(three)
        told.append(list(map(str, caught.value.faults)))
    assert told[0] == told[1]
    three.change(three.note, new, old)
    assert "us-japan-set-2023" in compiled(three)
    assert compiled(three) == []


SHORT = """\
entities:
  Anna Keller: {kind: person, aliases: Keller}
facts:
  - quote: walked to Bern
    who: Keller
    about: set
gaps:
  - why she walked
"""


def test_the_short_form_is_compiled_again_with_what_it_names(three):
    walk = three.seeds / "walk.txt"
    walk.write_text("Anna Keller walked to Bern on May 1, 2020, for the talks on space.")
    walk.with_suffix(".yaml").write_text(SHORT)
    assert compiled(three) == ["walk"]
    assert compiled(three) == []
    three.change(three.note, "kind: meeting", "kind: organisation")
    assert compiled(three) == ["us-japan-set-2023", "walk", "wire-story"]
    three.change(walk.with_suffix(".yaml"), "why she walked", "how she walked")
    assert compiled(three) == ["walk"]


def test_warnings_are_of_the_sources_that_are_asked_about(three):
    walk = three.seeds / "walk.txt"
    walk.write_text("Anna Keller walked to Bern on May 1, 2020, for the talks on space.")
    walk.with_suffix(".yaml").write_text(f"draft: true\n{SHORT}")
    (told,) = warned(three.seeds, {"walk", "list"})
    assert told.what == "this is a draft that nobody has reviewed"
    assert [*warned(three.seeds, set())] == []
    assert str(told) in map(str, warned(three.seeds))


def test_two_do_not_compile_at_once(three):
    cache = three.seeds.parent / "cache"
    with only_one(cache), pytest.raises(KnowledgeError, match="another compile is at work"):
        compiled(three)
    assert compiled(three) == []


def test_all_cores_make_what_one_makes():
    code = (
        "from bot.compiling.working import each\n"
        "print(sum(each(lambda number: number * number, 1000)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == sum(n * n for n in range(1000))
    assert list(each(str, 3)) == ["0", "1", "2"]


def test_workers_end_when_no_more_is_wanted():
    code = (
        "import signal\n"
        "from bot.compiling.working import each\n"
        "signal.signal(signal.SIGTERM, lambda *_: None)  # which workers begin with too\n"
        "for _ in range(20):\n"
        "    many = each(str, 100_000)\n"
        "    print(next(many))\n"
        "    many.close()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "0\n" * 20


def test_workers_end_when_the_program_is_killed():
    code = (
        "import os, time\n"
        "from bot.compiling.working import each\n"
        "def slow(_number):\n"
        "    time.sleep(.05)\n"
        "    return os.getpid()\n"
        "for pid in each(slow, 1000):\n"
        "    print(pid, flush=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.kill()
    process.communicate(timeout=60)  # which ends when the last that could write does


def test_a_worker_that_the_system_ended_is_told():
    code = (
        "import os\n"
        "from bot.compiling.working import each\n"
        "from bot.errors import BotError\n"
        "try:\n"
        "    list(each(lambda number: os._exit(9) if number == 700 else number, 1000))\n"
        "except BotError as error:\n"
        "    print(error)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == (
        "the system ended a process that was at work, often for want of memory"
        " → end other programs and compile again; what was done is kept\n"
    )


def test_progress_is_told_at_once_and_then_with_what_is_left():
    lines = []
    pace = Pace(lines.append, 3)
    for name in "abc":
        pace.step(name)
    assert lines == ["a", "b (2 of 3, about 0 s left)", "c (3 of 3, about 0 s left)"]


def test_progress_is_not_told_oftener_than_it_can_be_read(monkeypatch):
    monkeypatch.setattr(working, "_EVERY", 60)
    lines = []
    pace = Pace(lines.append, 1000)
    for _ in range(1000):
        pace.step("x")
    assert lines == ["x"]


def test_a_compile_that_was_killed_leaves_whole_files_and_is_finished_by_the_next(folder):
    for number in range(300):
        text = f"Anna Keller walked to Bern on May {number % 28 + 1}, 2020. She saw {number} birds."
        (folder.seeds / f"walk-{number}.txt").write_text(text)
    cache = folder.seeds.parent / "cache"
    code = (
        "import sys; from pathlib import Path; from bot.compiling.compile import run\n"
        "run(*map(Path, sys.argv[1:3]), cache=Path(sys.argv[3]))"
    )
    command = (sys.executable, "-c", code, folder.seeds, folder.knowledge, cache)
    process = subprocess.Popen(command)
    while process.poll() is None and not list(cache.glob("made/*")):
        time.sleep(0.005)
    process.kill()
    process.wait()
    known = {path.name: path.read_text() for path in folder.knowledge.glob("*.yaml")}
    whole = compile_seeds(folder.seeds)
    assert all(whole[name] == text for name, text in known.items())
    run(folder.seeds, folder.knowledge, cache=cache)
    assert {p.name: p.read_text() for p in folder.knowledge.iterdir()} == whole
