"""Compare the bot with plain fuzzy matching and BM25 on question sets, with 95 % intervals.

    uv run python tests/benchmarks/compare.py [--markdown] SET…

A SET is a folder of texts NAME.txt, each with its questions NAME.jsonl (`sets.py`), or one text and
its questions as TEXT.txt=QUESTIONS.jsonl. A text with an annotation beside it is compiled with it,
and each text alone. The figures, all in per cent:

    R@1, R@5    of the answerable questions: a sentence that answers is the first found, is among
                the first five; whether or not it was then shown
    right       answerable questions answered from such a sentence
    refused     questions that the text cannot answer and that were not answered
    balanced    the mean of right and refused; to answer always, or never, gives 50 at best
    off-topic   questions about the folder's next text that were answered: here 0 is best

Fuzzy matching and BM25 answer with the best sentence where its score reaches a cut. Each gets the
cut, one a set, that is best for *balanced* on the very questions that it is scored on; the bot has
no such choice. Intervals are Wilson's, and for *balanced* a bootstrap over the questions, which
takes that cut as given. `--markdown` prints the README's tables.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, utils

sys.path.insert(0, str(Path(__file__).parent))
from sets import Text, is_gold, load_set

from bot.answering.chain import Answerer
from bot.answering.read.parse import strip_address
from bot.lang import lexicon, vocabulary
from bot.lang.words import Stems, split
from bot.outcomes import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.facts import Span

    Scores = Callable[[str], list[float]]  # a sentence's score each

ENGLISH = lexicon.load()
STEMS = Stems(ENGLISH.stemmer, ENGLISH.irregular)
SATURATION, BY_LENGTH = 1.2, 0.75  # BM25's k1 and b, as most search engines set them
NORMAL = statistics.NormalDist().inv_cdf(0.975)  # what holds 95 % between -x and x
RESAMPLES = 2_000  # balanced's interval then moves by some 0.1 from seed to seed
SEED = 1
NOWHERE = 99  # the rank where no sentence found answers
COLUMNS = ("R@1", "R@5", "right", "refused", "balanced", "off-topic")


class Found(NamedTuple):
    """What a method finds for a question."""

    spans: list[Span]  # the best five, best first
    shown: Span | None  # what it would answer with
    score: float  # it answers where this reaches the cut


class Asked(NamedTuple):
    """How a method did on a question."""

    kind: str  # answerable, impossible, or off-topic: about the next text
    rank: int
    is_right: bool
    score: float


class Share(NamedTuple):
    """A share with its 95 % interval, all in per cent."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.0f}–{self.high:.0f})"


class Row(NamedTuple):
    """The figures of one text or of a whole set."""

    name: str
    asked: Counter[str]  # how many questions of each kind
    shares: dict[str, list[Share | None]]  # by method; None where nothing of the kind was asked


def fuzzy(sentences: Sequence[str]) -> Scores:
    """Return what scores sentences by rapidfuzz's `token_set_ratio`, in lower case."""
    ready = [utils.default_process(sentence) for sentence in sentences]
    return lambda q: [fuzz.token_set_ratio(utils.default_process(q), s) for s in ready]


def bm25(sentences: Sequence[str]) -> Scores:
    """Return what scores sentences by BM25 over stems."""
    bags = [Counter(STEMS(word.text) for word in split(sentence)) for sentence in sentences]
    spread = Counter(stem for bag in bags for stem in bag)
    mean = sum(bag.total() for bag in bags) / len(bags)

    def weight(stem: str) -> float:
        return math.log(1 + (len(bags) - spread[stem] + 0.5) / (spread[stem] + 0.5))

    def score(bag: Counter[str], stems: list[str]) -> float:
        norm = SATURATION * (1 - BY_LENGTH + BY_LENGTH * bag.total() / mean)
        return sum(weight(s) * bag[s] * (SATURATION + 1) / (bag[s] + norm) for s in stems if bag[s])

    return lambda q: [score(bag, [STEMS(word.text) for word in split(q)]) for bag in bags]


