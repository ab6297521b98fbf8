"""Files that hurt get one clear line each, and the old knowledge stays as it was."""

import os
import resource
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.errors import BotError
from bot.factbase import load

TEXT = "Anna Keller walks to Bern\nAnna Keller walked to Bern on May 3, 2020.\n"
GIGABYTE = 2**30
BOMB = "facts:\n- &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"- &{after} [{','.join([f'*{before}'] * 10)}]\n"
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/walk.txt").write_text(TEXT, "utf-8")
    Path("outside.txt").write_text("Ben Ott keeps a secret in Oslo.\n", "utf-8")
    Path("outside.yaml").write_text("facts: []\n", "utf-8")
    assert main(["compile"]) == 0
    return tmp_path


def held():
    return {path.name: path.read_bytes() for path in Path("knowledge").iterdir() if path.is_file()}


def refused(capsys):
    """Compile in vain; return the faults."""
    capsys.readouterr()
    before = held()
    assert main(["compile"]) == 1
    assert held() == before
    err = capsys.readouterr().err
    return [line for line in err.splitlines() if " → " in line and not line.startswith("reading")]


def sparse(name):
    with Path(name).open("wb") as file:
        file.truncate(GIGABYTE)


HURTING = {
    "a seed of 1 GB": (
        lambda: sparse("seeds/big.txt"),
        "seeds/big.txt: is too large (1,073,741,824",
    ),
    "1 GB of Markdown": (lambda: sparse("seeds/big.md"), "seeds/big.md: is too large"),
    "an annotation of 1 GB": (lambda: sparse("seeds/walk.yaml"), "seeds/walk.yaml: is too large"),
    "NUL bytes": (
        lambda: Path("seeds/x.txt").write_bytes(b"Anna\0walked.\n"),
        "seeds/x.txt:1:5: is no text: it has NUL bytes",
    ),
    "NUL bytes in Markdown": (
        lambda: Path("seeds/x.md").write_bytes(b"# A\n\nAnna\0walked.\n"),
        "seeds/x.md:3:5: is no text: it has NUL bytes",
    ),
    "NUL bytes in an annotation": (
        lambda: Path("seeds/walk.yaml").write_bytes(b"facts:\n  - quote: a\0b\n"),
        "seeds/walk.yaml:2:13: a character that YAML does not allow",
    ),
    "UTF-16": (
        lambda: Path("seeds/x.txt").write_bytes(TEXT.encode("utf-16")),
        "seeds/x.txt:1:1: is not UTF-8: byte 0xff",
    ),
    "UTF-16 without its mark": (
        lambda: Path("seeds/x.txt").write_bytes(TEXT.encode("utf-16-le")),
        "seeds/x.txt:1:2: is no text: it has NUL bytes",
    ),
    "an annotation in UTF-16": (
        lambda: Path("seeds/walk.yaml").write_bytes("facts: []".encode("utf-16")),
        "seeds/walk.yaml:1:1: is not UTF-8: byte 0xff",
    ),
    "a YAML bomb": (
        lambda: Path("seeds/walk.yaml").write_text(BOMB),
        "seeds/walk.yaml:5:3: aliases that grow to 11,111 values",
    ),
    "brackets without end": (
        lambda: Path("seeds/walk.yaml").write_text("[" * 100_000),
        "seeds/walk.yaml:1:1001: not readable as YAML: exceeded maximum nesting depth",
    ),
    "hyphens without end": (
        lambda: Path("seeds/walk.yaml").write_text("- " * 20_000),
        "values nested more than 50 deep",
    ),
    "a tag that would run a program": (
        lambda: Path("seeds/walk.yaml").write_text("facts: [!!python/object/apply:os.abort []]\n"),
        "seeds/walk.yaml:1:",
    ),
    "a name that turns around": (
        lambda: Path("seeds/x\u202etxt.exe.txt").write_text(TEXT),
        "seeds/x\\u202etxt.exe.txt: has a name that cannot be shown as it is",
    ),
    "a name with something unseen": (
        lambda: Path("seeds/wa\u200blk.txt").write_text(TEXT),
        "seeds/wa\\u200blk.txt: has a name that cannot be shown as it is",
    ),
    "a name of two lines": (
        lambda: Path("seeds/a\nb.txt").write_text(TEXT),
        "seeds/a\\nb.txt: has a name that cannot be shown as it is",
    ),
    "a name that colours a terminal": (
        lambda: Path("seeds/\x1b[31mx.txt").write_text(TEXT),
        "seeds/\\x1b[31mx.txt: has a name that cannot be shown as it is",
    ),
    "a name that is no UTF-8": (
        lambda: Path(os.fsdecode(b"seeds/\xff.txt")).write_text(TEXT),
        "seeds/\\udcff.txt: has a name that cannot be shown as it is",
    ),
    "a name of 250 characters": (
        lambda: Path(f"seeds/{'x' * 246}.txt").write_text(TEXT),
        "x.txt: has too long a name → shorten it to 230 bytes",
    ),
    "a link out of the folder": (
        lambda: Path("seeds/x.txt").symlink_to("../outside.txt"),
        "seeds/x.txt: leads out of its folder → put the file itself there",
    ),
    "an annotation that leads out": (
        lambda: Path("seeds/walk.yaml").symlink_to("../outside.yaml"),
        "seeds/walk.yaml: leads out of its folder",
    ),
    "a link to a device": (
        lambda: Path("seeds/x.txt").symlink_to("/dev/zero"),
        "seeds/x.txt: leads out of its folder",
    ),
    "a link to nowhere": (
        lambda: Path("seeds/x.txt").symlink_to("nowhere"),
        "seeds/x.txt: is no file",
    ),
    "a link in a circle": (
        lambda: Path("seeds/x.txt").symlink_to("x.txt"),
        "seeds/x.txt: is no file",
    ),
    "a folder called like a seed": (lambda: Path("seeds/x.txt").mkdir(), "seeds/x.txt: is no file"),
    "a pipe called like a seed": (lambda: os.mkfifo("seeds/x.txt"), "seeds/x.txt: is no file"),
    "a folder called like an annotation": (
        lambda: Path("seeds/walk.yaml").mkdir(),
        "seeds/walk.yaml: is no file",
    ),
    "a pipe called like an annotation": (
        lambda: os.mkfifo("seeds/walk.yaml"),
        "seeds/walk.yaml: is no file",
    ),
    "an annotation in capitals": (
        lambda: Path("seeds/walk.YAML").write_text("facts: []\n"),
        "seeds/walk.YAML: is not read as an annotation → name it walk.yaml, in small letters",
    ),
}


