"""A small source, and a hand-written part that answers from it, for tests of what comes after."""

import hashlib
import signal
from dataclasses import replace

import pytest

from bot.facts import Citation, Date, Facet, Fact, FactBase, Sentence, Source, Span
from bot.lang import lexicon
from bot.lang.words import Stems
from bot.outcomes import Answer, Choices, Correction, Help, Message, Reason, Refusal, Reply, Said

pytest_plugins = ["tests.processes"]  # the program as a process, on a local Discord

TEXT = "A walk\nAnna *walked* to Bern on 3 May.\nBen came_too, said Anna.\n"
PLACE = Span(7, 38)
ANSWERS = {
    "who walked": Answer("Anna walked.", (), ("walk",)),
    "Anna walked, right": Answer("Anna walked.", (), ("walk",), opening=(Message("yes"),)),
    "He is a nice guy, right": Answer("Anna.", (), ("walk",), opening=(Message("yes"),)),
    "Anna flew off with Ben, right": Answer("Anna walked.", (), ("walk",), unsaid="with Ben"),
    "Ben walked to Bern, right": Refusal(Reason.CONTRADICTED, says="Anna walked."),
    "overview": Answer("“A walk” begins like this:", (), ()),
    "found by rule": Answer("", (), ("walk",)),
    "which": Choices(("who walked to Bern?", "who came too?")),
    "which walk": Choices(("who came too?", "who walked")),
    "how far": Refusal(Reason.NOT_STATED, says="The source gives no distance."),
    "about": Refusal(Reason.NOT_STATED, about="the\x1b[31m weather"),
    "did Ben walk": Refusal(Reason.CONTRADICTED, near=("who walked to Bern?",)),
    "pizza": Refusal(Reason.OFF_TOPIC),
    "%&": Refusal(Reason.UNREADABLE),
    "long": Refusal(Reason.UNREADABLE, longest=4000),
    "hello": Help(),
    "thanks!": Help(is_nod=True),
    "": Help(),
}


def pytest_configure():
    """End what was started where the tests are told to end, as on Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def made_citation(source: Source) -> Citation:
    return Citation(source, PLACE, source.text[7:38], paragraph=2, deciding=(Span(0, 13),))


def made_base() -> FactBase:
    source = Source(
        id="walk",
        file="walk.txt",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        text=TEXT,
        title="A walk",
        publisher="The Daily_Walker",
        published=Date("2020-05", inferred=True, basis="Anna was born in 2000."),
        updated=Date("2020-05-04", "4 May 2020"),
        url="https://example.org/walk",
        sentences=(Sentence(Span(0, 6), 1, 1), Sentence(PLACE, 2, 2)),
    )
    facts = {
        "walk": Fact("walk", "walk", (Span(7, 20),)),
        "came": Fact("came", "walk", (Span(7, 38),), by_rule=True),
    }
    return FactBase({"walk": source}, {}, facts)


class Scripted:
    """Answers a fixed set of questions; raises on "break"."""

    def __init__(self, base: FactBase) -> None:
        self._citation = made_citation(base.sources["walk"])

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        question = typed.lstrip("!/").removeprefix("ask ").strip("? ")
        if question == "break":
            raise RuntimeError("secret detail")
        if question == "when was that" and said is not None:
            walk = Answer(f"After {said.typed}: in May.", (self._citation,), said.facts)
            return Reply(typed, walk, asked=said.typed)
        if question == "more" and said is not None and ("came",) not in said.told:
            return Reply(typed, Answer("Ben came too.", (self._citation,), ("came",)))
        outcome = ANSWERS.get(question, Refusal(Reason.OFF_TOPIC))
        corrections = ()
        if isinstance(outcome, Answer):
            outcome = replace(outcome, citations=(self._citation,))
            corrections = (Correction("wlaked", "walked"),)
        elif isinstance(outcome, Refusal) and outcome.reason is Reason.CONTRADICTED:
            outcome = replace(outcome, nearest=self._citation)
        return Reply(typed, outcome, corrections)

    def traced(self, typed: str, *, said: Said | None = None) -> tuple[Reply, dict[str, object]]:
        parts = [] if "nice" in typed else [{}]
        return self.answer(typed, said=said), {"found": [{}], "parts": parts}

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25, language: str = ""
    ) -> tuple[str, ...]:
        if language not in ("", "en", "ja"):  # none is asked in it
            return ()
        asked = ("who walked to Bern?", "when did Anna walk?", "x" * 120, "")
        fitting = [text for text in asked if typed in text]
        return tuple(sorted(fitting, key=lambda text: not text.startswith(facet or "")))[:limit]

    def topics(self) -> tuple[str, ...]:
        return ("Anna", "Ben")


@pytest.fixture
def base() -> FactBase:
    return made_base()


@pytest.fixture
def answers(base: FactBase) -> Scripted:
    return Scripted(base)


@pytest.fixture(scope="session")
def english():
    return lexicon.load()


@pytest.fixture(scope="session")
def stems(english):
    return Stems(english.stemmer, english.irregular)
