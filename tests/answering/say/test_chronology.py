"""Questions over two dates: which came first, how long between, what happened then."""

import pytest

from bot.outcomes import Answer, Refusal, Reply
from bot.wording import word


def wrong(*row, reason):
    """Mark a row that fails today, by the class of the failure."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


ORDERED = [
    ("which came first, the squadron or the group?", "squadron-start group-start"),
    (
        "was the squadron or the group stood up earlier, which was first",
        "squadron-start group-start",
    ),
    ("who visited japan first, raymond or dickinson?", "dickinson-visit raymond-spoke"),
    ("how long between the squadron and the group standing up?", "squadron-start group-start"),
]


@pytest.mark.parametrize(("question", "facts"), ORDERED)
def test_two_dated_facts_are_put_in_order_and_both_are_cited(answerer, ids, question, facts):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert list(outcome.facts) == ids(facts)
    assert "Computed from the two dates." in word(Reply("", outcome)).text
    assert outcome.citations


def test_the_time_between_is_counted_in_years_and_months(answerer):
    outcome = answerer.answer("how long between the squadron and the group?").outcome
    assert word(Reply("", outcome)).text.startswith(
        "22 months (1 year and 10 months): first the JASDF"
    )


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("gap between the Dickinson and Raymond trips", "7 months: first Gen. James Dickinson"),
        ("months between the squadron and the group?", "22 months"),
        ("how far apart are the squadron and the group", "22 months"),
        ("did the group come less than a year after the squadron?", "22 months"),
    ],
)
def test_a_span_is_what_is_said_first(answerer, question, opening):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert word(Reply("", outcome)).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("which came last, the SET or the working group discussions?", "The Space Working Group."),
        (
            "which was first, the SET or the working group discussions?",
            "The Space Engagement Talks.",
        ),
        ("who visited Japan most recently?", "Gen. John W. “Jay” Raymond."),
        ("which is the newest, the squadron or the group?", "The JASDF Space Operations Group."),
        (
            "when was the latest SET?",
            "The Space Engagement Talks of the U.S. and Japan were on July",
        ),
    ],
)
def test_the_last_one_is_what_is_said_first(answerer, question, opening):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer), outcome
    assert word(Reply("", outcome)).text.startswith(opening)


def test_the_latest_of_its_kind_is_not_the_one_with_somebody_else(answerer):
    assert isinstance(answerer.answer("when was the latest SET with Brazil?").outcome, Refusal)


def test_what_happened_is_told_with_who_did_it(answerer, ids):
    outcome = answerer.answer("what happened on July 13?").outcome
    assert list(outcome.facts) == ids("set-date set-us-leaders")


def test_all_that_happened_in_a_month_is_told(answerer, ids):
    outcome = answerer.answer("what happened in March 2022?").outcome
    assert set(outcome.facts) == set(ids("dickinson-visit group-start"))
    assert 1 <= len(outcome.citations) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "what happened in March 2019?",
        "what happened in June 2022?",
        wrong(
            "which came first, the talks with Israel or with Brazil?",
            reason="a rank behind a verb is not seen",
        ),
        "how long between the talks with Israel and the talks with Brazil?",
    ],
)
def test_an_order_that_is_denied_or_left_open_is_not_answered(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Refusal), outcome


@pytest.mark.parametrize(
    "question",
    ["did the group stand up after the squadron?", "did the talks come after the 2+2 meeting?"],
)
def test_an_order_that_the_dates_confirm_is_not_denied(answerer, question):
    assert isinstance(answerer.answer(question).outcome, Answer)


@pytest.mark.parametrize(
    "question",
    ["did the squadron stand up after the group?", "did the group come before the squadron?"],
)
def test_an_order_that_is_denied_is_said_to_be_so(answerer, question):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer)
    assert word(Reply("", outcome)).text.startswith(
        "No. First the JASDF Space Operations Squadron (May 2020)"
    )


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("was Dickinson in Japan before Raymond?", "Yes. First Gen. James Dickinson"),
        ("did Raymond go to Japan sooner than Dickinson?", "No. First Gen. James Dickinson"),
        ("did the squadron follow the group?", "No. First the JASDF Space Operations Squadron"),
        ("did the 2+2 meeting follow the talks?", "No. First the “2+2” meeting (January 2023)"),
        ("did the 2+2 meeting precede the talks?", "Yes. First the “2+2” meeting"),
        ("did Dickinson visit Brazil before Raymond?", "I couldn't match that about Brazil"),
        ("did Raymond visit Brazil before Dickinson?", "I couldn't match that about Brazil"),
        ("did Dickinson meet the emperor before Raymond?", "I couldn't match that to any sentence"),
        (
            "did Dickinson sign the framework before Raymond?",
            "I couldn't match that to any sentence",
        ),
    ],
)
def test_an_order_of_dates_is_a_yes_or_no_to_nothing_but_the_order(answerer, question, opening):
    assert word(answerer.answer(question)).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("were the talks held in May 2023?", "The sources say otherwise: "),
        ("did the squadron start in March 2022 and the group in May 2020?", "No. First the JASDF"),
    ],
)
def test_a_date_that_is_of_another_is_denied(answerer, question, opening):
    assert word(answerer.answer(question)).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("did Raymond and Dickinson visit Japan in the same month?", "No. First Gen. James"),
        ("did Raymond and Dickinson visit Japan in the same year?", "Yes. First Gen. James"),
        ("who visited Japan earlier, Dickinson or Raymond?", "First Gen. James Dickinson"),
        ("which was first, the ministers' 2+2 or the July talks?", "First the “2+2” meeting"),
    ],
)
def test_two_dates_are_compared(answerer, question, opening):
    outcome = answerer.answer(question).outcome
    assert isinstance(outcome, Answer)
    assert word(Reply("", outcome)).text.startswith(opening)


def test_what_is_of_the_same_month_is_put_in_no_order(answerer):
    reply = answerer.answer("did Dickinson's visit and the group start in the same month?")
    assert word(reply).text == (
        "Yes. Gen. James Dickinson (March 2022) and the JASDF Space Operations Group (March 2022)."
    )


def test_days_of_one_month_are_days_apart(answerer_of):
    text = "The pier\n\nThe pier opened on May 3, 2021. The lock opened on May 20, 2021."
    facts = "".join(
        f"  - {{id: {name}, subject: {name}, quote: {name} opened, answer: The {name} opened.,"
        f" asks: [when did the {name} open], fills: {{when: {{text: 'May {day}, 2021',"
        f" kinds: [day], date: {{iso: 2021-05-{day:02}, text: 'May {day}, 2021'}}}}}}}}\n"
        for name, day in (("pier", 3), ("lock", 20))
    )
    note = (
        "source: {title: The pier}\nentities:\n  pier: {kind: place, name: the pier}\n"
        f"  lock: {{kind: place, name: the lock}}\nfacts:\n{facts}"
    )
    told = answerer_of({"pier": text}, {"pier": note})
    assert word(told.answer("which opened first, the pier or the lock?")).text == (
        "First the pier (May 3, 2021), then the lock (May 20, 2021): 17 days apart."
        " Computed from the two dates."
    )


def test_who_is_named_stands_for_the_one_dated_thing_that_they_did(answerer_of):
    text = "Masts\n\nNorway raised a mast in 2007. Denmark raised a mast in March 2021."
    facts = "".join(
        f"  - {{id: {name}, subject: {name}-mast, quote: {land} raised a mast, asks: [],"
        f" answer: {land} raised a mast in {when}., fills: {{who: {land},"
        f" when: {{text: '{when}', kinds: [year], date: {{iso: '{iso}', text: '{when}'}}}}}}}}\n"
        for name, land, when, iso in (
            ("north", "Norway", "2007", "2007"),
            ("south", "Denmark", "March 2021", "2021-03"),
        )
    )
    note = (
        "source: {title: Masts}\nentities:\n  north-mast: {kind: topic, name: the mast of Norway}\n"
        "  south-mast: {kind: topic, name: the mast of Denmark}\n"
        f"  norway: {{kind: country, name: Norway}}\n  denmark: {{kind: country, name: Denmark}}\n"
        f"facts:\n{facts}"
    )
    told = answerer_of({"masts": text}, {"masts": note})
    assert word(told.answer("how many years between the masts of Denmark and Norway?")).text == (
        "About 14 years: first the mast of Norway (2007), then the mast of Denmark (March 2021)."
        " Computed from the two dates."
    )
    assert word(told.answer("who was first, Denmark or Norway?")).text.startswith("First the mast")
