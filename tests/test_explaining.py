"""What a maintainer is told of a trace, over made-up ones."""

import pytest

from bot.explaining import explain, explain_cause
from bot.tracing import Cause

QUOTE = "Anna Keller walked to Bern on May 3, 2020."
TRACE = {
    "typed": "who wlked to bern",
    "asked": "who wlked to bern",
    "read": {
        "words": ["who", "walked", "to", "bern"],
        "corrections": [{"typed": "wlked", "read": "walked"}],
        "facets": ["who"],
        "kinds": ["person", "role"],
        "names": [{"text": "bern", "entities": ["bern", "bern-canton"]}],
        "dates": [],
        "numbers": ["3"],
        "content": ["walk", "@bern"],
        "asides": [],
    },
    "found": [
        {
            "fact": "walk/anna-walked",
            "source": "walk",
            "quote": QUOTE,
            "score": 12.0,
            "asked": 0.9,
            "asked_same": 0.9,
            "has": ["bern", "walked"],
            "lacks": [],
        },
        {
            "fact": "walk-s002",
            "source": "walk",
            "quote": "She carried " + "an umbrella " * 20,
            "score": 2.5,
            "asked": 0.0,
            "asked_same": 0.0,
            "has": [],
            "lacks": ["walked", "bern"],
        },
    ],
    "parts": [{"text": "walked", "value": "said"}, {"text": "quickly", "value": "unsaid"}],
    "gaps": [{"gap": "walk/why", "source": "walk", "likeness": 0.5, "likeness_same": 0}],
    "verdict": {
        "answers": 0.31,
        "foreign": 0.1,
        "line": 0.45,
        "choices_line": 0.35,
        "foreign_line": 0.3,
        "stopped": ["swapped"],
        "signals": {"swapped": 1.0, "plain": 0.9, "gap": 0.01},
        "weighed": {"swapped": -2.4, "plain": 1.0, "gap": -0.01},
        "means": {"swapped": "another did it"},
        "files": {"swapped": "bot/answering/entail/people.py"},
    },
    "unsaid": ["quickly"],
    "outcome": "refusal",
    "reason": "not-stated",
    "cause": {
        "kind": "guard",
        "names": ["swapped", "walk/anna-walked"],
        "signals": ["swapped"],
    },
}
TOLD = """\
read
  words      who walked to bern
  corrected  wlked → walked
  asked      who (person or role)
  names      bern = bern or bern-canton
  dates      3
found
  1. anna-walked  (score 12.00, an ask 0.90 alike)
     has bern, walked · lacks –
     “Anna Keller walked to Bern on May 3, 2020.”
  2. walk-s002  (score 2.50)
     has – · lacks walked, bern
     “She carried an umbrella an umbrella an umbrella an umbrella an umbrella an umbrella an umbrel…
  parts of 1: walked said, quickly unsaid
  gap why  (0.50 alike)
weighed
   -2.40  swapped        1.00  another did it
   +1.00  plain          0.90  the share of the words that its sentence has
decided
  answers 0.31 (line 0.45) · foreign 0.10 (line 0.3) · left open 0.59
  guards: swapped
  refusal, not-stated: I couldn't match that to any sentence of the sources.
cause: guard: swapped (another did it) forbids anna-walked → bot/answering/entail/people.py"""


def test_a_trace_is_told_stage_by_stage():
    assert (
        "\n".join(
            explain(
                TRACE,
                said="I couldn't match that to any sentence of the sources.\n\nMore.",
            )
        )
        == TOLD
    )


def test_a_question_that_was_completed_is_told_as_it_was_taken():
    assert "  taken as   who walked" in explain({**TRACE, "asked": "who walked"})


NOTHING_READ = {"read": None, "found": [], "gaps": [], "verdict": None, "unsaid": []}


@pytest.mark.parametrize(
    ("kind", "names", "told"),
    [
        ("answered", ["walk/anna-walked"], "answered: fact anna-walked, in seeds/walk.yaml"),
        ("answered", ["walk-s002"], "answered: fact walk-s002, in seeds/walk.yaml"),
        ("computed", ["walk/a", "walk/b"], "computed: from a, b by bot/answering/say"),
        ("left-open", ["walk/why"], "left open: by the gap why → its words in seeds/walk.yaml"),
        ("two-readings", ["walk/a", "run/b"], "their asks in seeds/walk.yaml, seeds/run.yaml"),
        ("foreign", ["walk/anna-walked"], "“quickly” → where it is not, an ask or alias"),
        ("fact-not-found", ["quickly"], "“quickly” → an ask or alias in seeds/NAME.yaml"),
        ("slot-not-filled", ["walk/anna-walked"], "has nothing for who (person or role)"),
        ("part-unsaid", ["walk/anna-walked"], "anna-walked does not say “quickly”"),
        ("said-otherwise", ["swapped", "walk/anna-walked"], "anna-walked gainsays it, by swapped"),
        ("below-the-line", ["swapped", "walk/anna-walked"], "against anna-walked is swapped (-2.4"),
        ("below-the-line", ["gap", "walk/anna-walked"], "bot/answering/entail/weights.py, or an"),
    ],
)
def test_the_cause_names_what_decided_and_where_to_mend_it(kind, names, told):
    signals = [name for name in names if name in ("swapped", "gap")]
    trace = {**TRACE, "cause": {"kind": kind, "names": names, "signals": signals}}
    assert told in explain_cause(trace)


@pytest.mark.parametrize("kind", list(Cause))
def test_every_cause_has_words(kind):
    cause = {"kind": kind.value, "names": [], "signals": []}
    assert explain_cause({**TRACE, "cause": cause})
    assert explain_cause({**TRACE, **NOTHING_READ, "cause": cause})
