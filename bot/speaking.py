"""From typed text to words, as every front end does it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from bot.claims import MOST as MOST_CLAIMS
from bot.claims import bare, claims_in, judge
from bot.commands import Command, command_of, page_of
from bot.context import Places
from bot.facts import Facet
from bot.jsonable import as_json
from bot.listing import word_sources, word_topics
from bot.outcomes import Answer, Help, Reply, Said
from bot.phrases import OWN, heard_by, phrases_of
from bot.showing import Edition, word_about, word_overview, word_timeline
from bot.timeline import events_of
from bot.wording import HELP_TOPICS, Guide, Words, word, word_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.claims import Claim
    from bot.facts import FactBase, Source
    from bot.phrases import Phrases
    from bot.timeline import Event


class Answers(Protocol):
    """What a front end needs of `bot.tracing.TracingAnswerer`."""

    def answer(self, typed: str, *, said: Said | None = None) -> Reply:
        """Return the reply to a question as it was typed, after what was said before."""

    def traced(self, typed: str, *, said: Said | None = None) -> tuple[Reply, dict[str, object]]:
        """Return the same with what each step saw (`bot.tracing.TracingAnswerer`)."""

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25, language: str = ""
    ) -> tuple[str, ...]:
        """Return questions that fit what is typed so far, the facet's kind first."""

    def topics(self) -> tuple[str, ...]:
        """Return what can be asked about."""


MORE = "more"  # asks for another fact, in the sources' language (``cues`` of its questions.yaml)
EXAMPLES = (Facet.WHO, Facet.WHEN, Facet.WHY)  # as many as help can show without being a list


