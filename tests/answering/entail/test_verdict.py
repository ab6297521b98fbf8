import pytest

from bot.answering.chain import Answerer
from bot.answering.entail import verdict
from bot.answering.entail.case import SIGNALS
from bot.answering.entail.verdict import (
    CONFLICTS,
    GUARDS,
    Verdict,
    evidence_of,
    judge,
    rank,
)
from bot.answering.entail.weights import ANSWERED_FROM, FOREIGN_FROM, JUDGED, RANKED
from bot.answering.find.measure import Features
from bot.outcomes import Answer, Reason, Refusal

ASKED = [
    "who visited Denmark",
    "did Berg visit Denmark",
    "what did the fair cost",
    "how many visitors came",
    "who runs the ropewalk",
    "is the stock exchange open on Sundays",
    "fair?",
]


@pytest.fixture(scope="module")
def answerer(fair_bench):
    return Answerer(fair_bench.base, fair_bench.lexicon)


def made(answers, foreign=0.0, stopped=()):
    return Verdict(answers, foreign, {"annotated": 0.0}, stopped)


def test_likely_fact_answers():
    assert made(ANSWERED_FROM).is_answered
    assert not made(ANSWERED_FROM - 0.01).is_answered


def test_foreign_question_is_not_answered_however_likely():
    assert not made(1 - FOREIGN_FROM, FOREIGN_FROM).is_answered


@pytest.mark.parametrize("guard", sorted(GUARDS))
def test_guard_stops_an_answer_whatever_the_probability(guard):
    assert not made(1.0, stopped=(guard,)).is_answered


@pytest.mark.parametrize(
    ("typed", "local", "guard"),
    [
        ("is Lars Holm the head of the Norwegian Coast Guard", "guard-head", "mistaken"),
        ("was the fair on June 5, 2021", "fair-date", "other_date"),
        ("did Denmark visit Dahl", "visit", "swapped"),
        ("did the city hold a fair with Sweden before Iceland", "earlier", "not_borne_out"),
        ("which country was first to hold a fair with the city", "earlier", "loaded"),
        ("did Dahl visit Denmark on a donkey", "visit", "not_borne_out"),
        ("is the coast patrol shrinking its fleet", "fleet", "not_borne_out"),
        ("did 500 visitors come to the fair", "visitors", "not_borne_out"),
    ],
)
def test_judgement_names_the_guard_that_stopped_it(fair_bench, typed, local, guard):
    case = fair_bench.case(typed, fair_bench.entry(local))

    assert guard in judge(rank([case]), []).stopped


def test_half_a_guard_stops_nothing(fair_bench):
    case = fair_bench.case("who ran the ropewalk in May 2020", fair_bench.entry("fair-s015"))
    judged = judge(rank([case]), [])

    assert judged.evidence["other_date"] == 0.5
    assert "other_date" not in judged.stopped


@pytest.mark.parametrize(
    "typed",
    [
        "who led the Danish side",
        "what time did the fair start",
        "who won the boat race",
        "what was the weather like at the fair",
        "how much did the fair cost",
    ],
)
def test_gap_that_is_asked_for_word_by_word_is_not_answered_from_a_fact(answerer, typed):
    outcome = answerer.answer(typed).outcome

    assert not isinstance(outcome, Answer)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is not Reason.OFF_TOPIC


@pytest.mark.parametrize("typed", ["who won the boat race", "who led the Danish side"])
def test_gap_beside_a_fact_makes_it_less_likely(answerer, typed):
    ranked, gaps = answerer.found(typed)

    assert gaps
    assert judge(ranked, gaps).answers < judge(ranked, []).answers


@pytest.mark.parametrize("typed", ASKED)
def test_probabilities_are_probabilities(answerer, typed):
    ranked, gaps = answerer.found(typed)
    for first in range(len(ranked)):
        judged = judge(ranked[first:], gaps)

        assert 0 <= judged.answers <= 1
        assert 0 <= judged.foreign <= 1
        assert judged.answers + judged.foreign <= 1 + 1e-9


@pytest.mark.parametrize("typed", ASKED)
def test_weighed_names_what_was_judged_the_heaviest_first(answerer, typed):
    ranked, gaps = answerer.found(typed)
    if not ranked:
        return
    judged = judge(ranked, gaps)
    weighed = judged.weighed()
    sizes = [abs(worth) for _, worth in weighed]
    weights = verdict.JUDGING[judged.evidence["annotated"] > 0]

    assert sizes == sorted(sizes, reverse=True)
    assert {name for name, _ in weighed} == {
        name for name in JUDGED if weights[name][0] * judged.evidence.get(name, 0.0)
    }


def test_weighed_figures_are_the_weight_times_what_was_seen(answerer):
    ranked, _ = answerer.found("who visited Denmark")
    judged = judge(ranked, [])
    weights = verdict.JUDGING[1]  # the fact is annotated

    assert judged.evidence["annotated"] == 1
    for name, worth in judged.weighed():
        assert worth == pytest.approx(weights[name][0] * judged.evidence[name])


def test_everything_fitted_is_produced_and_everything_produced_is_fitted(answerer):
    ranked, gaps = answerer.found("who visited Denmark")
    evidence = evidence_of(ranked, gaps)

    assert set(JUDGED) == (set(evidence) | set(SIGNALS))
    assert set(RANKED) == {*Features._fields, *CONFLICTS}


def test_guards_and_conflicts_are_signals():
    assert set(SIGNALS) >= {*GUARDS, *CONFLICTS}


def test_facts_are_ranked_by_score_then_in_their_order(answerer):
    ranked, _ = answerer.found("who visited Denmark")

    assert ranked == sorted(ranked, key=lambda r: (-r.score, r.entry.number))
    assert ranked[0].entry.fact.id == "fair/visit"


def test_margin_counts_from_the_next_place_and_is_bounded(fair_bench):
    typed = "who visited Denmark"
    own, neighbour, far = (
        fair_bench.case(typed, fair_bench.entry(local)) for local in ("visit", "lasted", "way")
    )
    alone = evidence_of(rank([own]), [])
    beside = evidence_of(rank([own, neighbour]), [])
    rivalled = evidence_of(rank([own, far]), [])

    assert alone["margin"] == beside["margin"] == 3.0
    assert rivalled["margin"] <= 3.0
