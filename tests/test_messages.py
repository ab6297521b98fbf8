"""What the bot says stands in one file a language, the same messages in each."""

import ast
import re
from pathlib import Path

import pytest

from bot.facts import Date, Entity
from bot.outcomes import Message
from bot.phrases import FOLDER, OWN, heard_by, is_spoken, phrases_of

BOT = Path(__file__).parents[1] / "bot"
FILES = sorted(path for path in Path(str(FOLDER)).glob("*.ftl"))
KEY = re.compile(r"^([a-z][\w-]*) =((?:.*\n)(?:[ \t}].*\n|\n(?=[ \t]))*)", re.MULTILINE)
SLOT = re.compile(r"\$([\w-]+)")
USED = re.compile(r"(?<=\{ )[a-z][\w-]*(?= \})")
# Who reads their words is who runs or mends the bot: errors, help of the command line, logs.
FOR_DEVELOPERS = tuple("__main__ errors explaining options settings tracing strictyaml".split())
PARTS = (*FOR_DEVELOPERS, "compiling", "curating", "running", "sandbox", "starting")
UNSAID = ("log", "add_argument", "Field", "add_note", "add_parser")


def slots_of(path):
    """{key: the slots of its message and of those that it refers to}."""
    found = dict(KEY.findall(path.read_text("utf-8")))
    used = {key: [found[name] for name in USED.findall(text)] for key, text in found.items()}
    slots = {key: set(SLOT.findall(" ".join([text, *used[key]]))) for key, text in found.items()}
    return {key: names - {"kind"} for key, names in slots.items()}  # only picks a word


OF_NAMES = ("claim-excluded", "role-fact", "members-fact", "counted")  # of slots and marks alone
LANGUAGES = {path.stem: slots_of(path) for path in FILES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_language_has_every_message_with_the_same_slots(language):
    theirs, ours = LANGUAGES[language], LANGUAGES[OWN]
    assert theirs == (ours if is_spoken(language) else {"understood": ours["understood"]})


def test_the_languages_that_are_spoken():
    assert {language for language in LANGUAGES if is_spoken(language)} == {"en", "ja", "ko", "pt"}
    assert len(LANGUAGES["en"]) > 50


@pytest.mark.parametrize("language", ["ja", "ko", "pt"])
def test_a_spoken_language_has_its_own_words(language):
    said = dict(KEY.findall((Path(str(FOLDER)) / f"{language}.ftl").read_text("utf-8")))
    ours = dict(KEY.findall((Path(str(FOLDER)) / f"{OWN}.ftl").read_text("utf-8")))
    same = {key for key, text in said.items() if text.strip() == ours[key].strip()}
    assert same <= {*("blank", "comma", "apart", "first", "number", "year", "event"), *OF_NAMES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2])
def test_every_message_can_be_said_and_leaves_no_slot_open(language, number):
    phrases = phrases_of(language)
    for key, slots in LANGUAGES[language].items():
        counted = ("count", "years", "months", "month", "number", "day")
        filled = {name: number if name in counted else "x" for name in (*slots, "kind")}
        said = phrases(key, **filled)
        assert "$" not in said, key
        assert said or key == "blank", key


def test_every_message_is_used():
    code = "".join(path.read_text("utf-8") for path in BOT.rglob("*.py"))
    built = ("refusal-", "command-", "name-", "gap-")  # by their reason, command and slot
    keys = [key for key in LANGUAGES[OWN] if not key.startswith(built)]
    unused = {key for key in keys if not re.search(f"[\"']{key}[\"']", code)}
    assert unused == {"month-name", "number-of", "read-as-alone"}  # in others; of a note


def is_sentence(text):
    """Whether a string of the program has three words or more and is written as a sentence is."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    is_opened = re.match(r"[\"“]?[A-Z][a-z]+ [a-z]|I |X ", text)
    is_closed = re.search(r"[a-z][.!?:]$", text.strip())
    return len(words) > 1 and bool(is_closed or (is_opened and len(words) > 2))


def sentences_in(tree):
    """Yield the strings of a module that read as sentences, but no docstrings, errors and logs."""
    silent = {id(node) for top in ast.walk(tree) if is_silent(top) for node in ast.walk(top)}
    inner = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
    for node in ast.walk(tree):
        if id(node) in silent or id(node) in inner:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "X" for v in node.values)
            text = "".join(parts)
        else:
            text = node.value if isinstance(node, ast.Constant) else ""
        if isinstance(text, str) and is_sentence(text):
            yield text


def is_silent(node):
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_call = isinstance(node, ast.Call)
    called = ast.unparse(node.func).split(".") if is_call else []
    is_error = bool(called) and called[-1].endswith("Error")
    is_call = not {*UNSAID, "signal"}.isdisjoint(called)
    return is_docstring or is_error or is_call or isinstance(node, ast.Raise)


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(BOT.rglob("*.py")) if {p.parts[len(BOT.parts)], p.stem}.isdisjoint(PARTS)],
    ids=lambda path: path.relative_to(BOT).as_posix(),
)
def test_no_sentence_is_left_in_the_program(path):
    assert list(sentences_in(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    ['x = f"{name} said so."', 'f("The sources say otherwise: " + a)', 'A = "Ask something else"'],
)
def test_a_sentence_in_the_program_is_found(code):
    assert list(sentences_in(ast.parse(code)))


def test_a_slot_is_named_and_dated_as_the_language_has_it():
    japan = Entity("japan", "country", "Japan", ("Tokyo", "日本"))
    assert phrases_of("en").word(Message("first", {"words": japan})) == "Japan."
    assert phrases_of("ja").word(Message("first", {"words": japan})) == "日本です。"
    date = Date("2022-10", "last October")
    assert phrases_of("en").word(Message("first", {"words": date})) == "Last October."
    assert phrases_of("ja").word(Message("first", {"words": date})) == "2022年10月です。"


@pytest.mark.parametrize(
    ("asker", "asked", "heard"),
    [
        ("ko", "en", "ko"),
        ("", "en", "en"),
        ("de", "en", "en"),
        ("en", "ja", "ja"),
        ("ko", "es", "es"),
    ],
)
def test_who_asks_hears_their_own_language_or_that_of_the_question(asker, asked, heard):
    assert heard_by(asker, asked) == heard


def test_a_language_without_a_file_is_english():
    assert phrases_of("xx") is phrases_of("xx")
    assert phrases_of("xx")("yes") == "Yes."


def test_a_message_that_no_language_has_is_an_error():
    with pytest.raises(KeyError):
        phrases_of("ja")("no such thing")
