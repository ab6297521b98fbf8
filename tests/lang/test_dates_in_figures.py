import pytest

from bot.lang.dates import write_out
from bot.outcomes import Correction

DATED = frozenset(("2023-07-13", "2022-10", "2022-03", "2021"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7/13/23", "July 13 2023"),
        ("was it 7/13/2023?", "was it July 13 2023?"),
        ("13/07/2023", "July 13 2023"),
        ("it ended 13.7.2023.", "it ended July 13 2023."),
        ("13.07.23", "July 13 2023"),
        ("2023-07-13", "July 13 2023"),
        ("2023/7/13", "July 13 2023"),
        ("13-07-2023", "July 13 2023"),
        ("12/25/95", "December 25 1995"),
        ("10/2022", "October 2022"),
        ("2022-03", "March 2022"),
        ("03.2022", "March 2022"),
        ("july '23", "july 2023"),
        ("2023-07-13T10:00", "July 13 2023"),
        ("may'20", "may 2020"),
        ("from 2022-03-15 to 2022-10-31", "from March 15 2022 to October 31 2022"),
    ],
)
def test_a_date_in_figures_is_written_out(english, typed, read):
    assert write_out(typed, english, DATED) == (read, ())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3/4/2022", "March 4, 2022"),
        ("4/3/2022", "March 4, 2022"),  # some fact is of March
        ("7/13", "July 13"),
        ("7/14", "July 14"),
        ("10/22", "October 2022"),
        ("7/10/2022", "October 7, 2022"),
        ("1/2/2024", "January 2, 2024"),  # none: as Americans write it
        ("1.2.2024", "February 1, 2024"),  # as others do
    ],
)
def test_of_two_readings_the_one_that_a_fact_is_dated_is_shown(english, typed, read):
    text, shown = write_out(f"was it on {typed}?", english, DATED)
    assert text == f"was it on {read.replace(',', '')}?"
    assert shown == (Correction(typed, read),)


@pytest.mark.parametrize(
    "typed",
    [
        "24/7",
        "50/50",
        "3/4 of them",
        "9/11",
        "10-12",
        "after 10-12 days",
        "2022-23",
        "2010-2012",
        "1.2.3",
        "version 1.2.23",
        "192.168.1.1",
        "$3.5",
        "1,593",
        "2+2",
        "0/5/2022",
        "the '90s",
        "5'11",
        "'quoted'",
    ],
)
def test_other_figures_are_left_alone(english, typed):
    assert write_out(typed, english, DATED) == (typed, ())