def by_scores(make: Callable[[Sequence[str]], Scores], text: Text) -> Callable[[str], Found]:
    """Return what finds the sentences of a text with the best scores."""
    spans = [sentence.span for sentence in text.source.sentences]
    score = make([text.source.text[span.start : span.end] for span in spans])

    def find(question: str) -> Found:
        scores = score(strip_address(question))
        best = sorted(range(len(spans)), key=lambda i: -scores[i])[:5]
        return Found([spans[i] for i in best], spans[best[0]], scores[best[0]])

    return find


def by_bot(text: Text) -> Callable[[str], Found]:
    """Return what asks the bot, which scores 1 where it answers and 0 where it does not."""
    answerer = Answerer(text.base, ENGLISH, vocabularies=vocabulary.load)

    def find(question: str) -> Found:
        reply = answerer.trace(question).reply
        spans = [candidate.citation.span for candidate in reply.candidates]
        if isinstance(reply.outcome, Answer):
            return Found(spans, reply.outcome.citations[0].span, 1)
        return Found(spans, None, 0)

    return find


METHODS: dict[str, Callable[[Text], Callable[[str], Found]]] = {
    "fuzzy": lambda text: by_scores(fuzzy, text),
    "BM25": lambda text: by_scores(bm25, text),
    "the bot": by_bot,
}


def ask(text: Text, other: Text | None, find: Callable[[str], Found]) -> list[Asked]:
    """Ask the questions about a text, and no more than as many about another."""
    results = []
    for question in text.questions:
        found = find(question["q"])
        good = [is_gold(span, question, text.source.text) for span in found.spans]
        is_right = found.shown is not None and is_gold(found.shown, question, text.source.text)
        kind = "answerable" if question["answerable"] else "impossible"
        rank = good.index(True) + 1 if any(good) else NOWHERE
        results.append(Asked(kind, rank, is_right, found.score))
    most = sum(question["answerable"] for question in text.questions)
    strange = [q["q"] for q in other.questions if q["answerable"]][:most] if other else []
    scores = [find(question).score for question in strange]
    return results + [Asked("off-topic", NOWHERE, is_right=False, score=s) for s in scores]


def compare(label: str, texts: Sequence[Text]) -> list[Row]:
    """Return a row for each text and, where there are several, first one for all."""
    others = [*texts[1:], texts[0] if len(texts) > 1 else None]
    results: dict[str, dict[str, list[Asked]]] = {label: {method: [] for method in METHODS}}
    for text, other in zip(texts, others, strict=True):
        results[text.name] = {name: ask(text, other, make(text)) for name, make in METHODS.items()}
        for method, several in results[text.name].items():
            results[label][method] += several
    cuts = {method: best_cut(method, several) for method, several in results[label].items()}
    shown = results if len(texts) > 1 else {label: results[label]}
    return [
        Row(
            name,
            Counter(asked.kind for asked in by_method["the bot"]),
            {method: figures(several, cuts[method]) for method, several in by_method.items()},
        )
        for name, by_method in shown.items()
    ]


def best_cut(method: str, results: Sequence[Asked]) -> float:
    """Return the cut that is best for *balanced*; of several the lowest."""
    if method == "the bot":
        return 1
    asked = [a for a in results if a.kind == "answerable"]
    others = [a for a in results if a.kind == "impossible"]

    def balanced(cut: float) -> float:
        right = sum(a.is_right and a.score >= cut for a in asked) / max(1, len(asked))
        return right + sum(a.score < cut for a in others) / max(1, len(others))

    return max(sorted({a.score for a in (*asked, *others)}), key=balanced)


def figures(results: Sequence[Asked], cut: float) -> list[Share | None]:
    """Return the figures in the order of `COLUMNS`."""
    answerable = [asked for asked in results if asked.kind == "answerable"]
    right = [asked.is_right and asked.score >= cut for asked in answerable]
    refused = [asked.score < cut for asked in results if asked.kind == "impossible"]
    return [
        share([asked.rank == 1 for asked in answerable]),
        share([asked.rank <= 5 for asked in answerable]),
        share(right),
        share(refused),
        balanced_share(right, refused),
        share([asked.score >= cut for asked in results if asked.kind == "off-topic"]),
    ]


