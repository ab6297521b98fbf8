"""A reply as words, the same for every front end.

Pure: a front end decides how a quote, a link or a list looks, never what it says. The words of a
language stand in ``bot/messages/``. Words that a user typed are echoed without control characters,
but not escaped: how to escape is the front end's to know.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.facts import Entity, Span
from bot.outcomes import Answer, Choices, Correction, Message, Reason, Refusal
from bot.phrases import OWN, Phrases, heard_by, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts import Citation, Date, FactBase, Source
    from bot.outcomes import Reply, Statement


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """A quote and where it stands.

    Attributes:
        quote: verbatim; empty where a source is named without one.
        deciding: the spans within ``quote`` of the words that decide.
        title: of the source.
        origin: publisher, dates and paragraph; an inferred date is marked.
        url: of the source; may be empty.
    """

    quote: str
    title: str
    origin: str
    url: str = ""
    deciding: tuple[Span, ...] = ()
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """What a front end shows, in this order.

    Attributes:
        text: the short answer, or the sentence that refuses, asks back or helps.
        quotes: the sentences that the text rests on, or the sources that it announces.
        notes: what a reader must know besides, whole sentences.
        corrections: words that were read as others; the message ``corrected`` says so.
        after: the question before, where this one leant on it; ``after`` says so.
        taken: the question in full, where words of the one before were put into it; ``taken`` says
            so.
        items: what the text announces: readings to pick from, or topics.
        near_lead, near: questions to go on with, and the line above them.
        is_choice: whether ``items`` are readings of which the user picks one by number.
    """

    text: str
    items: tuple[str, ...] = ()
    quotes: tuple[QuoteWords, ...] = ()
    notes: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    after: str = ""
    taken: str = ""
    near_lead: str = ""
    near: tuple[str, ...] = ()
    is_choice: bool = False
    phrases: Phrases = field(default_factory=lambda: phrases_of(OWN))


@dataclass(frozen=True, slots=True)
class Guide:
    """What help can name: things that can be asked about, and questions that are answered."""

    topics: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


NO_GUIDE = Guide()
HELP_TOPICS = 5  # as many as a person reads in one sentence; `topics` lists them all


def word(reply: Reply, *, guide: Guide = NO_GUIDE, after: str = "", language: str = "") -> Words:
    """Return the words for a reply; `after` is the question before, where this one leant on it.

    Where that is not what was asked in full, the reply has it in its own words, for a reader of
    the sources' language. `language` is the asker's, where that is known: what is fixed is said in
    it, and of what is told about a fact all that can be; the rest is in the question's.
    """
    words = _word(reply, guide, phrases_of(heard_by(language, reply.language)))
    if not after:
        return words
    is_taken = reply.asked not in ("", after) and reply.language == OWN
    said = printable(reply.asked if is_taken else after).lstrip("!/").strip()
    return replace(words, taken=said) if is_taken else replace(words, after=said)


def _word(reply: Reply, guide: Guide, phrases: Phrases) -> Words:
    outcome, asked_in = reply.outcome, phrases_of(reply.language)
    corrections = tuple(Correction(printable(c.typed), c.read) for c in reply.corrections)
    if isinstance(outcome, Answer):
        return _answer(outcome, corrections, phrases, asked_in)
    if isinstance(outcome, Choices):
        return Words(
            phrases("which"),
            items=outcome.options,
            corrections=corrections,
            is_choice=True,
            phrases=phrases,
        )
    if isinstance(outcome, Refusal):
        return _refusal(outcome, corrections, phrases, asked_in)
    return Words(phrases("nod"), phrases=phrases) if outcome.is_nod else _help(guide, phrases)


def _answer(
    answer: Answer, corrections: tuple[Correction, ...], phrases: Phrases, asked_in: Phrases
) -> Words:
    return Words(
        text=_told(answer, phrases, asked_in),
        quotes=tuple(quote_words(citation, phrases) for citation in answer.citations),
        notes=(*_unsaid(answer, phrases), *_notes(answer, phrases), *_dated(answer, phrases)),
        corrections=corrections,
        phrases=phrases,
    )


def _told(answer: Answer, phrases: Phrases, asked_in: Phrases) -> str:
    """Return the short answer; where there is none, what is asked, or that a source says so.

    A quote stands beneath in any case.
    """
    told = _in(phrases, answer.text, answer.texts) or _in(asked_in, answer.text, answer.texts)
    text = phrases.joined(*_openings(answer, phrases, asked_in), told)
    if not text and answer.text and answer.asked:
        words = dict.fromkeys(map(phrases.slot, answer.asked))
        if all(map(phrases.is_own, words)):
            return phrases.word(Message("first", {"words": phrases("comma").join(words)}))
    sources = {citation.source.id for citation in answer.citations}
    return text or phrases("source-says" if len(sources) == 1 else "sources-say")


def _openings(answer: Answer, phrases: Phrases, asked_in: Phrases) -> Iterator[str]:
    """Yield what is said first, as far as it can be: not every word of a source is translated."""
    for message in answer.opening:
        if _is_told(message, phrases):
            yield phrases.word(message)
        elif _is_told(message, asked_in):
            yield asked_in.word(message)
        elif message.other:
            yield phrases.word(message.other)


def _is_told(message: Message, phrases: Phrases) -> bool:
    """Whether a language has all the words of a message."""
    return phrases.is_own(phrases.slot(message.slots.get("words", "")))


def _in(phrases: Phrases, text: str, texts: Mapping[str, str]) -> str:
    """Return a text in the language; empty where it is not told in it."""
    told = texts.get(phrases.language) or (text if phrases.is_own(text) else "")
    return phrases.joined(*told.splitlines())


def _refusal(
    refusal: Refusal, corrections: tuple[Correction, ...], phrases: Phrases, asked_in: Phrases
) -> Words:
    text, cited = _refused(refusal, phrases, asked_in), cited_by(refusal)
    leads = {Reason.CONTRADICTED: "instead", Reason.UNSURE: "closest"}
    is_told = refusal.says and (refusal.reason is Reason.UNSURE or refusal.unsaid)
    if cited and not is_told:
        text = phrases.joined(text, phrases(leads.get(refusal.reason, "nearest")))
    return Words(
        text=text,
        quotes=tuple(quote_words(citation, phrases) for citation in cited),
        corrections=corrections,
        near_lead=phrases("near") if refusal.near else "",
        near=refusal.near,
        phrases=phrases,
    )


def _refused(refusal: Refusal, phrases: Phrases, asked_in: Phrases) -> str:
    """Return the sentence that refuses."""
    says = _in(phrases, refusal.says, refusal.texts) or _in(asked_in, refusal.says, refusal.texts)
    if refusal.unnamed:
        return phrases("never-named", name=printable(refusal.unnamed))
    if refusal.unsaid:
        words = printable(refusal.unsaid)
        return phrases("unsaid-but" if says else "unsaid", words=words, told=says)
    if says:
        key = {Reason.CONTRADICTED: "otherwise", Reason.UNSURE: "perhaps"}.get(refusal.reason)
        return phrases(key, words=says) if key else says
    if refusal.is_foreign or refusal.longest:
        key = "understood" if refusal.is_foreign else "too-long"
        return phrases(key, longest=f"{refusal.longest:,}")
    key, about = f"refusal-{refusal.reason}", refusal.about
    words = phrases.slot(about) if isinstance(about, Entity) else printable(about)
    usual = phrases.get(f"{key}-about", about=words) if about else None
    return usual or phrases(key)


def cited_by(refusal: Refusal) -> tuple[Citation, ...]:
    """Return what a refusal shows, the nearest first."""
    return (refusal.nearest, *refusal.others) if refusal.nearest else ()


def _help(guide: Guide, phrases: Phrases) -> Words:
    topics = phrases("comma").join(guide.topics[:HELP_TOPICS])
    sentences = (
        phrases("help"),
        phrases("help-topics", topics=topics) if topics else "",
        phrases("help-limits"),
    )
    return Words(
        text="\n\n".join(filter(None, sentences)),
        near_lead=phrases("examples") if guide.examples else "",
        near=guide.examples,
        phrases=phrases,
    )


def word_names(names: Iterable[str], base: FactBase, *, language: str) -> tuple[str, ...]:
    """Return what can be asked about by the names that a language has for it."""
    phrases = phrases_of(language)
    wanted = frozenset(names := tuple(names))
    entities = {entity.name: entity for entity in base.entities.values() if entity.name in wanted}
    return tuple(phrases.slot(entities.get(name, name)) for name in names)


def word_hint(*, language: str = OWN) -> str:
    """Return what a person is told who opens a conversation in the terminal."""
    return phrases_of(language)("chat-hint")


def word_busy(*, language: str = OWN) -> str:
    """Return what somebody is told whose question is left out because there are too many."""
    return phrases_of(language)("busy")


def word_command(name: str, *, language: str = OWN) -> str:
    """Return what a slash command does, or its option "question"."""
    return phrases_of(language)(f"command-{name}")


def word_failure(reference: str, *, language: str = OWN) -> str:
    """Return what an asker is told where something broke; the log has the rest."""
    return phrases_of(language)("failed", reference=reference)


def quote_words(citation: Citation, phrases: Phrases) -> QuoteWords:
    """Return a quote with where it stands."""
    origin = origin_of(citation.source, dates_of(citation.source)[:1], phrases)
    paragraph = phrases("paragraph", number=citation.paragraph)
    return QuoteWords(
        quote=citation.quote,
        title=citation.source.title,
        origin=joined(origin, paragraph),
        url=citation.source.url,
        deciding=citation.deciding,
        paragraph=citation.paragraph,
    )


def dates_of(source: Source) -> list[Date]:
    """Return the source's dates; a citation shows the first, the list of sources all."""
    return [date for date in (source.published, source.updated) if date]


