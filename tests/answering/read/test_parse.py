import pytest

from bot.answering.read.parse import strip_address
from bot.facts import Facet


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("who led", "who led"),
        ("!who led", "who led"),
        ("/when was it", "when was it"),
        ("  ! who led ", "who led"),
        ("@bot who led", "who led"),
        ("@bot, who led", "who led"),
        ("@bot: !ask who led", "who led"),
        ("<@123> who led", "who led"),
        ("<@!123> /ask who led", "who led"),
        ("!ask who led", "who led"),
        ("!ASK who led", "who led"),
        ("ask who led", "ask who led"),
        ("!asking who led", "asking who led"),
        ("did they sign it y/n", "did they sign it"),
        ("yes / no: did they sign", ": did they sign"),
        ("who @ the talks", "who @ the talks"),
        ("", ""),
        ("@bot", ""),
        ("!", ""),
    ],
)
def test_the_question_stands_behind_how_the_bot_is_addressed(typed, bare):
    assert strip_address(typed) == bare


@pytest.mark.parametrize(
    ("typed", "facets", "kinds"),
    [
        ("who led the talks", "who", ""),
        ("when did Ito visit", "when", ""),
        ("where and when did Ito visit", "where when", ""),
        ("where exactly was it", "where", "place"),
        ("what time was it", "when", "time"),
        ("how long did it last", "how-long", "duration"),
        ("how many came", "how-many", "count"),
        ("how much was it", "how-much", "money"),
        ("why did they meet", "why", ""),
        ("how come they met", "why", ""),
        ("how did they meet", "how", ""),
        ("which country joined", "who", "country"),
        ("in what city was it", "where", "city"),
        ("what is the purpose of it", "why", "purpose"),
        ("what is the government building", "what", ""),
        ("what is the building", "where", "venue"),
        ("what did they discuss", "what", "topic"),
        ("what did they talk about", "what", "topic"),
        ("what did they sign", "what", ""),
        ("is Ito the general", "whether", ""),
        ("Norway had one, too?", "whether", ""),
        ("the French met Ito, right?", "whether", ""),
        ("my friend says Ito led, is it so", "whether", ""),
        ("what is the name of the country", "who", "country"),
        ("did Ito lead the talks", "whether", ""),
        ("is Ito a general", "whether", ""),
        ("hey so did Ito lead the talks", "whether", ""),
        ("talks date", "when", "date"),
        ("ito job", "who", "role"),
        ("the talks", "", ""),
        ("I read about the talks, who led them", "who", ""),
    ],
)
def test_what_is_asked_for(parse, typed, facets, kinds):
    question = parse(typed)
    assert question.facets == set(map(Facet, facets.split()))
    assert set(kinds.split()) <= question.kinds
    assert kinds or not question.kinds


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("who led the talks", "lead @set"),
        ("when did general ito visit the French", "@ito visit @fr"),
        ("did the SET succeed?", "@set succeed"),
        ("who set up the office", "set offic"),
        ("tell us about Hale", "@hale"),
        ("ppl at the talks b4 Ito", "person @set @ito"),
        ("what was it about", ""),
    ],
)
def test_what_is_left_of_it(parse, typed, keys):
    assert {term.key for term in parse(typed).content} >= set(keys.split())
    assert keys or not parse(typed).content


def test_us_is_the_country_in_capitals_only(parse):
    assert "@us" in {term.key for term in parse("who led the US in the talks").content}
    assert "@us" not in {term.key for term in parse("can you tell us who led").content}


@pytest.mark.parametrize(
    ("typed", "side"),
    [
        ("who led France's side", "fr"),
        ("who led the Norwegian delegation", "no"),
        ("which French officers came", "fr"),
        ("who was there for Norway", "no"),
        ("who was there representing the US", "us"),
        ("who acted on behalf of France", "fr"),
        ("did Ito lead for France", "fr"),
    ],
)
def test_the_side_asked_about(parse, typed, side):
    assert parse(typed).side == {side}


@pytest.mark.parametrize(
    "typed",
    [
        "who led the talks with Norway",
        "who met Norwegian officials",
        "who spoke to French officers",
        "when did Ito visit France",
        "what did Norway want for France",
        "which talks did France hold",
        "who led the talks",
    ],
)
def test_a_country_that_is_only_named_is_no_side(parse, typed):
    assert parse(typed).side == frozenset()


@pytest.mark.parametrize(
    ("typed", "asides"),
    [
        ("i missed the news, who led the talks", "i missed the news"),
        ("lol yes. who led", "lol yes"),
        ("who led the talks? i want to cite it", "i want to cite it"),
        ("who led the talks, thanks", "thanks"),
        ("who led the talks", ""),
        ("who led the talks, the first ever", ""),
        ("in July, who led", "in july"),
    ],
)
def test_asides_are_what_stands_before_the_question_and_the_askers_own_after_it(
    parse, typed, asides
):
    question = parse(typed)
    assert " ".join(question.words[i].text for i in sorted(question.asides)) == asides


@pytest.mark.parametrize(
    ("typed", "cues"),
    [
        ("who will lead the next talks", "will next"),
        ("what followed next", "next"),
        ("what did they do next", ""),
        ("what was the biggest result", "biggest"),
        ("did only Ito lead", "only"),
        ("did they never meet", "never"),
        ("who led the talks", ""),
        ("all right, who led", ""),
    ],
)
def test_loaded_words_are_kept_apart(parse, typed, cues):
    assert parse(typed).cue_words == set(cues.split())


@pytest.mark.parametrize(
    ("typed", "is_turned"),
    [
        ("did Ito not lead", True),
        ("didn't Ito lead", True),
        ("Ito or Hale?", True),
        ("who besides Ito", True),
        ("did Ito lead", False),
        ("who noted it", False),
    ],
)
def test_denials_and_alternatives_are_noticed(parse, typed, is_turned):
    assert parse(typed).is_turned is is_turned


def test_dates_and_numbers_are_told_apart(parse):
    question = parse("did 13 officers meet on July 13, 2023 at the 2+2")
    assert question.dates == ("2023-07-13",)
    assert question.numbers == ("13", "2+2")


@pytest.mark.parametrize("typed", ["", "?", "🤷", "!", "@bot", "   "])
def test_what_has_no_words_is_an_empty_question(parse, typed):
    question = parse(typed)
    assert question.words == ()
    assert question.content == ()