@pytest.mark.parametrize("name", HURTING)
def test_it_is_one_line_with_its_place_and_the_old_knowledge_stays(folder, capsys, name):
    assert folder.is_dir()
    make, said = HURTING[name]
    make()
    told = refused(capsys)
    assert any(said in line for line in told), told
    assert len(told) <= 2
    assert all(line.startswith("seeds/") for line in told)


FACTS = "knowledge/walk.facts.json"
KNOWLEDGE = {
    "1 GB of knowledge": (
        lambda: sparse("knowledge/walk.yaml"),
        "knowledge/walk.yaml: is too large (1,073,741,824",
    ),
    "a seed that grew to 1 GB": (lambda: sparse("seeds/walk.txt"), "seeds/walk.txt: is too large"),
    "a pipe among the knowledge": (
        lambda: os.mkfifo("knowledge/x.yaml"),
        "knowledge/x.yaml: is no file",
    ),
    "knowledge that leads out": (
        lambda: (Path("knowledge/walk.yaml").unlink(), link("knowledge/walk.yaml", "outside.yaml")),
        "knowledge/walk.yaml: leads out of its folder",
    ),
    "knowledge in UTF-16": (
        lambda: told(b"\xff\xfe\0"),
        "knowledge/walk.facts.json: is not what `bot compile` writes",
    ),
    "knowledge that is a bomb": (
        lambda: told(b"[" * 100_000),
        "knowledge/walk.facts.json: is not what `bot compile` writes",
    ),
    "knowledge of another page": (
        lambda: Path(FACTS).write_text("{}"),
        "knowledge/walk.facts.json: is not what was compiled with the page beside it",
    ),
    "knowledge that is a pipe": (
        lambda: (
            Path("knowledge/walk.facts.json").unlink(),
            os.mkfifo("knowledge/walk.facts.json"),
        ),
        "knowledge/walk.facts.json: is no file",
    ),
    "knowledge that is a link outwards": (
        lambda: (Path(FACTS).unlink(), link(FACTS, "outside.yaml")),
        "knowledge/walk.facts.json: leads out of its folder",
    ),
    "an annotation that came as a pipe": (
        lambda: os.mkfifo("seeds/walk.yaml"),
        "seeds/walk.yaml: is no file",
    ),
}