def share(goods: Sequence[bool]) -> Share | None:
    """Return the share of what is good, or None of nothing."""
    if not goods:
        return None
    low, high = wilson(sum(goods), len(goods))
    return Share(100 * sum(goods) / len(goods), 100 * low, 100 * high)


def wilson(good: int, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share, without continuity correction (Wilson 1927)."""
    middle = good + NORMAL**2 / 2
    reach = NORMAL * math.sqrt(good * (n - good) / n + NORMAL**2 / 4)
    ends = ((middle - reach) / (n + NORMAL**2), (middle + reach) / (n + NORMAL**2))
    return max(0.0, ends[0]), min(1.0, ends[1])


def balanced_share(right: Sequence[bool], refused: Sequence[bool]) -> Share | None:
    """Return the mean of two shares; its interval is of resamples of the questions of each kind."""
    if not right or not refused:
        return None
    chance = random.Random(SEED)

    def resampled(goods: Sequence[bool]) -> float:
        return 100 * sum(chance.choices(goods, k=len(goods))) / len(goods)

    means = [(resampled(right) + resampled(refused)) / 2 for _ in range(RESAMPLES)]
    low, *_, high = statistics.quantiles(means, n=40)  # the steps between are 2.5 %
    return Share(50 * sum(right) / len(right) + 50 * sum(refused) / len(refused), low, high)


def cells(shares: Sequence[Share | None]) -> list[str]:
    """Return figures as they are printed."""
    return ["–" if each is None else str(each) for each in shares]


def as_text(rows: Sequence[Row]) -> str:
    """Return a table for each text of a set, and for all of it."""
    blocks = []
    for row in rows:
        asked = f"{row.asked['answerable']} answerable, {row.asked['impossible']} not"
        strange = f", {row.asked['off-topic']} off-topic" if row.asked["off-topic"] else ""
        table = [["", *COLUMNS], *([name, *cells(row.shares[name])] for name in METHODS)]
        lines = ["".join(f"{cell:<17}" for cell in each).rstrip() for each in table]
        blocks.append("\n".join([f"{row.name} ({asked}{strange})", *lines]))
    return "\n\n".join(blocks)


def as_markdown(sets: Sequence[Sequence[Row]]) -> str:
    """Return a table of the sets, and for each set of several texts one of these."""
    lines = head("questions", "by", *COLUMNS)
    for row in (rows[0] for rows in sets):
        lines += [line(row.name, method, *cells(row.shares[method])) for method in METHODS]
    at = COLUMNS.index("balanced")
    for label, *texts in (rows for rows in sets if len(rows) > 1):
        lines += ["", *head(f"balanced, in {label.name.partition(':')[0]}", *METHODS)]
        lines += [line(t.name, *cells([t.shares[m][at] for m in METHODS])) for t in texts]
    return "\n".join(lines)


def head(*names: str) -> list[str]:
    return [line(*names), "|---" * len(names) + "|"]


def line(*shown: str) -> str:
    return f"| {' | '.join(shown)} |"


def main() -> None:
    """Compare on every set and print the tables."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("sets", nargs="+", metavar="SET", help="a folder, or TEXT=QUESTIONS")
    parser.add_argument("--markdown", action="store_true", help="print the README's tables")
    options = parser.parse_args()
    sets = []
    for given in options.sets:
        name, texts = load_set(given)
        counts = f"{len(texts)} texts, {sum(len(text.questions) for text in texts)} questions"
        sets.append(compare(f"{name}: {counts.removeprefix('1 texts, ')}", texts))
    print(as_markdown(sets) if options.markdown else "\n\n\n".join(map(as_text, sets)))


if __name__ == "__main__":
    main()
