import pytest

from bot.compiling.dateline import own_dates
from bot.compiling.dating import Calendar
from bot.compiling.sentences import split_sentences
from bot.facts import Date


def dates(text, published=None):
    calendar = Calendar(Date(published) if published else None)
    found = [calendar.find(text, s.span.start, s.span.end) for s in split_sentences(text)]
    return [dated for several in found for dated in several]


def isos(text, published=None):
    return [dated.date.iso if dated.date else dated.kind for dated in dates(text, published)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("On July 13, 2023, they met.", "2023-07-13"),
        ("On 13 July 2023 they met.", "2023-07-13"),
        ("On the 13th of July, 2023 they met.", "2023-07-13"),
        ("On Sept. 3rd, 1999 they met.", "1999-09-03"),
        ("It was 2023-07-13 by then.", "2023-07-13"),
        ("On 13/7/2023 they met.", "2023-07-13"),
        ("In October 2022 they met.", "2022-10"),
        ("In May of 1912 they met.", "1912-05"),
        ("They met in summer 1944.", "1944"),
        ("They met in 1944.", "1944"),
        ("It is the 1967 Outer Space Treaty.", "1967"),
        ("He died (1532) there.", "1532"),
        ("From 1562 it was so.", "1562"),
        ("It is the Treaty of Rome 1957.", "1957"),
        ("On 7/13/23 they met.", "2023-07-13"),
        ("On 13.07.2023 they met.", "2023-07-13"),
        ("On 07.08.23 they met.", "2023-08-07"),
        ("They met on the second Saturday in August 2023.", "2023-08-12"),
        ("They met on the last Monday of May, 2021.", "2021-05-31"),
        ("It lasted (1455–1536) long.", "1455"),
    ],
)
def test_a_date_that_says_all(text, iso):
    assert isos(text) == [iso]
    assert not dates(text)[0].date.inferred


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march.",
        "They paid $1950 for 1500 barrels.",
        "The 1,593 men left; 1500 people stayed.",
        "It weighed 2000.5 kg, 1900% more.",
        "On February 31, 2023 they met.",
        "August Ode met June Vane.",
        "They met in room 1204b and won 3:2 on version 2.0.13.",
        "The second of them spoke last.",
    ],
)
def test_what_is_no_date(text):
    assert isos(text) == []


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("On July 13 they met.", "2023-07-20", "2023-07-13"),
        ("On December 28 they met.", "2023-01-05", "2022-12-28"),
        ("It will open on January 3.", "2023-12-20", "2024-01-03"),
        ("Work is to begin in October.", "2024-03-14", "2024-10"),
        ("They met in May.", "2021-07-09", "2021-05"),
        ("They met last October.", "2024-03-04", "2023-10"),
        ("They met yesterday.", "2023-07-20", "2023-07-19"),
        ("They met on Tuesday.", "2023-07-20", "2023-07-18"),
        ("They meet next Tuesday.", "2023-07-20", "2023-07-25"),
        ("They met last Thursday.", "2023-07-20", "2023-07-13"),
        ("They met last week.", "2023-07-20", "2023-07"),
        ("They met last month.", "2023-01-20", "2022-12"),
        ("They met last year.", "2023-07", "2022"),
        ("They met two years ago.", "2023-07", "2021"),
        ("They met three days ago.", "2023-07-02", "2023-06-29"),
        ("They met six months ago.", "2023-03", "2022-09"),
    ],
)
def test_a_date_counted_from_the_document_s_own_is_inferred_and_says_why(text, published, iso):
    [dated] = dates(text, published)
    assert dated.date.iso == iso
    assert dated.date.inferred
    assert published in dated.date.basis