def told(raw):
    """Write what is read of a source, and its hash into its page."""
    Path(FACTS).write_bytes(raw)
    Path("knowledge/walk.yaml").write_text(f"# {sha256(raw).hexdigest()}\n")


def link(name, target):
    Path(name).symlink_to(Path("..", target))


@pytest.mark.parametrize("name", KNOWLEDGE)
def test_knowledge_that_hurts_is_not_loaded(folder, name):
    make, said = KNOWLEDGE[name]
    make()
    for cache in (None, folder / ".knowledge-cache"):
        with pytest.raises(BotError) as refusal:
            load(Path("seeds"), Path("knowledge"), cache=cache)
        fault, *more = str(refusal.value).splitlines()
        assert len(more) <= 1
        assert fault.startswith(said)
        assert " → " in fault


@pytest.mark.parametrize("name", ["base.bin", "lexicon-en.bin", "parsed-1.txt", "record.json"])
def test_what_is_kept_beside_it_may_be_anything(folder, name, capsys):
    kept = folder / ".knowledge-cache" / name
    main(["ask", "who walked to bern"])
    for spoil in (
        lambda: kept.write_bytes(b"\0" * 10_000),
        kept.mkdir,
        lambda: kept.symlink_to("/dev/null"),
    ):
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink(missing_ok=True)
        spoil()
        capsys.readouterr()
        assert main(["ask", "who walked to bern"]) == 0
        assert "Anna Keller" in capsys.readouterr().out
        assert main(["compile"]) == 0


def test_text_that_hurts_is_quoted_as_it_stands(folder, capsys):
    hurting = "Anna \u202eretlaW\u202c met\u200b Ben Ott" + "\u0301" * 5_000 + " in Oslo in 2021.\n"
    (folder / "seeds" / "x.txt").write_text(hurting, "utf-8")
    assert main(["compile"]) == 0
    base = load(Path("seeds"), Path("knowledge"))
    (fact,) = (fact for fact in base.facts.values() if fact.source == "x")
    (span,) = fact.quotes
    assert base.sources["x"].text[span.start : span.end] == hurting.strip()
    capsys.readouterr()


FULL = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
"""As on a full disk, no file can grow; a pipe still can."""
RUN = "from bot.__main__ import main; sys.exit(main(['compile']))"


def test_a_full_disk_leaves_the_old_knowledge(folder):
    (folder / "seeds" / "walk.txt").write_text(TEXT + "It rained.\n")
    before = held()
    done = subprocess.run(
        [sys.executable, "-c", f"{FULL}; {RUN}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    told = done.stderr.splitlines()[-1]
    assert told.startswith("knowledge: cannot be written: File too large → free the space")
    assert told.endswith("the old knowledge is unchanged")
    assert held() == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def unprivileged():
    """Return what starts a program to which permissions apply; nothing where they do anyhow."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may write anywhere, and there is no setpriv to give that up")
    return [setpriv, "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"]


def test_a_folder_that_may_not_be_written_leaves_the_old_knowledge(folder):
    (folder / "seeds" / "walk.txt").write_text(TEXT + "It rained.\n")
    before = held()
    for each in ("knowledge", ".knowledge-cache"):
        (folder / each).chmod(0o555)
    command = [*unprivileged(), sys.executable, "-m", "bot", "compile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for each in ("knowledge", ".knowledge-cache"):
        (folder / each).chmod(0o755)
    assert done.returncode == 1
    assert "knowledge: cannot be written: Permission denied → " in done.stderr
    assert held() == before


def test_of_two_compiles_at_once_one_says_so_and_the_other_is_done(folder):
    for number in range(30):
        (folder / "seeds" / f"{number}.txt").write_text(TEXT * 20)
    command = [sys.executable, "-m", "bot", "compile"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[1] for process in both]
    codes = [process.returncode for process in both]
    assert 0 in codes
    for code, said in zip(codes, told, strict=True):
        assert code == 0 or "another compile is at work here" in said
    assert len(load(Path("seeds"), Path("knowledge")).sources) == 31