class Speaker:
    """Answer typed text with words, and the commands that list things.

    Args:
        sentences: takes a text apart into its sentences.
        edition: tells which bot this is.

    Attributes:
        places: where quotes stand, by short keys.
    """

    def __init__(
        self,
        answers: Answers,
        base: FactBase,
        sentences: Callable[[str], Iterable[str]] = str.splitlines,
        edition: Callable[[], Edition] = Edition,
    ) -> None:
        self._answers = answers
        self._sentences = sentences
        self._tell_edition = edition
        self._base = base
        self.places = Places(base)
        self._guides: dict[str, Guide] = {}  # by the language: there are not many

    @cached_property
    def edition(self) -> Edition:
        """Which bot this is."""
        return self._tell_edition()

    @property
    def size(self) -> tuple[int, int]:
        """How many sources it speaks from, and how many facts."""
        return len(self._base.sources), len(self._base.facts)

    def become(self, other: Speaker) -> None:
        """Speak from now on from what another knows; between two replies, so in one step."""
        self._answers, self._base = other._answers, other._base
        self.places, self.edition = other.places, other.edition
        self._guides = {}
        self.__dict__.pop("_facts_by_source", None)

    def claims(self, text: str, *, language: str) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
        """Return what a text claims with what the sources have on it; and what was left out.

        What is said about a claim is in the language of the one who wants to know.
        """
        found = claims_in(text, self._sentences)
        asked, phrases = found[:MOST_CLAIMS], phrases_of(language)
        return tuple(self._judged(claim, phrases) for claim in asked), found[MOST_CLAIMS:]

    def _judged(self, claim: str, phrases: Phrases) -> Claim:
        """Return what the sources have on a claim, which stands alone: a “he” is nobody."""
        own = phrases_of(self._answers.answer(claim).language)
        reply, trace = self._answers.traced(own("claim-asked", claim=bare(claim)))
        is_about_it = bool(trace["parts"]) or not trace["found"]  # the latter where it is computed
        return judge(claim, reply, phrases, is_about_it=is_about_it)

    def more(self, keys: Sequence[str], *, language: str) -> tuple[Reply, Words] | None:
        """Return a fact that was not told yet, after those with these keys, the newest first.

        None where the last of them is gone from the sources.
        """
        facts = tuple(map(self.places.fact, keys))
        if not facts or not facts[0]:
            return None
        said = Said("", facts[:1], told=tuple((fact,) for fact in facts if fact))
        reply = self._answers.answer(MORE, said=said)
        if not isinstance(reply.outcome, Answer):
            phrases = phrases_of(language)
            return replace(reply, outcome=Help()), Words(phrases("no-more"), phrases=phrases)
        return reply, word(reply, language=language)

    def reply(
        self, typed: str, *, said: Said | None = None, language: str = ""
    ) -> tuple[Reply, Words]:
        """Return the reply to typed text, and its words; what was `said` before completes it.

        `language` is that in which the asker uses Discord, where that is known; what a command
        lists is in it, and what stands around an answer (`bot.wording.word`).
        """
        listed = self._listed(typed, language or OWN)
        if listed is not None:
            return listed
        picked = _picked(typed, said)
        reply = self._answers.answer(picked or typed, said=None if picked else said)
        reply = replace(reply, typed=typed, asked=picked) if picked else reply
        return self._worded(reply, said, language)

    def explain(
        self, typed: str, *, said: Said | None = None
    ) -> tuple[Reply, Words, dict[str, object] | None]:
        """Return the same with what each step saw; None where nothing was asked of the sources."""
        listed = self._listed(typed)
        if listed is not None:
            return *listed, None
        picked = _picked(typed, said)
        reply, trace = self._answers.traced(picked or typed, said=None if picked else said)
        reply = replace(reply, typed=typed, asked=picked) if picked else reply
        return *self._worded(reply, said), trace

    def _listed(self, typed: str, language: str = OWN) -> tuple[Reply, Words] | None:
        """Return what a command shows; None for a question."""
        match command_of(typed):
            case Command.TOPICS:
                named = [name for _, name in self.topics(language=language)]
                words = word_topics(named, page=page_of(typed), language=language)
            case Command.SOURCES:
                words = self.listed_sources(page_of(typed), language=language)
            case Command.OVERVIEW if len(self._base.sources) > 1 or language != OWN:
                words = word_overview(self._base, language=language)
            case Command.TIMELINE:
                words = word_timeline(events_of(self._base), language=language)
            case Command.ABOUT:
                words = word_about(self._base, self.edition, language=language)
            case Command.HELP:
                return self._worded(Reply(typed, Help(), language=language), None)
            case _:
                return None
        return Reply(typed, Help(), language=language), words

    @cached_property
    def _facts_by_source(self) -> Mapping[str, int]:
        """How many facts each source gives."""
        return Counter(fact.source for fact in self._base.facts.values())

    def _worded(self, reply: Reply, said: Said | None, language: str = "") -> tuple[Reply, Words]:
        if isinstance(reply.outcome, Help):
            guide = self._guide(heard_by(language, reply.language))
            return reply, word(reply, guide=guide, language=language)
        after = said.typed if said and reply.asked else ""
        return reply, word(reply, after=after, language=language)

    def reply_json(
        self, typed: str, *, explain: bool, said: Said | None = None
    ) -> tuple[Reply, dict[str, object]]:
        """Return the reply to typed text, and the contract's object with the time it took."""
        began = perf_counter()
        if explain:
            reply, words, trace = self.explain(typed, said=said)
        else:
            (reply, words), trace = self.reply(typed, said=said), None
        elapsed_ms = (perf_counter() - began) * 1000
        shown = as_json(reply, elapsed_ms=elapsed_ms, explain=explain, words=words, trace=trace)
        return reply, shown

    def suggest(
        self, typed: str, *, facet: Facet | None = None, limit: int = 25, language: str = ""
    ) -> tuple[str, ...]:
        """Return questions that fit what is typed so far, the facet's kind first.

        Where nothing is typed yet they are in the asker's language, if the bot is asked in it.
        """
        suggest = partial(self._answers.suggest, typed, facet=facet, limit=limit)
        return (suggest(language=language) if language and not typed else ()) or suggest()

    def topics(self, *, language: str) -> tuple[tuple[str, str], ...]:
        """Return what can be asked about: its name in the sources, and that in the language."""
        names = tuple(dict.fromkeys(self._answers.topics()))  # two sources may share a name
        return tuple(zip(names, word_names(names, self._base, language=language), strict=True))

    def questions_about(self, topic: str, *, language: str, limit: int) -> tuple[str, ...]:
        """Return questions about a topic by its name in the sources; none where it is gone.

        In the language where the bot makes questions in it, else in the sources'.
        """
        if topic not in self._answers.topics():
            return ()
        own = self._answers.suggest(topic, limit=limit, language=language)
        return own or self._answers.suggest(topic, limit=limit)

    def timeline(self, about: str = "") -> tuple[tuple[Event, ...], str]:
        """Return the events on a topic, or all; and the topic's name, empty where it is none."""
        wanted = about.strip().casefold()
        if not wanted:
            return events_of(self._base), ""
        for entity in self._base.entities.values():
            if wanted in {name.casefold() for name in (entity.name, *entity.aliases)}:
                return events_of(self._base, entity.id), entity.name
        return (), ""

    def listed_sources(self, page: int, *, language: str, is_typed: bool = True) -> Words:
        """Return the words that list a page of the sources."""
        counts = self._facts_by_source
        return word_sources(self._base, counts, page=page, language=language, is_typed=is_typed)

    def sources(self) -> tuple[Source, ...]:
        """Return the sources."""
        return tuple(self._base.sources.values())

    def _guide(self, language: str) -> Guide:
        if language not in self._guides:
            self._guides[language] = self._made_guide(language)
        return self._guides[language]

    def _made_guide(self, language: str) -> Guide:
        topics = word_names(self._answers.topics()[:HELP_TOPICS], self._base, language=language)
        return Guide(topics, self._examples(language) or self._examples(""))

    def _examples(self, language: str) -> tuple[str, ...]:
        suggest = partial(self._answers.suggest, "", limit=1, language=language)
        found = (question for facet in EXAMPLES for question in suggest(facet=facet))
        return tuple(dict.fromkeys(found))


def _picked(typed: str, said: Said | None) -> str:
    """Return the reading that a number picks of those last offered; empty for none."""
    number = typed.strip().strip("!/.#")
    options = said.options if said else ()
    if not (number.isascii() and number.isdecimal() and 0 < int(number) <= len(options)):
        return ""
    return options[int(number) - 1]
