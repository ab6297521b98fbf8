"""A reply as words, the same for every front end.

Pure: a front end decides how a quote, a link or a list looks, never what it says. What a language
says stands in `bot.phrases`. Words that a user typed are echoed without control characters, but not
escaped: how to escape is the front end's to know.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.facts import Answer, Choices, Correction, Reason, Refusal, Span
from bot.phrases import ENGLISH, PHRASES, Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts import Candidate, Citation, Date, FactBase, Reply, Source, Statement


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
        corrections: words that were read as others; `phrases.corrected` says so.
        after: the question before, where this one leant on it; `phrases.after` says so.
        taken: the question in full, where words of the one before were put into it;
            `phrases.taken` says so.
        items: what the text announces: readings to pick from, or topics.
        near_lead, near: questions to go on with, and the line above them.
        is_choice: whether ``items`` are readings of which the user picks one by number.
        is_answer: whether the text asserts, and neither refuses nor asks nor helps.
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
    is_answer: bool = False
    phrases: Phrases = ENGLISH


@dataclass(frozen=True, slots=True)
class Guide:
    """What help can name: things that can be asked about, and questions that are answered."""

    topics: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


NO_GUIDE = Guide()
HELP_TOPICS = 5  # as many as a person reads in one sentence; `topics` lists them all


def word(reply: Reply, *, guide: Guide = NO_GUIDE, after: str = "") -> Words:
    """Return the words for a reply; `after` is the question before, where this one leant on it.

    Where that is not what was asked in full, the reply has it in its own words, for a reader of
    the sources' language.
    """
    words = _word(reply, guide)
    if not after:
        return words
    is_taken = reply.asked not in ("", after) and words.phrases is ENGLISH
    said = printable(reply.asked if is_taken else after).lstrip("!/").strip()
    return replace(words, taken=said) if is_taken else replace(words, after=said)


def _word(reply: Reply, guide: Guide) -> Words:
    phrases = PHRASES.get(reply.language, ENGLISH)
    outcome = reply.outcome
    corrections = tuple(Correction(printable(c.typed), c.read) for c in reply.corrections)
    if isinstance(outcome, Answer):
        return _answer(outcome, corrections, phrases)
    if isinstance(outcome, Choices):
        return Words(
            phrases.which,
            items=outcome.options,
            corrections=corrections,
            is_choice=True,
            phrases=phrases,
        )
    if isinstance(outcome, Refusal):
        return _refusal(outcome, corrections, phrases)
    return Words(phrases.nod, phrases=phrases) if outcome.is_nod else _help(guide, phrases)


def _answer(answer: Answer, corrections: tuple[Correction, ...], phrases: Phrases) -> Words:
    sources = {citation.source.id for citation in answer.citations}
    lead = phrases.source_says if len(sources) == 1 else phrases.sources_say
    return Words(
        text=answer.text or lead,
        quotes=tuple(_quote(citation, phrases) for citation in answer.citations),
        notes=(*_unsaid(answer, phrases), *answer.notes, *_dated(answer, phrases)),
        corrections=corrections,
        is_answer=True,
        phrases=phrases,
    )


def _refusal(refusal: Refusal, corrections: tuple[Correction, ...], phrases: Phrases) -> Words:
    about = phrases.refusals_about.get(refusal.reason) if refusal.about else None
    usual = about or phrases.refusals[refusal.reason]
    if refusal.longest:
        usual = phrases.too_long
    text = refusal.says or usual.format(
        about=printable(refusal.about), longest=f"{refusal.longest:,}"
    )
    if refusal.unsaid and not refusal.says:
        text = phrases.unsaid.format(words=printable(refusal.unsaid))
    cited = _cited(refusal)
    leads = {Reason.CONTRADICTED: phrases.instead, Reason.UNSURE: phrases.closest}
    if cited:
        text = f"{text} {leads.get(refusal.reason, phrases.nearest)}"
    return Words(
        text=text,
        quotes=tuple(_quote(citation, phrases) for citation in cited),
        corrections=corrections,
        near_lead=phrases.near if refusal.near else "",
        near=refusal.near,
        phrases=phrases,
    )


def _cited(refusal: Refusal) -> tuple[Citation, ...]:
    return (refusal.nearest, *refusal.others) if refusal.nearest else ()


def _help(guide: Guide, phrases: Phrases) -> Words:
    topics = ", ".join(guide.topics[:HELP_TOPICS])
    sentences = (
        phrases.help,
        phrases.help_topics.format(topics=topics) if topics else "",
        phrases.help_limits,
    )
    return Words(
        text="\n\n".join(filter(None, sentences)),
        near_lead=phrases.examples if guide.examples else "",
        near=guide.examples,
        phrases=phrases,
    )


def word_topics(topics: Iterable[str], *, language: str = "en") -> Words:
    """Return the words that list what can be asked about."""
    phrases = PHRASES.get(language, ENGLISH)
    return Words(phrases.topics, items=tuple(topics), phrases=phrases)


def word_sources(base: FactBase, *, language: str = "en") -> Words:
    """Return the words that list the sources, with their dates and how many facts each gives."""
    phrases = PHRASES.get(language, ENGLISH)
    named = []
    for source in base.sources.values():
        count = sum(fact.source == source.id for fact in base.facts.values())
        facts = (phrases.fact if count == 1 else phrases.facts).format(count=count)
        origin = " · ".join(filter(None, (_origin(source, _dates(source), phrases), facts)))
        named.append(QuoteWords("", source.title, origin, source.url))
    notes = _bases((date for each in base.sources.values() for date in _dates(each)), phrases)
    return Words(phrases.sources, quotes=tuple(named), notes=notes, phrases=phrases)


def word_failure(reference: str, *, language: str = "en") -> str:
    """Return what an asker is told where something broke; the log has the rest."""
    return PHRASES.get(language, ENGLISH).failed.format(reference=reference)


def _quote(citation: Citation, phrases: Phrases) -> QuoteWords:
    origin = _origin(citation.source, _dates(citation.source)[:1], phrases)
    paragraph = phrases.paragraph.format(number=citation.paragraph)
    return QuoteWords(
        quote=citation.quote,
        title=citation.source.title,
        origin=" · ".join(filter(None, (origin, paragraph))),
        url=citation.source.url,
        deciding=citation.deciding,
        paragraph=citation.paragraph,
    )


def _dates(source: Source) -> list[Date]:
    """Return the source's dates; a citation shows the first, the list of sources all."""
    return [date for date in (source.published, source.updated) if date]


