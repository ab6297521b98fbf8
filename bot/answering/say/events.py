"""Which of several events is meant by "the talks", where two sources tell of some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.say.cite import cite
from bot.answering.say.fullest import fact_of
from bot.outcomes import Choices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.answering.read.question import Question
    from bot.answering.say.outcome import Findings
    from bot.facts import Entity, Fact, FactBase

_SURELY = 0.8  # likeness from which a gap of another source may be meant as well
_MOST_CHOICES = 3
_NO_EVENTS = frozenset("person role group organisation country place".split())  # kinds of entity


def events(found: Findings, others: Iterable[Fact], base: FactBase) -> Choices | None:
    """Return the question for each event that it may be about; None where it is for one.

    `others` are facts of other sources that account for the question as well as the best does.
    What a question names decides; else events of the same kind are offered by name.
    """
    question, best = found.question, fact_of(found.ranked[0].entry)
    near = (gap.entry.gap for gap in found.gaps if gap.likeness.same >= _SURELY)
    gaps = [gap for gap in near if gap and gap.source != best.source and gap.nearest in base.facts]
    rivals = {best.subject: best}
    for subject, fact in (
        *((fact.subject, fact) for fact in others),
        *((gap.subject, base.facts[gap.nearest]) for gap in gaps),
    ):
        rivals.setdefault(subject, fact)
    entities = {subject: base.entities[subject] for subject in rivals if subject in base.entities}
    named = {name for m in question.mentions if m.is_hard for name in m.ids}
    kinds = {entity.kind for entity in entities.values()}
    if len(entities) < len(rivals) or len(rivals) == 1 or named & rivals.keys():
        return None
    if len(kinds) > 1 or kinds & _NO_EVENTS:
        return None
    cited = [cite(fact, base.sources[fact.source])[0] for fact in rivals.values()]
    options = [_asked(question, entity, rivals.keys()) for entity in entities.values()]
    return Choices(tuple(options[:_MOST_CHOICES]), citations=tuple(cited[:_MOST_CHOICES]))


def _asked(question: Question, entity: Entity, rivals: Collection[str]) -> str:
    """Return the question with an event's name in the place of "the talks", or behind it."""
    words = [word.typed for word in question.words]
    article, *_ = entity.name.split(" ")
    for mention in question.mentions:
        start = mention.start
        if not mention.ids.isdisjoint(rivals) and start and words[start - 1] == article:
            words[start - 1 : mention.end] = [entity.name]
            return _written(" ".join(words))
    return _written(f"{' '.join(words)} ({entity.name})")


def _written(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}?"
