import pytest

from tests.compiling.rules import last


@pytest.mark.parametrize(
    ("text", "facet", "filled", "kinds"),
    [
        ("Anna Roth met Kenya.", "who", "Anna Roth; Kenya", {"person", "country"}),
        ("The Sun Council met.", "who", "Sun Council", {"organisation"}),
        ("Representatives signed it.", "who", "Representatives", {"group"}),
        ("Osk Varn, head of the mint, left.", "who", "Osk Varn", {"person", "role"}),
        ("They met on July 13, 2023.", "when", "July 13, 2023", {"day", "date"}),
        ("They met in May 2020.", "when", "May 2020", {"month"}),
        ("They met in 1944.", "when", "1944", {"year"}),
        ("They met in the 16th century.", "when", "16th century", {"century"}),
        ("They met in Oslo, Norway.", "where", "Oslo; Norway", {"city", "country", "place"}),
        ("They met near the Hotel Adlon.", "where", "Hotel Adlon", {"venue", "place"}),
        ("They left from Paris.", "where", "Paris", {"city", "place"}),
        ("They met in Kenya and Ghana.", "where", "Kenya; Ghana", {"country"}),
        ("It fell because it was old.", "why", "because it was old", {"reason"}),
        ("It fell due to age.", "why", "due to age", {"reason"}),
        ("They met in order to end it.", "why", "in order to end it", {"purpose"}),
        ("They met to discuss peace.", "why", "to discuss peace", {"purpose"}),
        (
            "In furtherance of peace by 2025, Kenya signed.",
            "why",
            "In furtherance of peace by 2025",
            {"purpose"},
        ),
        ("The Tidal Accords are a set of rules.", "what", "a set of rules", {"definition"}),
        ("We met the Ute, a tribe of the north, there.", "what", "a tribe of the north", set()),
        ("It works by heating water.", "how", "by heating water", {"manner"}),
    ],
)
def test_what_a_sentence_says_for_a_facet(text, facet, filled, kinds):
    fill = last(text).fills[facet]
    assert fill.text == filled
    assert kinds <= set(fill.kinds)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("It rained.", "who"),
        ("The Tidal Accords hold.", "who"),
        ("Kenya met Ghana.", "where"),
        ("They spoke with Kenya.", "where"),
        ("It was made by Kenya and Ghana.", "where"),
        ("Kenyan firms grew in Japanese hands.", "where"),
        ("A number of U.S. firms came.", "where"),
        ("It may rain.", "when"),
        ("They agreed to help.", "why"),
        ("They were able to build it.", "why"),
        ("They are likely to win.", "why"),
        ("They went to work.", "why"),
        ("According to plan, they left.", "why"),
        ("They are committed to deepening it.", "why"),
        ("It took five months to rebuild.", "why"),
        ("They saw it by morning.", "how"),
        ("The Tidal Accords are old.", "what"),
        ("The Tidal Accords were a long time in the making, a man said.", "who"),
    ],
)
def test_what_rules_are_not_sure_of_is_left_open(text, facet):
    assert facet not in last(text).fills


def test_a_fill_knows_its_entities_and_its_date():
    fact = last("Anna Roth came to Oslo on May 3, 1974.")
    assert fact.fills["who"].entities == ("anna-roth",)
    assert fact.fills["where"].entities == ("oslo",)
    assert fact.fills["when"].date.iso == "1974-05-03"
