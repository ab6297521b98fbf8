"""Why a question was answered or refused, in words for whoever maintains the bot.

Pure: what `bot.tracing.as_data` gives goes in, lines of text come out, in the order
of the chain. A line that is not indented is a heading. The last line names the cause, and the file
where it can be mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Data = Mapping[str, Any]

_WIDTH = 100  # characters of a line, so that it hardly wraps
_MOST_FACTS = 3  # and figures: all together fit a screen
_MOST_FIGURES = 14
_LEAST_TOLD = 0.05  # what a figure gives that is worth a line
_NOTHING = "–"
# What is weighed besides signals, whose own docstrings tell what they mean.
FIGURES = {
    "bias": "what speaks against any fact from the start",
    "margin": "how far it is ahead of the next",
    "gap": "how much liker than the fact the nearest gap is",
    "gap_same": "how much liker it is among what asks for the same",
    "gap_ahead": "a gap that is plainly meant is liker than the fact",
    "plain": "the share of the words that its sentence has",
    "meant": "names that it lacks, and whose bearer it speaks of",
    "own": "the share that its own words or an ask have",
    "annotated": "a person wrote it",
}
_CAUSES = {
    "answered": "answered: fact {facts}, in {file}",
    "computed": "computed: from {facts} by bot/answering/say, without the judgement",
    "talk": "talk: it is no question, so nothing was searched (greetings: bot/lexicons)",
    "too-long": "too long: nothing was read; ask in a sentence or two",
    "other-language": "another language: it is none that is understood"
    " → bot/languages.py, where it is",
    "question-not-read": "question not read: none of its words carries meaning"
    " → the words of the question, or bot/lexicons",
    "fact-not-found": "fact not found: nothing accounts for {words} → an ask or alias in {file}",
    "left-open": "left open: by the gap {gap} → its words in {file}",
    "guard": "guard: {signals} forbids {facts} → {code}",
    "said-otherwise": "said otherwise: {facts} gainsays it, by {signals} → {code}, or {file}",
    "two-readings": "two readings: {facts} are too close to call → their asks in {file}",
    "foreign": "foreign: more of it is strange to the source than not: {words}"
    " → where it is not, an ask or alias in {file}",
    "slot-not-filled": "slot not filled: {facts} has nothing for {asked}, by {signals}"
    " → its fills in {file}",
    "part-unsaid": "part unsaid: {facts} does not say {words} → an ask or alias in {file}",
    "below-the-line": "below the line: heaviest against {facts} is {against}"
    " → {code}, or an ask in {file}",
}


def explain(trace: Data, *, said: str = "") -> list[str]:
    """Return a trace as lines; `said` is what the asker was told."""
    sections = {
        "read": _read(trace),
        "found": _found(trace),
        "weighed": _weighed(trace),
        "decided": _decided(trace, said),
    }
    lines: list[str] = []
    for heading, section in sections.items():
        told = [_short(f"  {line}") for line in section]
        lines += [heading, *told] if told else []
    return [*lines, f"cause: {explain_cause(trace)}"]


def explain_cause(trace: Data) -> str:
    """Return in one line what the outcome came from, and where that can be mended."""
    cause = trace["cause"]
    signals = cause["signals"]
    others = [name for name in cause["names"] if name not in signals]
    verdict = trace["verdict"] or {"weighed": {}, "means": {}, "files": {}}
    read = trace["read"] or {"facets": (), "kinds": ()}
    files = dict.fromkeys(verdict["files"][name] for name in signals if name in verdict["files"])
    return _CAUSES[cause["kind"]].format(
        facts=_listed(map(_local, others)),
        gap=_listed(map(_local, others)),
        file=_listed(_seeds(trace, others)),
        signals=_listed(f"{name} ({_meaning(name, verdict)})" for name in signals),
        against=_listed(f"{name} ({verdict['weighed'].get(name, 0):+.2f})" for name in signals),
        code=_listed(files) if files else "bot/answering/entail/weights.py",
        asked=_asked(read),
        words=_listed(f"“{word}”" for word in trace["unsaid"]) if trace["unsaid"] else "it",
    )


def _read(trace: Data) -> Iterator[str]:
    read = trace["read"]
    if read is None:
        return
    if trace["asked"] != trace["typed"]:
        yield f"taken as   {trace['asked']}"
    yield f"words      {' '.join(read['words']) or _NOTHING}"
    if read["corrections"]:
        yield "corrected  " + _listed(f"{c['typed']} → {c['read']}" for c in read["corrections"])
    yield f"asked      {_asked(read)}"
    if read["names"]:
        named = (f"{name['text']} = {' or '.join(name['entities'])}" for name in read["names"])
        yield f"names      {_listed(named)}"
    if read["dates"] or read["numbers"]:
        yield f"dates      {_listed([*read['dates'], *read['numbers']])}"
    if read["asides"]:
        yield f"aside      {' '.join(read['asides'])}"


def _asked(read: Data) -> str:
    kinds = f" ({' or '.join(read['kinds'])})" if read["kinds"] else ""
    return f"{' and '.join(read['facets']) or 'nothing in particular'}{kinds}"


def _found(trace: Data) -> Iterator[str]:
    for number, fact in enumerate(trace["found"][:_MOST_FACTS], 1):
        alike = f", an ask {fact['asked']:.2f} alike" if fact["asked"] else ""
        yield f"{number}. {_local(fact['fact'])}  (score {fact['score']:.2f}{alike})"
        yield f"   has {_listed(fact['has'])} · lacks {_listed(fact['lacks'])}"
        yield f"   “{fact['quote']}”"
    if trace["parts"]:
        parts = (f"{part['text']} {part['value']}" for part in trace["parts"])
        yield f"parts of 1: {_listed(parts)}"
    for gap in trace["gaps"][:1]:
        yield f"gap {_local(gap['gap'])}  ({gap['likeness']:.2f} alike)"


def _weighed(trace: Data) -> Iterator[str]:
    verdict = trace["verdict"]
    if verdict is None:
        return
    for name, given in list(verdict["weighed"].items())[:_MOST_FIGURES]:
        if abs(given) >= _LEAST_TOLD:
            value = verdict["signals"][name]
            yield f"{given:+6.2f}  {name:<13} {value:5.2f}  {_meaning(name, verdict)}"


def _meaning(name: str, verdict: Data) -> str:
    told: str = FIGURES.get(name) or verdict["means"].get(name, name)
    return told


def _decided(trace: Data, said: str) -> Iterator[str]:
    verdict = trace["verdict"]
    if verdict is not None:
        probabilities = [
            f"answers {verdict['answers']:.2f} (line {verdict['line']})",
            f"foreign {verdict['foreign']:.2f} (line {verdict['foreign_line']})",
            f"left open {1 - verdict['answers'] - verdict['foreign']:.2f}",
        ]
        yield " · ".join(probabilities)
        yield f"guards: {_listed(verdict['stopped'])}"
    reason = f", {trace['reason']}" if trace["reason"] else ""
    first = said.partition("\n")[0]
    yield f"{trace['outcome']}{reason}" + (f": {first}" if first else "")


def _seeds(trace: Data, names: Sequence[str]) -> list[str]:
    """Return the annotations of the sources that facts and gaps are of."""
    told = {fact["fact"]: fact["source"] for fact in trace["found"]}
    sources = dict.fromkeys(told.get(name) or name.rpartition("/")[0] for name in names)
    return [f"seeds/{source}.yaml" for source in sources if source] or ["seeds/NAME.yaml"]


def _local(name: str) -> str:
    """Return the id of a fact or a gap as its source's annotation has it."""
    return name.rpartition("/")[2]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or _NOTHING


def _short(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1].rstrip()}…"
