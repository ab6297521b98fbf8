"""What must hold for whatever is given: each is a function that fails where it does not."""

import re
import tempfile
import unicodedata
from functools import cache
from pathlib import Path

from bot import factbase, strictyaml
from bot.answering.read.readings import FILE
from bot.chat import limits
from bot.chat.buttons import PER_ROW, Menu, buttons_for
from bot.chat.items import view_of
from bot.chat.layout import posts
from bot.chat.markdown import block_quote, escape
from bot.compiling.compile import run
from bot.compiling.validating import read_rest
from bot.errors import BotError, FaultsError
from bot.lang import lexicon, vocabulary
from bot.languages import Languages
from bot.markup import line_of, strip_markup
from bot.outcomes import Said
from bot.speaking import Speaker
from bot.tracing import TracingAnswerer
from bot.wording import cited_by
from tests.properties.inputs import ANNOTATION, changed

ROOT = Path(__file__).parents[2]
ESCAPED = re.compile(r"\\[^\w\s]|\\_", re.ASCII)
LINK = re.compile(r"\[[^\[\]]*\]\(<https?://[!-;=?-~]*>\)|<https?://[!-;=?-~]*>")
LIVE = re.compile(r"[\[\]<`|~]|://|@everyone|@here")


def is_clear(error):
    """Fail where an error is not one line, or says no place."""
    for fault in error.faults if isinstance(error, FaultsError) else (error,):
        assert len(str(fault).splitlines()) == 1, str(fault)
        assert fault.place, str(fault)
        assert fault.remedy, str(fault)
        assert not any(unicodedata.category(char) == "Cc" for char in str(fault)), str(fault)


def yaml_is_read_or_refused(text):
    try:
        strictyaml.read(text, "x.yaml")
    except BotError as error:
        is_clear(error)


def annotation_is_read_or_refused(text):
    try:
        _, _, faults = read_rest(text, "x.yaml")
    except BotError as error:
        is_clear(error)
    else:
        for fault in faults:
            is_clear(fault)


def quotes_are_true(base, folder):
    """Fail where a fact's quote is not what stands in its source's file."""
    for fact in base.facts.values():
        source = base.sources[fact.source]
        if source.file.endswith(".txt"):
            assert source.text == (folder / source.file).read_bytes().decode()
        assert fact.quotes
        for span in fact.quotes:
            assert 0 <= span.start < span.end <= len(source.text)


def seed_is_compiled_or_refused(seed, annotation):
    """Compile a file with an annotation beside it; what is made of it loads and is true."""
    ending, raw = seed
    with tempfile.TemporaryDirectory() as scratch:
        seeds, knowledge = Path(scratch, "seeds"), Path(scratch, "knowledge")
        seeds.mkdir()
        (seeds / f"walk.{ending}").write_bytes(raw)
        if annotation:
            (seeds / "walk.yaml").write_bytes(annotation.encode())
        try:
            run(seeds, knowledge)
        except BotError as error:
            is_clear(error)
            assert not list(knowledge.glob("*.yaml"))
            return
        base = factbase.load(seeds, knowledge, cache=Path(scratch, "cache"))
        quotes_are_true(base, seeds)
        assert factbase.load(seeds, knowledge, cache=Path(scratch, "cache")) == base
        run(seeds, knowledge, check_only=True)


@cache
def compiled():
    """Return the files of a small base, with what is kept beside it, by their names."""
    with tempfile.TemporaryDirectory() as scratch:
        seeds = Path(scratch, "seeds")
        seeds.mkdir()
        text = "A walk\n\nAnna Keller walked to Bern on May 3, 2020. She carried a red umbrella.\n"
        (seeds / "walk.txt").write_text(text)
        (seeds / "walk.yaml").write_text(ANNOTATION)
        (seeds / "cake.md").write_text(
            "# A cake\n\nBen Ott baked a cake in Oslo on June 4, 2021.\n"
        )
        run(seeds, Path(scratch, "knowledge"))
        factbase.load(seeds, Path(scratch, "knowledge"), cache=Path(scratch, "cache"))
        found = {path.relative_to(scratch): path for path in Path(scratch).rglob("*")}
        return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


def base_is_loaded_or_refused(which, change):
    """Load a base of which one file was changed; what is kept beside it makes no difference."""
    files = compiled()
    name = sorted(files)[which % len(files)]
    with tempfile.TemporaryDirectory() as scratch:
        for each, raw in files.items():
            Path(scratch, each).parent.mkdir(exist_ok=True)
            Path(scratch, each).write_bytes(changed(raw, change) if each == name else raw)
        folders = Path(scratch, "seeds"), Path(scratch, "knowledge")
        found = []
        for cache_folder in (Path(scratch, "cache"), None):
            try:
                found.append(factbase.load(*folders, cache=cache_folder))
                quotes_are_true(found[-1], folders[0])
            except BotError as error:
                is_clear(error)
                found.append(str(error))
        assert found[0] == found[1]


@cache
def speaker():
    """Return what answers from the seed."""
    seeds, knowledge = ROOT / "seeds", ROOT / "knowledge"
    base, english = factbase.load(seeds, knowledge), lexicon.load()
    readings = (knowledge / FILE).read_text("utf-8")
    strange = Languages(english).foreign
    answerer = TracingAnswerer(base, english, readings, vocabulary.load, strange)
    return Speaker(answerer, base)


def question_is_answered(typed, before):
    """Ask, in a conversation; what is cited is true, and what is sent within Discord's limits."""
    asked = line_of(typed)
    speaks = speaker()
    said = Said(before, tuple(speaks._base.facts)[:1], ("who led the talks",)) if before else None  # noqa: SLF001
    reply, words = speaks.reply(asked, said=said)
    outcome = reply.outcome
    for citation in (
        *getattr(outcome, "citations", ()),
        *(cited_by(outcome) if hasattr(outcome, "nearest") else ()),
    ):
        span = citation.span
        assert citation.quote == citation.source.text[span.start : span.end]
        assert citation.quote
    controls = buttons_for(reply, words, speaks.places, asker=2**63, told=())
    posts_are_within_limits(posts(words, asked=asked, buttons=controls))
    assert all(0 < len(each) <= limits.CHOICE for each in limits.choices(speaks.suggest(asked)))


def words_are_shown_as_they_stand(words, asked):
    """Show any words; nothing in them becomes markup, and all of it is within the limits."""
    posts_are_within_limits(posts(words, asked=asked))


def posts_are_within_limits(made):
    for post in made:
        assert len(post.text) <= limits.CONTENT
        bare = LINK.sub("x", ESCAPED.sub("x", post.text))
        assert not bare.endswith("\\"), post.text
        assert not LIVE.search(bare), post.text
        ids = [each.custom_id for each in post.buttons]
        assert len(ids) == len(set(ids))
        for each in post.buttons:
            assert 0 < len(each.custom_id) <= limits.CUSTOM_ID
            assert isinstance(each, Menu) or 0 < len(each.label) <= limits.LABEL
        view = view_of(post.buttons)
        assert view is None or len(view.to_components()) <= PER_ROW


def escaped_text_reads_as_written(text):
    shown = ESCAPED.sub(lambda pair: pair[0][1:], escape(text))
    assert shown == text
    assert not LIVE.search(ESCAPED.sub("x", escape(text)))
    quoted = block_quote(text)
    assert all(line.startswith("> ") for line in quoted.split("\n"))


def markup_is_stripped(text):
    assert isinstance(strip_markup(text), str)
    assert "\n" not in line_of(text)