def origin_of(source: Source, dates: Iterable[Date], phrases: Phrases) -> str:
    """Return who published a source, and its dates."""
    named = []
    for date in dates:
        words = _marked(date, phrases)
        named.append(phrases("updated", date=words) if date is source.updated else words)
    return joined(source.publisher, *named)


def joined(*parts: str) -> str:
    """Return what stands in one line, parted."""
    return " · ".join(filter(None, parts))


def _marked(date: Date, phrases: Phrases) -> str:
    words = phrases.date(date)
    return phrases("inferred", date=words) if date.inferred else words


def _unsaid(answer: Answer, phrases: Phrases) -> Iterator[str]:
    if answer.unsaid:
        yield phrases("unsaid", words=printable(answer.unsaid))


def _notes(answer: Answer, phrases: Phrases) -> Iterator[str]:
    """Say what was inferred, and why where that is in the language."""
    for note in answer.notes:
        is_told = phrases.is_own(phrases.slot(note.slots["basis"]))
        yield phrases.word(note if is_told else replace(note, key=f"{note.key}-alone"))


def _dated(answer: Answer, phrases: Phrases) -> Iterator[str]:
    """Say where sources differ, and as of when; the same of a role, which may have changed."""
    if answer.statements:
        told = (_statement(statement, phrases) for statement in answer.statements)
        yield phrases("differ", statements=phrases("apart").join(told))
    elif answer.is_role:
        dates = (citation.source.dated for citation in answer.citations)
        words = dict.fromkeys(_marked(date, phrases) for date in dates if date)
        if words:
            yield phrases("as-of", date=joined(*words))


def _statement(statement: Statement, phrases: Phrases) -> str:
    date = statement.source.dated
    named = {"title": statement.source.title, "words": statement.words}
    if date is None:
        return phrases("states", **named)
    return phrases("states-as-of", date=_marked(date, phrases), **named)


def bases(dates: Iterable[Date], phrases: Phrases) -> tuple[str, ...]:
    """Say why each inferred date was read so: wherever such a date is shown, so is this."""
    notes = [
        phrases("basis", date=phrases.date(date), basis=date.basis.rstrip(".。"))
        for date in dates
        if date.inferred
    ]
    return tuple(dict.fromkeys(notes))


def printable(typed: str) -> str:
    """Return what was typed without characters that could steer a terminal or turn text around."""
    return "".join(c if c.isprintable() else " " for c in typed)
