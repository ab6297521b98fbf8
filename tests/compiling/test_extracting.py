import subprocess
import sys
from pathlib import Path

import pytest

from bot.compiling.compile import compile_seeds, run, stale, write_knowledge
from bot.compiling.extracting import extract
from bot.errors import FaultsError, SourceError
from bot.factbase import load
from bot.facts import Date

ARTICLES = Path(__file__).parent / "articles"


def extracted(name):
    return extract((ARTICLES / name).read_bytes(), ARTICLES / name)


def test_markdown_is_read_without_its_marks():
    found = extracted("bridge.md")
    assert found.text.split("\n\n") == [
        "Old Mill Bridge Reopens",
        "The Old Mill Bridge reopened on Monday after repairs that took 14 months.",
        "What it cost",
        "The county paid $3.4 million.",
        "The rest came from the Hallam Trust (HT).",
        "“We are glad,” said Mayor Judith Orme. “It is safe again.”",
        "Year | Crossings",
        "2019 | 41,000\n",
    ]


def test_front_matter_says_what_a_markdown_file_is():
    found = extracted("bridge.md")
    assert found.title == "Old Mill Bridge Reopens"
    assert found.publisher == "The Lower Valley Gazette"
    assert found.published == Date("2022-09-14")
    assert found.url == "https://gazette.example/old-mill-bridge"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A title\n\nIt rained.\n", "A title"),
        ("A title\n=======\n\nIt rained.\n", "A title"),
        ("## Not a title\n\nIt rained.\n", ""),
        ("It rained.\n", ""),
        ("---\ntitle: From *above*\n---\nIt rained.\n", "From *above*"),
        ("---\n\nIt rained.\n\n---\n", ""),  # rules, not front matter
    ],
)
def test_a_markdown_title(text, title):
    found = extract(text.encode(), Path("a.md"))
    assert found.title == title
    assert "It rained." in found.text


def test_a_page_is_read_without_what_stands_around_the_article():
    found = extracted("ferry.html")
    assert found.text.startswith("Ferry to Skarn Island Runs on Batteries\n\nThe ferry between")
    assert "kroner & was paid" in found.text
    for around in ("Subscribe", "cookies", "Sport", "cod", "Copyright", "<p>", "&amp;"):
        assert around not in found.text


def test_a_page_says_what_it_is():
    found = extracted("ferry.html")
    assert found.title == "Ferry to Skarn Island Runs on Batteries"
    assert found.publisher == "Northern Coast News"
    assert found.published == Date("2021-05-20")
    assert found.updated == Date("2021-05-22")
    assert found.url == "https://northcoast.example/2021/05/skarn-ferry"


def test_a_page_in_the_encoding_that_it_names():
    page = (ARTICLES / "ferry.html").read_text().replace("Floro", "Florø")
    page = page.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("“", '"')
    raw = page.replace("”", '"').encode("iso-8859-1")
    assert "the yard at Florø" in extract(raw, Path("a.html")).text


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.html", b"<html><body></body></html>", "has no article that can be read"),
        ("a.html", b"<p>caf\xe9</p>", "is not UTF-8: byte 0xe9"),
        ("a.html", b'<meta charset="no-such"><p>caf\xe9</p>', "is not UTF-8: byte 0xe9"),
        ("a.md", b"caf\xe9", "is not UTF-8: byte 0xe9"),
        ("a.md", b"---\ntitle: x\n---\n***\n", None),
        ("a.md", b"\n***\n", "has no article that can be read"),
    ],
)
def test_a_seed_without_a_text_is_refused(name, raw, what):
    if what is None:
        assert extract(raw, Path(name)).text == "x\n"
        return
    with pytest.raises(SourceError) as caught:
        extract(raw, Path(name))
    assert caught.value.what == what
    assert caught.value.place.partition(":")[0] == name
    assert caught.value.remedy


