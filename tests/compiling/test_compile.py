import signal
from contextlib import contextmanager

import pytest

from bot.compiling.compile import compile_seeds, run, stale, write_knowledge
from bot.errors import FaultsError, KnowledgeError
from bot.factbase import load

NOTE = "seeds/us-japan-set-2023.yaml"
KNOWN = "knowledge/us-japan-set-2023.yaml"


def faults_of(folder):
    with pytest.raises(FaultsError) as caught:
        run(folder.seeds, folder.knowledge)
    assert not folder.knowledge.exists()
    return [(fault.place, fault.what, fault.remedy) for fault in caught.value.faults]


def test_the_same_seeds_give_the_same_bytes_in_any_order(folder):
    folder.add("wire-story")
    files = compile_seeds(folder.seeds)
    names = ("us-japan-set-2023", "wire-story")
    assert list(files) == [f"{n}{end}" for n in names for end in (".yaml", ".facts.json")]
    assert compile_seeds(folder.seeds) == files


def test_every_quote_equals_its_span(folder):
    for name in ("press-release", "wire-story", "hard-wrapped", "list"):
        folder.add(name)
    run(folder.seeds, folder.knowledge)
    base = load(folder.seeds, folder.knowledge)
    for fact in base.facts.values():
        source = base.sources[fact.source]
        for quote in fact.quotes:
            words = source.text[quote.start : quote.end]
            assert words.strip() == words
            assert words
            assert any(
                s.span.start <= quote.start and quote.end <= s.span.end for s in source.sentences
            )


def test_every_sentence_has_the_fact_that_rules_made_of_it(folder):
    run(folder.seeds, folder.knowledge)
    base = load(folder.seeds, folder.knowledge)
    by_rule = [fact.quotes for fact in base.facts.values() if fact.by_rule]
    source = base.sources["us-japan-set-2023"]
    assert by_rule == [(sentence.span,) for sentence in source.sentences]
    assert {fact.id for fact in base.facts.values() if not fact.by_rule} == {
        "us-japan-set-2023/set-leaders",
        "us-japan-set-2023/set-formal",
    }


def test_an_annotated_fact_knows_its_entities_and_dates(folder):
    run(folder.seeds, folder.knowledge)
    base = load(folder.seeds, folder.knowledge)
    fact = base.facts["us-japan-set-2023/set-leaders"]
    assert set(fact.entities) == {"us", "set", "garrant", "us-space-force"}
    assert fact.says == "us-space-force"  # the quote lies within what its release says
    assert "2023-07-13" in [date.iso for date in fact.dates]
    assert base.facts["us-japan-set-2023/set-formal"].says == "article"


