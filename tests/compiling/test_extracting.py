import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.compiling.compile import compile_seeds, run, stale, write_knowledge
from bot.compiling.extracting import extract
from bot.compiling.sentences import split_sentences
from bot.compiling.warnings import warned
from bot.errors import FaultsError, SourceError
from bot.factbase import load
from bot.facts import Date

TRUST = "Hallam Trust (HT)"
ARTICLES = Path(__file__).parent / "articles"


def extracted(name):
    return extract((ARTICLES / name).read_bytes(), ARTICLES / name)


def test_markdown_is_read_without_its_marks():
    found = extracted("bridge.md")
    assert found.text.split("\n\n") == [
        "Old Mill Bridge Reopens",
        "The Old Mill Bridge reopened on Monday after repairs that took 14 months.",
        f"What it cost\n- The county paid $3.4 million.\n- The rest came from the {TRUST}.",
        "“We are glad,” said Mayor Judith Orme. “It is safe again.”",
        "Year | Crossings",
        "2019 | Crossings: 41,000\n",
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
        ("a.html", "<p>It rained.</p>".encode("utf-16-le"), "is no text: it has NUL bytes"),
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
    assert changed == ("ferry.facts.json", "ferry.txt", "ferry.yaml")


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


ARTICLE = (
    "<p>The port of Fort Hale has new rules since May 2021, and the harbour master explained them"
    " to the captains of the county on Monday.</p>"
)
LIST = (
    "<p>Three kinds of ships may enter:</p>"
    "<ul><li>ferries of the county</li><li>boats under 12 metres</li><li>tugs</li></ul>"
)
TABLE = (
    "<table><tr><th>Ship</th><th>Fee</th></tr><tr><td>Ferry</td><td>$120</td></tr>"
    "<tr><td>Boat north | south</td><td>$35</td></tr></table>"
)


def page_of(body, head="<title>Port rules</title>"):
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return extract(html.encode(), Path("x.html"))


def test_a_page_is_read_in_what_its_label_means():
    said = "It’s a good day – they spent 40 million € on the bridge, the mayor said on Monday."
    page = f"<html><head>%s</head><body><article><p>{said}</p></article></body></html>"
    for label in (
        '<meta http-equiv="Content-Type" content="text/html; charset=latin-1">',
        "<meta charset=iso-8859-1>",
        "<meta charset = x-cp1252>",
    ):
        assert said in extract((page % label).encode("cp1252"), Path("x.html")).text
    turkish = (page % "<meta charset=iso-8859-9>").encode("cp1254")
    assert said in extract(turkish, Path("x.html")).text
    declared = "<?xml version='1.0' encoding='iso-8859-1'?>" + page % ""
    assert said in extract(declared.encode("cp1252"), Path("x.html")).text
    for marked in ("utf-8-sig", "utf-16"):
        assert said in extract((page % "").encode(marked), Path("x.html")).text
    wrong = (page % "<meta charset=iso-8859-1>").encode()  # UTF-8 all the same
    assert said in extract(wrong, Path("x.html")).text


def test_a_page_that_names_no_encoding_is_western_with_a_warning():
    said = "“It’s a good day”, they said, and spent 40 million € on it, the mayor told us."
    page = f"<html><body><article><p>{said}</p></article></body></html>"
    found = extract(page.encode("cp1252"), Path("x.html"))
    assert said in found.text
    [told] = found.warnings
    assert told.what == "doesn't name its encoding: it is read as windows-1252"


def test_a_byte_that_the_named_encoding_does_not_have_is_named_with_its_place():
    page = b"<meta charset=iso-8859-1>\n<p>caf\xe9 \x81</p>"
    with pytest.raises(SourceError) as caught:
        extract(page, Path("x.html"))
    assert (caught.value.place, caught.value.what) == ("x.html:2:9", "is not iso-8859-1: byte 0x81")


def test_a_list_stands_below_what_leads_to_it_and_rows_say_their_columns():
    found = page_of(f"<article>{ARTICLE}{LIST}{TABLE}{ARTICLE}</article>").text
    lead = "enter:\n- ferries of the county\n- boats under 12 metres\n- tugs\n\n"
    assert lead in found
    assert "\n\nShip | Fee\n\nFerry | Fee: $120\n\nBoat north | south | Fee: $35\n\n" in found
    spans = [s.span for s in split_sentences(found)]
    assert any(found[s.start : s.end].endswith(lead.strip()) for s in spans)


def test_markdown_lists_and_rows_read_like_those_of_a_page():
    text = "# Rules\n\nThey may enter:\n\n- ferries\n- tugs\n\n"
    text += "| Ship | Fee |\n|---|---|\n| Tug | $2 |\n"
    assert extract(text.encode(), Path("a.md")).text == (
        "Rules\n\nThey may enter:\n- ferries\n- tugs\n\nShip | Fee\n\nTug | Fee: $2\n"
    )


def test_the_article_for_search_engines_is_taken_where_the_page_shows_little_of_it():
    body = "<p>Anna Keller walked to Bern on Monday. It rained.</p>" * 60
    stated = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": body}]})
    head = f'<title>A walk</title><script type="application/ld+json">{stated}</script>'
    caption = "<p>A woman with a red umbrella walks beside the river in the old town.</p>" * 2
    found = page_of(f"<article>{caption}{caption}</article>", head)
    assert found.text.startswith("A walk\n\nAnna Keller walked to Bern on Monday. It rained.\n\n")
    assert "search engines" in found.warnings[0].what
    shown = page_of(f"<article>{body}</article>", head)
    assert not shown.warnings


def test_another_text_behind_the_article_is_left_out_and_said():
    other = "".join(
        f"<p>The depot of the coast guard was founded in 18{n} by General Gomm of the army.</p>"
        for n in range(10, 30)
    )
    found = page_of(f"<article><h1>Port rules</h1>{ARTICLE * 8}</article><div>{other}</div>")
    assert "Gomm" not in found.text
    [told] = found.warnings
    assert re.match(r"\d\d% stands behind the article and was left out, from “The depot", told.what)
    assert not page_of(f"<article>{ARTICLE * 8}{other}</article>").warnings  # it is all of it


def test_what_stands_in_an_article_and_is_none_of_it_is_cut_off():
    around = (
        "<aside><p>Most read: the cod is back.</p></aside>"
        '<div class="photo-caption"><p>A man looks on.</p></div>'
        '<div role="dialog"><p>Sign in to read on.</p></div>'
        '<div class="box newsletter"><p>Get our letters.</p></div>'
    )
    found = page_of(f"<article>{ARTICLE}{around}{ARTICLE * 3}</article>").text
    for words in ("cod", "looks on", "Sign in", "letters"):
        assert words not in found
    assert "harbour master" in found


def test_what_a_page_was_read_as_is_among_the_warnings(folders):
    page = folders[0] / "ferry.html"
    text = page.read_text().replace('<meta charset="utf-8">', "")
    page.write_bytes(text.replace("Floro", "Florø ø ø").encode("cp1252"))
    told = [str(warning) for warning in warned(folders[0]) if "windows-1252" in str(warning)]
    assert len(told) == 1
    assert told[0].startswith("seeds/ferry.html: doesn't name its encoding: it is read as")
