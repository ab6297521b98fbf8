"""What each figure that is judged, each guard, and each list and table is worth.

    uv run --group fit python tests/benchmarks/ablate.py SET… --test SET… [--lists]

SETs as `fit.py` takes them. A figure or signal: *balanced* (the mean of right and refused, foreign
questions among the refused) with all, less the same with the judgement fitted without it: on the
texts of ``--test``, and on each half of the annotated texts by weights fitted on the rest.
``--lists`` leaves out one list or table of the lexicon at a time, under the shipped weights. What
is positive is worth so much.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
import fit
from fit import Judged, Set, chances, fit_judging, fit_ranking, judged, read_sets, sets_of

from bot.answering.entail.case import SIGNALS
from bot.answering.entail.verdict import GUARDS, evidence_of
from bot.answering.entail.weights import ANSWERED_FROM, FOREIGN_FROM
from bot.outcomes import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.lang.lexicon import Lexicon

LISTS: dict[str, Callable[[Lexicon], Lexicon]] = {
    "synonyms": lambda lexicon: replace(lexicon, groups={}),
    "related words": lambda lexicon: replace(lexicon, related={}),
    "opposites": lambda lexicon: replace(lexicon, opposites={}),
    "fluff": lambda lexicon: replace(lexicon, fluff=frozenset()),
    "shorthand": lambda lexicon: replace(lexicon, shorthand={}),
    "irregular forms": lambda lexicon: replace(lexicon, irregular={}),
    "misplaced words": lambda lexicon: replace(lexicon, misplaced={}),
    "countries": lambda lexicon: replace(lexicon, countries=frozenset()),
    "answer nouns": lambda lexicon: replace(lexicon, answer_nouns={}),
    "bare kinds": lambda lexicon: replace(lexicon, bare_kinds=frozenset()),
}


def balanced(rows: list[Judged], found: np.ndarray, names: list[str], guards: frozenset) -> float:
    """Return the mean of right and refused, in percent, as the shipped lines decide."""
    answered = (found[:, 0] >= ANSWERED_FROM) & (found[:, 1] < FOREIGN_FROM)
    stopping = [names.index(name) for name in guards if name in names]
    answered &= ~np.array([any(r.evidence[i] >= 1 for i in stopping) for r in rows])
    asked = np.array([r.kind == "right" for r in rows])
    right = np.array([r.is_right for r in rows])
    return 50 * float((right & answered)[asked].mean() + (~answered)[~asked].mean())


class Trial:
    """The sets with their judged questions, ready to be judged by fewer figures."""

    def __init__(self, fitted_on: list[Set], tested: list[Set], texts: dict) -> None:
        columns = list(range(len(fit.RANKING)))
        sample = next(a for s in fitted_on for a in s.asked if a.ranked)
        every = dict.fromkeys((*evidence_of(sample.ranked, sample.gaps), *SIGNALS))
        self.names = [name for name in every if name != "bias"]
        ranking = fit_ranking(fitted_on, columns)
        self._whole: np.ndarray | None = None
        self._rows = [
            (s.text, judged(texts[s.text], s.asked, ranking, self.names)) for s in fitted_on
        ]
        self._tested = [
            r for s in tested for r in judged(texts[s.text], s.asked, ranking, self.names)
        ]
        annotated = [s for s in fitted_on if s.name == s.text and s.asked[0].weight > 1]
        self._halves = [annotated[::2], annotated[1::2]]
        self._left_out = [
            [
                r
                for s in half
                for r in judged(
                    texts[s.text],
                    s.asked,
                    fit_ranking([o for o in fitted_on if o.text not in _texts(half)], columns),
                    self.names,
                )
            ]
            for half in self._halves
        ]

    def without(
        self, names: set[str], guards: frozenset = frozenset(GUARDS)
    ) -> tuple[float, float]:
        """Return *balanced* on what was never fitted on, and on annotated texts left out."""
        kept = [i for i, name in enumerate(self.names) if name not in names]
        own = [self.names[i] for i in kept]

        def cut(rows: list[Judged]) -> list[Judged]:
            return [r._replace(evidence=r.evidence[kept]) for r in rows]

        places = [*kept, len(self.names)]
        places += [len(self.names) + 1 + at for at in places]
        start = self._whole[places] if self._whole is not None else None
        every = cut([r for _, several in self._rows for r in several])
        weights = fit_judging(every, own, start)
        if self._whole is None:
            self._whole = weights
        tested = cut(self._tested)
        first = balanced(tested, chances(tested, weights, own), own, guards)
        rows, found = [], []
        for half, left in zip(self._halves, self._left_out, strict=True):
            rest = [
                r for other, several in self._rows if other not in _texts(half) for r in several
            ]
            rows += cut(left)
            found.append(chances(cut(left), fit_judging(cut(rest), own, weights), own))
        return first, balanced(rows, np.concatenate(found), own, guards)


def _texts(sets: list[Set]) -> set[str]:
    return {s.text for s in sets}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--test", nargs="+", required=True)
    parser.add_argument("--lists", action="store_true")
    options = parser.parse_args()
    names = [*options.sets, *options.test]
    texts = {t.name: t for t, _ in read_sets(names)}
    if options.lists:
        ablate_lists(options.test)
        return
    fitted_on = [s for t, o in read_sets(options.sets) for s in sets_of(t, o)]
    tested = [s for t, o in read_sets(options.test) for s in sets_of(t, o) if s.is_whole]
    trial = Trial(fitted_on, tested, texts)
    whole = trial.without(set())
    print(f"| all {len(trial.names)} figures | {whole[0]:.1f} | {whole[1]:.1f} |", flush=True)
    rows = [(name, {name}, frozenset(GUARDS)) for name in trial.names if name != "annotated"]
    rows += [(f"{name} as a guard", set(), frozenset(GUARDS) - {name}) for name in sorted(GUARDS)]
    rows += [("all guards", set(), frozenset()), ("all signals", set(SIGNALS), frozenset())]
    for name, left_out, guards in rows:
        less = trial.without(left_out, guards)
        print(f"| {name} | {whole[0] - less[0]:+.2f} | {whole[1] - less[1]:+.2f} |", flush=True)


def ablate_lists(given: list[str]) -> None:
    """Print what each list is worth on some sets, under the shipped weights."""
    lexicon = fit.LEXICON
    whole = shipped(given, lexicon)
    print(f"| all lists | {whole[0]:.1f} | {whole[1]:.1f} |", flush=True)
    for name, less in LISTS.items():
        found = shipped(given, less(lexicon))
        print(f"| {name} | {whole[0] - found[0]:+.2f} | {whole[1] - found[1]:+.2f} |", flush=True)


def shipped(given: list[str], lexicon: Lexicon) -> tuple[float, float]:
    """Return R@1 and *balanced* by the shipped weights, with a lexicon."""
    first, right, refused = [], [], []
    for text, other in read_sets(given):
        answerer = fit.Answerer(text.base, lexicon)
        strange = [q | {"answerable": False, "gold": []} for q in other.questions] if other else []
        for question in [*text.questions, *strange[: len(text.questions) // 4]]:
            trace = answerer.trace(question["q"])
            is_answer = isinstance(trace.reply.outcome, Answer)
            gold = [
                fit.is_gold(c.citation.span, question, text.source.text)
                for c in trace.reply.candidates
            ]
            if question["answerable"]:
                first.append(gold[:1] == [True])
                right.append(is_answer and gold[:1] == [True])
            else:
                refused.append(not is_answer)
    return 100 * float(np.mean(first)), 50 * float(np.mean(right) + np.mean(refused))


if __name__ == "__main__":
    main()