@pytest.mark.parametrize(
    ("text", "published", "kind"),
    [
        ("On July 13 they met.", None, "day"),  # of no known year
        ("They met last October.", None, "month"),
        ("They met on Tuesday.", None, "time"),
        ("They met in the 16th century.", None, "century"),
        ("They met in the 1960s.", None, "decade"),
        ("They met in 44 BC.", None, "period"),
        ("At 13:45 they met in room 1204b.", None, "time"),
        ("The doors open at noon.", None, "time"),
        ("The concert starts at 6 p.m. in the hall.", None, "time"),
        ("It is open from 9 a.m. to 5:30 p.m. daily.", None, "time"),
        ("It is closed on Sundays.", "2023-07-20", "time"),
        ("They meet on the second Saturday in August.", "2023-07-20", "day"),  # of every year
    ],
)
def test_a_date_that_nothing_places_is_none_but_fills_when(text, published, kind):
    assert isos(text, published) == [kind]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met last year.", None),
        ("They met yesterday.", "2023-07"),  # the day is not known
        ("They met on Tuesday.", "2023"),
        ("They met last week.", "2023-07-03"),  # June or July
    ],
)
def test_what_cannot_be_counted_is_left_out(text, published):
    assert [dated for dated in dates(text, published) if dated.date] == []


def test_a_date_without_its_year_may_have_that_of_the_one_just_before():
    assert isos("On May 3, 1974 it fell, and on June 4 it rose.") == ["1974-05-03", "1974-06-04"]
    assert isos("On May 3, 1974 it fell.\n\nOn June 4 it rose.") == ["1974-05-03", "day"]
    assert isos("It was the worst since 1950. It ends on June 4.") == ["1950", "day"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A title\nJuly 18, 2023\nIt rained.", ("2023-07-18", None)),
        ("A title\nPublished: 2023-07-18 | Updated: 2023-07-20\nIt rained.", None),
        ("A title\nOSLO, March 4, 2024 — It rained.", ("2024-03-04", None)),
        ("A title\nOSLO, Norway, March 4, 2024 (Reuters) - It rained.", ("2024-03-04", None)),
        ("A title\nLast updated on 3 May 2021\nIt rained.", (None, "2021-05-03")),
        # dates of what is told, not of the telling
        ("On July 18, 2023 it rained.", (None, None)),
        ("A title\nIt rained on July 18, 2023.", (None, None)),
        ("A title\nIn Oslo, March 4, 2024 was wet.", (None, None)),
        ("A title\nJuly 2023\nIt rained.", (None, None)),
    ],
)
def test_when_a_document_says_that_it_was_published(text, found):
    own = own_dates(text, split_sentences(text))
    wanted = found or ("2023-07-18", "2023-07-20")
    assert tuple(date.iso if date else None for date in own) == wanted


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The fair ran July 3-5, 2023.", ["2023-07-03", "2023-07-05"]),
        ("It ran from July 3 to 5, 2023.", ["2023-07-03", "2023-07-05"]),
        ("It ran from 3 to 5 May 2022.", ["2022-05-03", "2022-05-05"]),
        ("It ran from the 3rd to the 5th of May 2022.", ["2022-05-03", "2022-05-05"]),
        ("It ran from June 30 to July 2, 2022.", ["2022-06-30", "2022-07-02"]),
        ("It ran 30 December – 2 January 2022.", ["2021-12-30", "2022-01-02"]),
        ("On May 5, 3 of them met.", ["2022-05-05"]),
    ],
)
def test_a_range_of_days_is_both_of_its_ends(text, ends):
    assert isos(text, "2022-06-01") == ends


def test_whether_day_or_month_comes_first_the_other_dates_tell_or_it_is_inferred():
    [dated] = dates("The market closed on 7/8/23.")
    assert (dated.date.iso, dated.date.inferred) == ("2023-07-08", True)
    assert dated.date.basis == "month first, as in American English"
    first, second = dates("It opened on 13/7/23. It closed on 7/8/23.")
    assert (first.date.iso, first.date.inferred) == ("2023-07-13", False)
    assert (second.date.iso, second.date.basis) == ("2023-08-07", "in the order of “13/7/23”")
    [old] = dates("It opened on 7/13/68.", "1990")
    assert old.date.iso == "1968-07-13"