@pytest.mark.parametrize(
    "change", [lambda raw: raw.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf".__add__]
)
def test_line_ends_and_a_byte_order_mark_are_part_of_the_text_as_it_came(folder, change):
    seed = folder.seeds / "us-japan-set-2023.txt"
    seed.write_bytes(change(seed.read_bytes()))
    run(folder.seeds, folder.knowledge)
    source = load(folder.seeds, folder.knowledge).sources["us-japan-set-2023"]
    assert source.text == seed.read_bytes().decode()
    assert len(source.sentences) == 18
    assert source.title.startswith("Space Force Holds")


def test_progress_names_each_source(folder):
    lines = []
    compile_seeds(folder.seeds, progress=lines.append)
    assert "reading seeds/us-japan-set-2023.txt" in lines
    assert any(line.startswith("compiling seeds/us-japan-set-2023.txt: 18") for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "July 13 talks",
            "July 14 talks",
            (
                f"{NOTE}:13:12",
                "fact ‘set-leaders’: the quote is nowhere in seeds/us-japan-set-2023.txt",
                "the nearest words are “led the U.S. in the July 13 talks”",
            ),
        ),
        (
            "led the U.S. in the July 13 talks",
            "cut the number of ships",
            (
                f"{NOTE}:13:12",
                "the quote stands in another source: seeds/wire-story.txt:3:",
                "move the fact to that source's annotation",
            ),
        ),
        (
            "led the U.S. in the July 13 talks",
            "led the July 13 talks",
            (f"{NOTE}:13:12", "the quote is not contiguous", "write its parts as a list of quotes"),
        ),
        (
            "a more formal dialogue",
            "Space Force",
            (f"{NOTE}:23:50", "fact ‘set-formal’: the quote stands", "lengthen it, as in"),
        ),
        (
            "subject: set\n    quote: led",
            "subject: seat\n    quote: led",
            (f"{NOTE}:12:14", "unknown entity ‘seat’", "did you mean ‘set’?"),
        ),
        ("says: article", "says: artcle", (f"{NOTE}:24:11", "unknown entity", "‘article’?")),
        ("side: us", "side: usa", (f"{NOTE}:6:87", "unknown entity ‘usa’", "‘us’?")),
        ("[garrant]", "[us, grant]", (f"{NOTE}:15:79", "unknown entity ‘grant’", "‘garrant’?")),
        ("nearest: set-l", "nearest: sat-l", (f"{NOTE}:26:87", "unknown fact", "‘set-leaders’?")),
        (
            "id: set-formal",
            "id: set-leaders",
            (
                f"{NOTE}:21:9",
                f"the id ‘set-leaders’ stands twice (first at {NOTE}:11:9)",
                "give it an id of its own",
            ),
        ),
        (
            "id: set-formal",
            "id: us-japan-set-2023-s001",
            (
                f"{NOTE}:21:9",
                "the id ‘us-japan-set-2023-s001’ belongs to a sentence's own fact",
                "give it another id",
            ),
        ),
        ("2023-07-24", "2023-07-32", (f"{NOTE}:4:18", "an impossible date", "look the day up")),
        (
            "text: July 24",
            "text: July 25",
            (
                f"{NOTE}:4:36",
                "the date's words “July 25” are nowhere in seeds/us-japan-set-2023.txt",
                "copy the source's words",
            ),
        ),
        (
            ", basis: the week after 13 July",
            "",
            (f"{NOTE}:3:14", "an inferred date without its basis", "add basis"),
        ),
        ("gaps:", "entities:", (f"{NOTE}:25:1", "the key ‘entities’ stands twice", "keep one")),
        ("asks: [who", "asks: {who: [", (f"{NOTE}:21:3", "not readable as YAML", "mend the YAML")),
    ],
)
def test_a_fault_names_its_place_and_remedy(folder, old, new, fault):
    place, what, remedy = fault
    folder.add("wire-story")
    folder.change(folder.note, old, new)
    found = faults_of(folder)
    assert [fault[0] for fault in found] == [place]
    assert what in found[0][1]
    assert remedy in found[0][2]


