import pytest

from bot.lang.dates import agrees, find_dates, says
from bot.lang.words import split


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on July 13, 2023", "2023-07-13"),
        ("on 13 July 2023", "2023-07-13"),
        ("july 13th", "*-07-13"),
        ("13th of july", "*-07-13"),
        ("the 13th of July 2023", "2023-07-13"),
        ("july the 13th", "*-07-13"),
        ("May of 2020", "2020-05-*"),
        ("q4 2022", "2022-10-*|2022-11-*|2022-12-*"),
        ("in Q1 of 2020", "2020-01-*|2020-02-*|2020-03-*"),
        ("2021 q3", "2021-07-*|2021-08-*|2021-09-*"),
        ("q5 2021", "2021-*-*"),
        ("13 Jul 23", "2023-07-13"),
        ("in October 2022", "2022-10-*"),
        ("oct 2022", "2022-10-*"),
        ("Oct. 2022", "2022-10-*"),
        ("in sept", "*-09-*"),
        ("in 2021", "2021-*-*"),
        ("between 2020 and 2022", "2020-*-* 2022-*-*"),
        ("march 2022 or may 2020", "2022-03-* 2020-05-*"),
        ("oct 22", "2022-10-*|*-10-22"),
        ("july 31", "2031-07-*|*-07-31"),
        ("july 45", "*-07-*"),
        ("in may", "*-05-*"),
        ("may 2020", "2020-05-*"),
        ("3 may", "*-05-03"),
        ("since march", "*-03-*"),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_said(english, text, dates):
    assert find_dates(split(text), english)[0] == tuple(dates.split())


@pytest.mark.parametrize(
    "text",
    [
        "may I ask who led",
        "they may meet again",
        "who will march there",
        "mar the talks",
        "the sun was out",
        "room 2022a",
        "the 2+2",
        "about 300 people",
        "13 officers",
        "4000 troops",
        "",
    ],
)
def test_other_words_and_numbers_are_no_dates(english, text):
    assert find_dates(split(text), english) == ((), set())


@pytest.mark.parametrize(
    ("asked", "iso"),
    [
        ("2023-07-13", "2023-07-13"),
        ("*-07-13", "2023-07-13"),
        ("2023-*-*", "2023-07-13"),
        ("2022-10-*", "2022-10"),
        ("2022-10-05", "2022-10"),
        ("2022-10-*", "2022"),
        ("2022-10-*|*-10-22", "2022-10"),
        ("2022-10-*|*-10-22", "2021-10-22"),
    ],
)
def test_a_date_agrees_where_no_part_that_is_said_differs(asked, iso):
    assert agrees(asked, iso)


@pytest.mark.parametrize(
    ("asked", "iso"),
    [
        ("2023-07-14", "2023-07-13"),
        ("*-07-14", "2023-07-13"),
        ("*-08-13", "2023-07-13"),
        ("2022-*-*", "2023-07-13"),
        ("2021-10-*", "2022-10"),
        ("2021-*-*", "2022"),
        ("2022-10-*|*-10-22", "2021-10-21"),
    ],
)
def test_and_differs_where_one_does(asked, iso):
    assert not agrees(asked, iso)


@pytest.mark.parametrize(
    ("asked", "iso", "is_said"),
    [
        ("2023-07-13", "2023-07-13", True),
        ("*-07-13", "2023-07-13", True),
        ("2023-*-*", "2023-07-13", True),
        ("2022-10-*|*-10-22", "2022-10", True),
        ("2022-10-05", "2022-10", False),
        ("*-10-*", "2022", False),
        ("2022-11-*", "2022-10", False),
    ],
)
def test_a_date_says_what_is_asked_only_where_it_is_as_exact(asked, iso, is_said):
    assert says(asked, iso) is is_said
