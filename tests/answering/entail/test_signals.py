from pathlib import Path

import pytest
import yaml

from bot.answering.entail.case import SIGNALS
from bot.answering.entail.verdict import REGISTERED

TRIALS = yaml.safe_load(Path(__file__).with_name("signals.yaml").read_text("utf-8"))
# Where the twin is no switch's: another question of the same kind that a signal once got wrong.
INNOCENT = [
    ("other_number", "visitors", "did the fair draw 350 visitors"),
    ("other_number", "earlier", "which three countries held fairs with the city"),
    ("number_gone", "lamp-boat", "did the lamp boat come in 2019 or 2021"),
    ("other_bearer", "visit", "was it Denmark or Sweden that Dahl visited"),
    ("unknown_name", "visit", "was it Denmark or brazil that Dahl visited"),
    ("denied", "visit", "didn't Dahl visit Denmark"),
    ("thin", "held", "harbour?"),
    ("thin", "fair-date", "what did they do on June 4"),
    ("loaded", "lasted", "how long did the fair last"),
    ("loaded", "guard-head", "what is the last name of Anna"),
    ("loaded", "held", "who held the first harbour fair"),
    ("loaded", "fair-s014", "when will Denmark build a ferry"),
    ("not_borne_out", "visit", "did Dahl ever visit Denmark"),
    ("not_borne_out", "visit", "did Dahl visit Denmark or Sweden"),
    ("not_borne_out", "leaders", "who besides Dahl led Norway, Berg?"),
    ("not_borne_out", "visit", "when did Dahl visit Iceland"),
    ("not_borne_out", "held", "which fair did Norway and Denmark hold"),
    ("not_borne_out", "earlier", "how many fairs were held besides Sweden's"),
    ("swapped", "spoke", "did officials speak with Dahl"),
    ("another_name", "visit", "did Dahl visit Denmark or Sweden"),
    ("other_date", "fair-date", "was the fair in June 2021"),
    ("contrary", "held", "what was the fair of Norway and Denmark called"),
    ("contrary", "fleet", "is the coast patrol shrinking or expanding its fleet"),
    ("contrary", "held", "was the fair cancelled or held"),
    ("contrary", "way", "was the fair held in a fine way"),
]
FIRING = [
    ("other_number", "earlier", "did seven countries hold fairs with the city"),
    ("name_gone", "lamp-boat", "when did the Sweden lamp boat come into service"),
    ("number_gone", "lamp-boat", "did the lamp boat come in 2015 or 2017"),
    ("number_gone", "lamp-boat", "did the lamp boat come in 2019 with 40 lamps"),
    ("other_bearer", "visit", "was it Iceland or Sweden that was visited"),
    ("unknown_name", "visit", "did dahl or holm go to brazil in a boat"),
    ("another_name", "visit", "was it Iceland or Sweden that was visited"),
    ("contrary", "held", "did Norway and Denmark call the fair off"),
    ("contrary", "race", "was the boat race called off"),
    ("loaded", "visit", "who will visit Denmark next"),
    ("loaded", "held", "who held the third harbour fair"),
    ("loaded", "earlier", "which country was first to hold a fair with the city"),
    ("loaded", "tug-boat", "was it the largest tug boat"),
    ("not_borne_out", "visit", "did Dahl visit Denmark on 5 May 2020"),
    ("not_borne_out", "visit", "did Dahl visit Brazil"),
    ("not_borne_out", "visit", "when did Berg visit Denmark"),
    ("not_borne_out", "visit", "why did Dahl refuse to visit Denmark"),
    ("not_borne_out", "held", "which lamps did Norway and Denmark hold"),
    ("not_borne_out", "earlier", "how many fairs were held with Sweden"),
    ("not_borne_out", "held", "how often was the fair held"),
    ("contrary", "visit", "who declined to visit Denmark"),
    ("not_borne_out", "visit", "did Dahl say anything about Denmark"),
    ("swapped", "leaders", "did Norway lead Lars Holm"),
    ("unreasoned", "fair-s016", "why did her brother go to Sweden"),
]
HALVES = [
    ("other_date", "fair-s015", "who ran the ropewalk in May 2020"),
]


def figure(bench, name, typed, about):
    return measured(name, bench.case(typed, bench.entry(about)))


def measured(name, case):
    return SIGNALS[name](case)


def test_every_signal_has_its_trial_and_no_trial_is_idle():
    assert REGISTERED
    assert set(TRIALS) == set(SIGNALS)


@pytest.mark.parametrize("name", SIGNALS)
def test_signal_fires_and_leaves_its_twin_alone(fair_bench, name):
    trial = TRIALS[name]
    fires = figure(fair_bench, name, trial["fires"], trial["about"])
    twin = figure(fair_bench, name, trial["twin"], trial["about"])

    assert fires >= trial.get("least", 1)
    assert twin < fires if trial.get("rising") else twin == 0


@pytest.mark.parametrize(("name", "about", "typed"), INNOCENT)
def test_signal_leaves_an_innocent_question_alone(fair_bench, name, about, typed):
    assert figure(fair_bench, name, typed, about) == 0


@pytest.mark.parametrize(("name", "about", "typed"), FIRING)
def test_signal_fires_in_other_words_too(fair_bench, name, about, typed):
    assert figure(fair_bench, name, typed, about) >= 1


@pytest.mark.parametrize(("name", "about", "typed"), HALVES)
def test_signal_is_half_sure_where_the_fact_has_nothing_of_the_sort(fair_bench, name, about, typed):
    assert figure(fair_bench, name, typed, about) == 0.5


@pytest.mark.parametrize("name", SIGNALS)
def test_signal_stays_within_bounds_for_every_fact(fair_bench, name):
    trial = TRIALS[name]
    entries = [e for e in fair_bench.index.entries if e.fact]
    cases = [
        fair_bench.case(typed, e) for e in entries for typed in (trial["fires"], trial["twin"])
    ]

    assert all(0 <= measured(name, case) <= 2 for case in cases)