def test_wrong_front_matter_names_its_line():
    with pytest.raises(FaultsError) as caught:
        extract(b"---\ntitle: a\ntitle: b\n---\nIt rained.\n", Path("a.md"))
    [fault] = caught.value.faults
    assert fault.place == "a.md:3:1"


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seeds, knowledge = Path("seeds"), Path("knowledge")
    seeds.mkdir()
    for name in ("bridge.md", "ferry.html"):
        (seeds / name).write_bytes((ARTICLES / name).read_bytes())
    return seeds, knowledge


def test_quotes_point_into_the_text_that_is_stored_beside_the_knowledge(folders):
    run(*folders)
    base = load(*folders)
    for fact in base.facts.values():
        source = base.sources[fact.source]
        assert source.text == (folders[1] / f"{source.id}.txt").read_text()
        for quote in fact.quotes:
            assert source.text[quote.start : quote.end].strip()
    assert base.sources["ferry"].file == "ferry.html"
    assert base.sources["ferry"].publisher == "Northern Coast News"


def test_an_annotation_of_a_page_quotes_its_text_and_has_the_last_word(folders):
    (folders[0] / "ferry.yaml").write_text(
        "source: {publisher: The Coast}\n"
        "entities: {cta: {kind: organisation, name: Coastal Transport Agency, aliases: [CTA]}}\n"
        "facts: [{id: cost, subject: cta, quote: 96 million kroner & was paid}]\n"
    )
    run(*folders)
    base = load(*folders)
    assert base.sources["ferry"].publisher == "The Coast"
    assert base.sources["ferry"].published == Date("2021-05-20")
    [quote] = base.facts["ferry/cost"].quotes
    text = base.sources["ferry"].text
    assert text[quote.start : quote.end] == "96 million kroner & was paid"


def test_one_changed_character_in_a_page_or_its_text_is_found(folders):
    run(*folders)
    page, text = folders[0] / "ferry.html", folders[1] / "ferry.txt"
    before = text.read_text()
    text.write_text(before.replace("120 cars", "121 cars"))
    with pytest.raises(FaultsError, match="this is not what stands"):
        load(*folders)
    assert [fault.place for fault in stale(compile_seeds(folders[0]), folders[1])] == [
        "knowledge/ferry.txt:3"
    ]
    text.write_text(before)
    page.write_text(page.read_text().replace("120 cars", "121 cars"))
    with pytest.raises(FaultsError, match=r"seeds/ferry.html: is not the text that was compiled"):
        load(*folders)


def test_the_text_goes_with_its_seed(folders):
    run(*folders)
    (folders[0] / "ferry.html").unlink()
    changed = write_knowledge(compile_seeds(folders[0]), folders[1])
    assert changed == ("ferry.txt", "ferry.yaml")


def test_nothing_that_reads_pages_is_loaded_without_one():
    program = (
        "import sys; from pathlib import Path; from bot.compiling.compile import compile_seeds; "
        f"compile_seeds(Path({str(ARTICLES)!r}).parent / 'plain'); "
        "print([name for name in ('trafilatura', 'lxml', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "Latin1", "windows-1252"])
def test_a_label_of_western_text_means_windows_1252(label):
    said = "It’s a good day – they spent 40 million € on the bridge, the mayor said on Monday."
    page = f'<html><head><meta charset="{label}"></head><body><article><p>{said}</p></article>'
    found = extract(page.encode("cp1252"), Path("x.html"))
    assert said in found.text


def test_a_page_that_says_utf_16_and_could_be_read_so_far_is_utf_8():
    said = "“We are glad,” said the mayor of the town about the bridge on Monday."
    page = f'<html><head><meta charset="utf-16"></head><body><article><p>{said}</p></article>'
    assert said in extract(page.encode(), Path("x.html")).text


def test_a_byte_that_is_wrong_in_a_page_is_named_with_line_and_column():
    page = b"<html><body>\n<p>caf" + b"\xe9</p></body></html>"
    with pytest.raises(SourceError) as caught:
        extract(page, Path("x.html"))
    assert str(caught.value.place) == "x.html:2:7"
