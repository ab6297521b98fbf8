"""Which sentences cannot be understood without the one before.

A sentence leans where it opens with a pronoun, or with "the" and a general noun that nothing
specifies ("the event", "the two sides", but not "the theory of numbers"). The opening may stand
behind words that only join sentences ("But in addition, they …").
"""

from __future__ import annotations

import re

_JOINING = """but|and|or|so|yet|however|also|then|thus|therefore|meanwhile|moreover|furthermore|
    instead|besides|additionally|similarly|likewise|otherwise|still|nevertheless|nonetheless|
    as\\ well|again|later|after\\ that|in\\ addition|in\\ turn|as\\ a\\ result|
    for\\ (?:example|instance)|by\\ contrast|since\\ then|at\\ the\\ same\\ time|
    in\\ particular|in\\ fact|indeed|today|
    (?:at|in|on|for|by|with|to|from|of|during|after|before|under|through|since|among)"""
_PRONOUNS = """it|its|itself|they|their|theirs|them|he|his|him|she|hers?|this|that|these|those|such|
    both|neither|either|the\\ (?:former|latter|same|other|two|pair|three)|another|others|
    (?:some|many|most|all|one|each|none)\\ of\\ (?:them|these|those)"""
_NOUNS = """event|meeting|talks?|summit|forum|session|dialogue|discussions?|visit|trip|conference|
    move|decision|plan|agreement|deal|accord|pact|statement|announcement|report|document|letter|law|
    bill|measures?|proposal|program(?:me)?|project|effort|initiative|mission|launch|test|exercise|
    company|firm|organi[sz]ation|agency|institute|group|team|unit|countries|sides|nations|parties|
    ministers|leaders|officials|spokes(?:man|woman|person)|authors?|study|survey|results?|findings|
    system|device|process|problem|term|concept|crisis|war|battle|attack|incident|accident|vote"""
_LEANING = re.compile(
    rf"""
    [\W_]*
    (?:(?:{_JOINING})\b,?\s+)*
    (?: (?:{_PRONOUNS})\b(?!['’]s\s+why)
      | the\ (?:(?:new|same|first|second|two|three|latest|joint|whole|entire)\ )?(?:{_NOUNS})\b
        (?! ['’]s | \s+(?:of|that|which|who|between|on|for|in|to|by|from) | \s+(?-i:[A-Z]) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Return whether a sentence opens with words that the one before explains."""
    return _LEANING.match(sentence) is not None