@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("a.txt", b"", ("seeds/a.txt", "is empty", "put its text in, or remove it")),
        ("a.txt", b" \n\t\xef\xbb\xbf...\n", ("seeds/a.txt", "is empty", "put its text in")),
        ("a.txt", b"caf\xe9", ("seeds/a.txt:1:4", "is not UTF-8: byte 0xe9", "as UTF-8")),
        ("a.txt", "x\nñ ".encode() + b"\xff", ("seeds/a.txt:2:3", "is not UTF-8", "as UTF-8")),
        ("a.txt", "text".encode("utf-16"), ("seeds/a.txt:1:1", "is not UTF-8", "as UTF-8")),
        ("a.txt", b"te\0xt", ("seeds/a.txt:1:3", "NUL bytes", "as UTF-8")),
        ("a.txt", b"x " * 3_000_000, ("seeds/a.txt", "is too large (6,000,000 bytes", "split it")),
        ("a.pdf", b"%PDF", ("seeds/a.pdf", "is no kind of seed", "convert it to .txt")),
        ("a.yml", b"", ("seeds/a.yml", "is no kind of seed", "name an annotation .yaml")),
        ("a.yaml", b"facts: []", ("seeds/a.yaml", "annotates no seed", "put a.txt there")),
        (
            "us-japan-set-2023.yaml",
            b"source: {title: caf\xe9}",
            (f"{NOTE}:1:20", "is not UTF-8", "as UTF-8"),
        ),
        (
            "us-japan-set-2023.md",
            b"# x",
            (
                "seeds/us-japan-set-2023.txt",
                "has the same id as us-japan-set-2023.md",
                "rename one of them",
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named(folder, name, raw, fault):
    place, what, remedy = fault
    (folder.seeds / name).write_bytes(raw)
    found = [fault for fault in faults_of(folder) if fault[0] == place]
    assert len(found) == 1
    assert what in found[0][1]
    assert remedy in found[0][2]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_without_a_source_says_what_to_put_there(tmp_path, is_there):
    seeds = tmp_path / "none"
    if is_there:
        seeds.mkdir()
    with pytest.raises(FaultsError, match=r"holds no source → put a source there"):
        compile_seeds(seeds)


@pytest.mark.parametrize("name", ["README.md", "readme.txt", ".DS_Store", ".hidden.txt"])
def test_a_readme_and_hidden_files_are_no_seeds(folder, name):
    (folder.seeds / name).write_bytes(b"\xff")
    names = ["us-japan-set-2023.yaml", "us-japan-set-2023.facts.json"]
    assert list(compile_seeds(folder.seeds)) == names


def test_faults_of_all_files_are_reported_at_once_and_in_order(folder):
    (folder.seeds / "a.txt").write_bytes(b"")
    folder.add("wire-story").with_suffix(".yaml").write_text("facts: [{id: set-leaders}]")
    folder.change(folder.note, "July 13 talks", "July 14 talks")
    folder.change(folder.note, "subject: set", "subject: sat")
    assert [fault[0] for fault in faults_of(folder)] == [
        "seeds/a.txt",
        f"{NOTE}:12:14",
        f"{NOTE}:13:12",
        "seeds/wire-story.yaml:1:9",
    ]


def test_two_annotations_may_use_one_id_for_different_things(folder):
    wire = folder.add("wire-story").with_suffix(".yaml")
    wire.write_text(
        "entities:\n"
        "  us: {kind: place, name: Upper Sound}\n"
        "  set: {kind: system, name: the set of locks, aliases: [talks]}\n"
        "facts:\n"
        "  - {id: set-leaders, subject: set, quote: Maersk and MSC}\n"
        "gaps:\n"
        "  - {id: set-place, subject: us, facets: [where], says: No., nearest: set-leaders}\n"
    )
    run(folder.seeds, folder.knowledge)
    known = (folder.knowledge / "wire-story.facts.json").read_text()
    assert '\n"set-leaders": {"subject": "set", ' in known
    base = load(folder.seeds, folder.knowledge)
    assert base.facts["us-japan-set-2023/set-leaders"].subject == "set"
    assert base.facts["wire-story/set-leaders"].subject == "wire-story/set"
    assert base.entities["wire-story/us"].kind == "place"
    assert base.entities["us"].kind == "country"
    assert [(gap.id, gap.subject, gap.nearest) for gap in base.gaps] == [
        ("us-japan-set-2023/set-place", "set", "us-japan-set-2023/set-leaders"),
        ("wire-story/set-place", "wire-story/us", "wire-story/set-leaders"),
    ]


def test_a_fact_may_name_an_entity_that_only_another_annotation_declares(folder):
    wire = folder.add("wire-story").with_suffix(".yaml")
    wire.write_text("facts:\n  - {id: canal, subject: set, quote: its largest user}\n")
    run(folder.seeds, folder.knowledge)
    assert "  set: of us-japan-set-2023\n" in (folder.knowledge / "wire-story.yaml").read_text()
    base = load(folder.seeds, folder.knowledge)
    assert base.facts["wire-story/canal"].subject == "set"
    assert "wire-story/set" not in base.entities


def test_an_id_that_others_declare_for_different_things_must_be_declared(folder):
    folder.add("list").with_suffix(".yaml").write_text("entities:\n  set: {kind: part, name: it}\n")
    wire = folder.add("wire-story").with_suffix(".yaml")
    wire.write_text("facts:\n  - {id: canal, subject: set, quote: its largest user}\n")
    assert faults_of(folder) == [
        (
            "seeds/wire-story.yaml:2:26",
            "‘set’ is one thing in list, another in us-japan-set-2023",
            "declare the one that is meant among the entities",
        )
    ]


def test_a_gap_is_near_to_a_fact_of_its_own_source(folder):
    wire = folder.add("wire-story").with_suffix(".yaml")
    wire.write_text(
        "gaps: [{id: g, subject: us, facets: [who], says: Nobody., nearest: set-leaders}]"
    )
    [(place, what, _)] = faults_of(folder)
    assert (place, what) == ("seeds/wire-story.yaml:1:68", "unknown fact ‘set-leaders’")


def test_a_failed_compile_leaves_the_old_knowledge_as_it_was(folder):
    run(folder.seeds, folder.knowledge)
    before = {path.name: path.read_bytes() for path in folder.knowledge.iterdir()}
    folder.change(folder.note, "July 13 talks", "July 14 talks")
    folder.add("wire-story")
    with pytest.raises(FaultsError):
        run(folder.seeds, folder.knowledge)
    assert {path.name: path.read_bytes() for path in folder.knowledge.iterdir()} == before


def test_only_what_changed_is_written_and_what_has_no_seed_goes(folder):
    folder.knowledge.mkdir()
    (folder.knowledge / "notes.yaml").write_text("mine: kept\n")
    wire = folder.add("wire-story")
    assert run(folder.seeds, folder.knowledge).changed == (
        "us-japan-set-2023.facts.json",
        "us-japan-set-2023.yaml",
        "wire-story.facts.json",
        "wire-story.yaml",
    )
    assert run(folder.seeds, folder.knowledge).changed == ()
    wire.unlink()
    folder.change(folder.note, "kind: part", "kind: document")
    assert run(folder.seeds, folder.knowledge).changed == (
        "us-japan-set-2023.facts.json",
        "us-japan-set-2023.yaml",
        "wire-story.facts.json",
        "wire-story.yaml",
    )
    assert sorted(path.name for path in folder.knowledge.iterdir()) == [
        "notes.yaml",
        "us-japan-set-2023.facts.json",
        "us-japan-set-2023.yaml",
    ]


def test_knowledge_that_cannot_be_written_is_named_and_nothing_is_left_behind(folder):
    folder.knowledge.mkdir()
    (folder.knowledge / ".b.yaml.new").mkdir()
    files = {"a.yaml": "x", "b.yaml": "y"}
    with pytest.raises(KnowledgeError, match=r"knowledge: cannot be written: .* → free the space"):
        write_knowledge(files, folder.knowledge)
    assert [path.name for path in folder.knowledge.iterdir()] == [".b.yaml.new"]


def test_a_knowledge_folder_that_is_a_file_is_named(folder):
    folder.knowledge.write_text("")
    with pytest.raises(KnowledgeError, match="knowledge: cannot be written"):
        run(folder.seeds, folder.knowledge)


def test_check_is_clean_after_a_compile_and_writes_nothing(folder):
    with pytest.raises(FaultsError, match=rf"{KNOWN}: is missing → run `bot compile`"):
        run(folder.seeds, folder.knowledge, check_only=True)
    assert not folder.knowledge.exists()
    run(folder.seeds, folder.knowledge)
    assert run(folder.seeds, folder.knowledge, check_only=True).changed == ()


def test_check_names_the_first_line_that_is_stale(folder):
    run(folder.seeds, folder.knowledge)
    folder.add("list")
    folder.change(folder.knowledge / "us-japan-set-2023.yaml", "\n  '1.1'", "\n  '7.1'")
    (folder.knowledge / "old.yaml").write_text("# Compiled by `bot compile` from old.txt\n")
    faults = stale(compile_seeds(folder.seeds), folder.knowledge)
    lines = (folder.knowledge / "us-japan-set-2023.yaml").read_text().splitlines()
    line = next(at for at, line in enumerate(lines, start=1) if line.startswith("  '7.1'"))
    assert [str(fault) for fault in faults] == [
        "knowledge/list.facts.json: is missing → run `bot compile`",
        "knowledge/list.yaml: is missing → run `bot compile`",
        "knowledge/old.yaml: has no seed → run `bot compile`",
        (
            f"{KNOWN}:{line}: is not what its seed compiles to → run `bot compile`; "
            "knowledge is never edited by hand"
        ),
    ]


def test_a_changed_seed_is_stale(folder):
    run(folder.seeds, folder.knowledge)
    folder.change(folder.seeds / "us-japan-set-2023.txt", "a key step", "a big step")
    with pytest.raises(FaultsError, match=rf"{KNOWN}:\d+: is not what its seed compiles to"):
        run(folder.seeds, folder.knowledge, check_only=True)


def test_a_disk_that_is_full_leaves_the_old_knowledge(folder):
    run(folder.seeds, folder.knowledge)
    names = ["us-japan-set-2023.facts.json", "us-japan-set-2023.yaml"]
    before = (folder.knowledge / names[0]).read_bytes()
    folder.change(folder.note, "kind: part", "kind: document")
    size = len(before) // 2
    with small_files(size), pytest.raises(KnowledgeError, match="cannot be written: File too lar"):
        run(folder.seeds, folder.knowledge)
    assert (folder.knowledge / names[0]).read_bytes() == before
    assert sorted(path.name for path in folder.knowledge.iterdir()) == names
    assert list(run(folder.seeds, folder.knowledge).changed) == names


@contextmanager
def small_files(size):
    """Let no file grow beyond a size, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_seed_that_is_a_folder_is_named(folder):
    (folder.seeds / "a.txt").mkdir()
    assert faults_of(folder) == [
        ("seeds/a.txt", "is no file", "put a file there, or remove what has its name")
    ]


def test_an_annotation_that_is_no_file_is_named(folder):
    folder.note.unlink()
    folder.note.mkdir()
    assert faults_of(folder) == [
        (
            "seeds/us-japan-set-2023.yaml",
            "is no file",
            "put a file there, or remove what has its name",
        )
    ]


def test_a_name_that_is_too_long_for_what_is_made_of_it_is_named(folder):
    (folder.seeds / f"{'å' * 116}.txt").write_text("It rained.\n")
    [(place, what, remedy)] = faults_of(folder)
    assert place.startswith("seeds/åå")
    assert (what, remedy) == ("has too long a name", "shorten it to 230 bytes")