def _origin(source: Source, dates: Iterable[Date], phrases: Phrases) -> str:
    named = []
    for date in dates:
        words = _marked(date, phrases)
        is_update = date is source.updated
        named.append(phrases.updated.format(date=words) if is_update else words)
    return " · ".join(filter(None, (source.publisher, *named)))


def _marked(date: Date, phrases: Phrases) -> str:
    words = word_date(date, phrases)
    return phrases.inferred.format(date=words) if date.inferred else words


def word_date(date: Date, phrases: Phrases = ENGLISH) -> str:
    """Return a date as precisely as it is known: "July 13, 2023", "October 2022", "2023"."""
    year, month, day = ([int(part) for part in date.iso.split("-")] + [0, 0])[:3]
    pattern = phrases.day if day else phrases.month if month else phrases.year
    name = phrases.months[month - 1] if month else ""
    return pattern.format(year=year, month=name, day=day)


def _unsaid(answer: Answer, phrases: Phrases) -> Iterator[str]:
    if answer.unsaid:
        yield phrases.unsaid.format(words=printable(answer.unsaid))


def _dated(answer: Answer, phrases: Phrases) -> Iterator[str]:
    """Say where sources differ, and as of when; the same of a role, which may have changed."""
    if answer.statements:
        yield phrases.differ.format(
            statements=phrases.apart.join(_statement(s, phrases) for s in answer.statements)
        )
    elif answer.is_role:
        dates = (citation.source.dated for citation in answer.citations)
        words = dict.fromkeys(_marked(date, phrases) for date in dates if date)
        if words:
            yield phrases.as_of.format(date=" · ".join(words))


def _statement(statement: Statement, phrases: Phrases) -> str:
    date = statement.source.dated
    named = {"title": statement.source.title, "words": statement.words}
    if date is None:
        return phrases.states.format(**named)
    return phrases.states_as_of.format(date=_marked(date, phrases), **named)


def _bases(dates: Iterable[Date], phrases: Phrases) -> tuple[str, ...]:
    """Say why each inferred date was read so: wherever such a date is shown, so is this."""
    notes = [
        phrases.basis.format(date=word_date(date, phrases), basis=date.basis.rstrip(".。"))
        for date in dates
        if date.inferred
    ]
    return tuple(dict.fromkeys(notes))


def printable(typed: str) -> str:
    """Return what was typed without characters that could steer a terminal or turn text around."""
    return "".join(c if c.isprintable() else " " for c in typed)


def as_json(
    reply: Reply,
    *,
    elapsed_ms: float,
    explain: bool,
    words: Words | None = None,
    trace: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Return the reply as the contract's object, its keys in the contract's order."""
    outcome = reply.outcome
    words = words or word(reply)
    cited: tuple[Citation, ...] = ()
    if isinstance(outcome, Answer):
        cited = outcome.citations
    elif isinstance(outcome, Refusal):
        cited = _cited(outcome)
    candidates = [_candidate(candidate) for candidate in reply.candidates]
    return {
        "question": reply.typed,
        "outcome": type(outcome).__name__.lower(),
        "reason": outcome.reason.value if isinstance(outcome, Refusal) else None,
        "text": words.text,
        "citations": [_citation(citation) for citation in cited],
        "facts": [_local(key) for key in outcome.facts] if isinstance(outcome, Answer) else [],
        "corrections": [{"typed": c.typed, "read": c.read} for c in reply.corrections],
        "near": list(outcome.options if isinstance(outcome, Choices) else words.near),
        **({"basis": _basis(outcome)} if isinstance(outcome, Answer) else {}),
        **({"candidates": candidates, "trace": trace} if explain else {}),
        "elapsed_ms": round(elapsed_ms, 3),
    }


def _basis(answer: Answer) -> str:
    return "computed" if answer.is_computed else "quote"


def _local(fact: str) -> str:
    """Return a fact's id as its source's annotation has it."""
    return fact.rpartition("/")[2]


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "source": citation.source.id,
        "file": citation.source.file,
        "paragraph": citation.paragraph,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }


def _candidate(candidate: Candidate) -> dict[str, object]:
    citation = candidate.citation
    return {
        "file": citation.source.file,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "score": round(candidate.score, 4),
    }
