import pytest

from tests.compiling.rules import last


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("They are two.", ("2",)),
        ("Some 23 nations signed.", ("23",)),
        ("It has 1,593 rooms.", ("1593",)),
        ("It made nearly two million trips.", ("2", "2000000")),
        ("It cost 1.5 billion.", ("1.5", "1500000000")),
        ("It took two hundred thousand men.", ("2", "200000")),
        ("It took twenty-three men.", ("23",)),
        ("It took a dozen men.", ("12",)),
        ("It was a “2+2” meeting.", ("2+2",)),
        ("It covers Article 101 and 3.5 acres.", ("101", "3.5")),
        ("One ship sank.", ("1",)),
        # no numbers
        ("It is the first of its kind in the 21st century.", ()),
        ("It rained in May 2020, and hundreds left.", ()),
        ("One of them left; the other one stayed.", ()),
        ("One needs to ask.", ()),
    ],
)
def test_numbers_are_digits(text, numbers):
    assert last(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "facet", "filled", "kind"),
    [
        ("Some 23 nations signed.", "how-many", "Some 23 nations", "count"),
        ("It has two large low bridges.", "how-many", "two large low bridges", "count"),
        ("About 3,500 people fled.", "how-many", "About 3,500 people", "count"),
        ("It rang three times.", "how-many", "three times", "frequency"),
        ("It cost $4.2 billion.", "how-much", "$4.2 billion", "money"),
        ("It cost NOK 340 million.", "how-much", "NOK 340 million", "money"),
        ("It cost nearly a million euros.", "how-much", "nearly a million euros", "money"),
        ("It rose by 5.1 percent.", "how-much", "5.1 percent", "percentage"),
        ("It rose to less than 3%.", "how-much", "less than 3%", "percentage"),
        ("It rose 55 per cent.", "how-much", "55 per cent", "percentage"),
        ("It stands 210 km away.", "how-much", "210 km", "distance"),
        ("It runs at 55 miles per hour.", "how-much", "55 miles per hour", "speed"),
        ("It covers 1.2 million square miles.", "how-much", "1.2 million square miles", "size"),
        ("It weighs 12 tons.", "how-much", "12 tons", "weight"),
        ("It is 30 degrees Celsius.", "how-much", "30 degrees Celsius", "temperature"),
        ("Anna Ruiz, 44, left.", "how-much", "44", "age"),
        ("It took 30 months.", "how-long", "30 months", "duration"),
        ("It is a five-year plan.", "how-long", "five-year", "duration"),
    ],
)
def test_an_amount_is_filled_with_what_it_counts(text, facet, filled, kind):
    fill = last(text).fills[facet]
    assert (fill.text, fill.kinds) == (filled, (kind,))


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("It is Article 45 of the law.", "how-many"),
        ("It left two days ago.", "how-long"),
        ("They voted seven to two.", "how-many"),
        ("It turned ninety degrees to the left.", "how-much"),
        ("In 1950 people left.", "how-many"),
        ("He paid in dollars.", "how-much"),
        ("It lasted for years.", "how-long"),
        ("It is on page 12 today.", "how-many"),
    ],
)
def test_what_is_no_amount(text, facet):
    assert facet not in last(text).fills


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It has two ² million parts.", ("2",)),
        ("It is 1² million wide.", ("1²",)),
        ("It took 1e309 million years.", ("1e309",)),
    ],
)
def test_what_only_looks_like_a_number_is_left_as_it_stands(text, numbers):
    assert last(text).numbers[:1] == numbers
    assert not any("inf" in number for number in last(text).numbers)
