"""The ways in which English writes a date, as patterns, the most exact first."""

from __future__ import annotations

import re

from bot.compiling.passages import WEEKDAYS

_MONTH = r"""(?P<month>
    Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|
    Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b
    (?:(?<=[A-Z][a-z]{2})(?<!May)\.|(?<=Sept)\.)?"""
"""With the full stop of a short form."""
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_COUNT = r"""(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|
    twelve)"""
_DAY_NAMES = "|".join(name.title() for name in WEEKDAYS if name.endswith("day"))
_TO = r"(?:\ ?[-–—]\ ?|\ (?:to|through|until|till|and)\ )"
"""Between the ends of a range."""
_LAST = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKLY = rf"(?:{_DAY_NAMES}|[Ww]eekday|[Ww]eekend)"
_CLOCK = r"""(?: [01]?\d(?:[:.][0-5]\d)?\ ?(?:[ap]\.m\.|[AaPp][Mm]\b|[AP]\.M\.)
    | [012]?\d:[0-5]\d(?:\ hours|\ [A-Z]{3,4}\b)? | [Nn]oon\b(?!['’]) | [Mm]idnight\b(?!['’]))"""
_PART = r"(?:early\ |mid-?\ ?|late\ )?(?:the\ )?"

_SOURCES = {
    "iso": r"\b(?P<year>1\d{3}|20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
    # July 3-5, 2023; 3 to 5 July 2023
    "month-days": rf"\b{_MONTH}\ {_DAY}{_TO}{_LAST}(?:,?\ (?:of\ )?{_YEAR})?(?![\d:/])\b",
    "days-month": rf"\b{_DAY}{_TO}(?:the\ )?{_LAST}(?:\ of)?\ {_MONTH}(?:,?\ {_YEAR})?(?!\d)",
    # the second Saturday in August 2023
    "nth": rf"""\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\ (?P<weekday>{_DAY_NAMES})
        \ (?:in|of)\ (?:each\ |every\ )?(?:{_MONTH}|the\ month|each\ month)(?:,?\ {_YEAR})?""",
    # July 13, 2023; July 13th
    "month-day": rf"\b{_MONTH}\ {_DAY}(?:,?\ (?:of\ )?{_YEAR})?(?![\d:])\b",
    # 13 July 2023; the 13th of July
    "day-month": rf"\b{_DAY}(?:\ of)?\ {_MONTH}(?:,?\ {_YEAR})?(?!\d)",
    "month-year": rf"\b{_MONTH}(?:\ of|,)?\ {_YEAR}\b",
    # a month alone is one only behind such a word: "in May", never "it may"
    "month": rf"""\b(?P<how>[Ii]n|[Ll]ast|[Tt]his|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|
        [Ee]arly|[Ll]ate|mid-?|[Nn]ext)\ {_MONTH}(?!(?:\ of)?,?\ \d)""",
    "numeric": r"""(?<![\d/.])(?:(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)
        (?P<year>20\d\d|19\d\d) | (?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<short>\d\d)
        | (?P<day>[0-3]\d)\.(?P<number>[01]\d)\.(?P<yy>\d\d))(?![\d/]|\.\d)""",
    "clock": rf"(?<![\d:.$€£¥]){_CLOCK}(?:{_TO}{_CLOCK})?(?![:\d])",
    "weekly": rf"\b(?:[Oo]n|[Ee]very|[Ee]ach)\ {_WEEKLY}s\b|\b(?:[Ee]very|[Ee]ach)\ {_WEEKLY}\b",
    "season": rf"\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\ of|,)?\ {_YEAR}\b",
    "weekday": rf"""\b(?P<how>[Ll]ast|[Nn]ext|[Tt]his|[Oo]n|[Ee]arly|[Ll]ate)?
        (?:(?<=[a-z])\ |\b)(?P<weekday>{_DAY_NAMES})\b
        (?!\ \d)(?!\ (?:Morning|Night|Times))""",
    "relative": r"""\b(?:(?:[Ee]arlier|[Ll]ater)\ )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|past)
        [ ](?P<unit>week|month|year|summer|spring|fall|autumn|winter|weekend)\b""",
    "near": r"\b(?P<near>[Yy]esterday|[Tt]omorrow|[Tt]oday)\b(?!['’]s)",
    "ago": rf"\b{_COUNT}\ (?P<unit>day|week|month|year|decade)s?\ ago\b",
    "century": rf"""\b{_PART}(?:\d{{1,2}}(?:st|nd|rd|th)|\w+th|twenty-first)[ -]
        (?:century|centuries)\b(?:\ (?:BC|BCE|AD|CE)\b)?""",
    "decade": rf"\b{_PART}(?:1\d\d0s|20\d0s)\b|\bthe\ (?:early\ |late\ )?['’]?[2-9]0s\b",
    # years that a calendar of four digits does not have
    "old": r"\b(?:AD\ )?\d{1,4}(?:–\d{1,4})?\ (?:BCE?|AD|CE)\b|\bAD\ \d{1,4}\b",
    "years": r"""(?<![\d$€£¥\#.,/-])\b(?P<year>1\d\d\d|20\d\d)
        (?:[–-](?P<until>\d\d(?:\d\d)?))?\b(?![,.]\d)(?!%)""",
}
PATTERNS = tuple((name, re.compile(source, re.VERBOSE)) for name, source in _SOURCES.items())
"""Name and pattern; of two that begin at the same word the first wins."""

SIGN = re.compile(
    rf"""\d|\b{_MONTH}|(?i:day\b|century|last\ |this\ |next\ |past\ |today|tomorrow|\ ago\b|
    noon|midnight|weekend|days\b)""",
    re.VERBOSE,
)
"""What every sentence has that has a date."""

FUTURE = re.compile(
    r"""\b(?:will|is\ to|are\ to|would|shall|plans?\ to|planned|expected|scheduled|due|upcoming|
    effective|deadline|starting|beginning)\b""",
    re.VERBOSE,
)
"""Words that speak of what is to come."""

UNTIL = re.compile(
    rf"{_TO}(?:{_MONTH}\ {_DAY}|[0-3]?\d(?:\ of)?\ (?P<other>[A-Z][a-z]+))(?:,?\ {_YEAR})",
    re.VERBOSE,
)
"""The end of a range of days whose beginning has no year: "June 30 to July 2, 2022"."""

BEFORE_YEAR = re.compile(
    r"""(?:
        \b(?:in|since|by|of|from|until|till|to|during|before|after|around|circa|about|and|between|
        the|year|for|as|early|late|mid|on|through|c\.|ca\.|fiscal|FY|or|than|born|died|its|his|her|
        their|b|d)[ ]
      | [(–—;,]\ ?
      | [a-z]-
      | ^
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before four digits that are a year."""
AFTER_NAME = re.compile(r"\b[A-Z][a-z]+ $")
"""A year may follow a name: "the Maastricht Treaty 1992"."""
NOT_COUNTING = re.compile(
    r"(?:\b(?:in|the|its|their|his|her|since|early|late) |pre-)$", re.IGNORECASE
)
COUNTED = re.compile(
    r" (?:[a-z]+ )?(?:[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!as)(?<!this)|people|men|women|children)\b"
)
"""A plural behind four digits: they count it, unless `NOT_COUNTING` stands before them."""
