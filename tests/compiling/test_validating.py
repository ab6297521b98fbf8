import pytest

from bot.compiling.validating import read
from bot.errors import AnnotationError, FaultsError
from bot.facts import Facet

WHOLE = """
source:
  title: A title
  publisher: A paper
  url: https://example.org/1
  language: en
  published: {iso: 2023-07, inferred: true, basis: why}
  updated: {iso: 2023-07-24, text: July 24}
entities:
  garrant:
    kind: person
    name: Lt. Gen. Philip A. Garrant
    aliases: [Garrant, NO]
    is: [general]
    side: us
    role: deputy chief
    gloss: One of two.
  us: {kind: country, name: United States}
facts:
  - id: leaders
    subject: us
    quote: led the U.S.
    says: garrant
    answer: He led.
    fills:
      who: {text: Garrant, kinds: [person], entities: [garrant]}
      how-many: {text: two, date: {iso: 2023}}
    asks: [who led]
    words: [boss]
  - {id: two, subject: us, quote: [one, two]}
gaps:
  - {id: gap, subject: us, facets: [where, how-long], kinds: [city], says: No., nearest: two,
     words: [town]}
"""


def test_the_whole_format_is_read():
    annotation, document = read(WHOLE, "s.yaml")
    assert annotation.entities["garrant"].hypernyms == ("general",)
    assert annotation.entities["garrant"].aliases == ("Garrant", "NO")
    assert [fact.quote for fact in annotation.facts] == [("led the U.S.",), ("one", "two")]
    assert list(annotation.facts[0].fills) == [Facet.WHO, Facet.HOW_MANY]
    assert annotation.gaps[0].facets == (Facet.WHERE, Facet.HOW_LONG)
    assert annotation.source.published.inferred
    assert document.place(("facts", 0, "quote")) == "s.yaml:22:12"
    assert not annotation.is_short


@pytest.mark.parametrize("text", ["", "# only a comment\n", "source: {title: x}"])
def test_every_part_may_be_left_out(text):
    annotation, _ = read(text, "s.yaml")
    assert annotation.facts == ()


@pytest.mark.parametrize(
    ("text", "place", "what", "remedy"),
    [
        ("fact: []", "s.yaml:1:1", "unknown key ‘fact’", "did you mean ‘facts’?"),
        ("source: {titel: x}", "s.yaml:1:10", "unknown key ‘titel’", "did you mean ‘title’?"),
        ("source: {q: x}", "s.yaml:1:10", "unknown key ‘q’", "known are: title, publisher"),
        (
            "facts:\n  - {id: a, subject: b, quoet: c}",
            "s.yaml:2:25",
            "unknown key ‘quoet’",
            "did you mean ‘quote’?",
        ),
        (
            "facts:\n  - {id: a, subject: b, quote: c, quoet: c}",
            "s.yaml:2:35",
            "unknown key ‘quoet’",
            "did you mean ‘quote’?",
        ),
        (
            "entities: {a: {kind: person, name: A, hypernyms: [b]}}",
            "s.yaml:1:39",
            "unknown key ‘hypernyms’",
            "known are: kind, name, aliases, is, side, role, gloss, stands-for, members",
        ),
        (
            "facts: [{s: 1, answer: b, whom: c}]",
            "s.yaml:1:27",
            "unknown key ‘whom’",
            "to whom it is done stands under ‘what’",
        ),
        (
            "entities: {Anna: {aliases: Keller, the walker}}",
            "s.yaml:1:36",
            "a comma parts ‘the walker’ from the text before it",
            "part names by semicolons, or put the whole text in quotes",
        ),
        ("facts: [{id: a, subject: b}]", "s.yaml:1:9", "‘quote’ is missing", "add quote: …"),
        ("facts: [{s: twelve}]", "s.yaml:1:13", "‘twelve’ is no number of a sentence", "prints"),
        ("gaps: [{id: a, subject: b}]", "s.yaml:1:8", "‘says’ is missing", "as one line"),
        (
            "gaps: [{id: a, subject: b, facets: [who], says: a, or b}]",
            "s.yaml:1:52",
            "a comma parts ‘or b’ from the text before it",
            "put the whole text in quotes",
        ),
        (
            "entities: {a: {kind: persn, name: A}}",
            "s.yaml:1:22",
            "unknown kind ‘persn’",
            "did you mean ‘person’?",
        ),
        (
            "entities: {A b: {kind: person, name: A}}",
            "s.yaml:1:12",
            "‘A b’ cannot be an id",
            "use a-z, 0-9 and hyphens",
        ),
        (
            "facts: [{id: a, subject: b, quote: c, fills: {whom: {text: x}}}]",
            "s.yaml:1:47",
            "unknown facet ‘whom’",
            "did you mean ‘who’?",
        ),
        (
            "facts: [{id: a, subject: b, quote: c, fills: {who: {text: x, kind: y}}}]",
            "s.yaml:1:62",
            "unknown key ‘kind’",
            "did you mean ‘kinds’?",
        ),
        (
            "source: {published: {iso: 2023-02-30}}",
            "s.yaml:1:27",
            "‘2023-02-30’ is an impossible date: day is out of range for month",
            "look the day up again",
        ),
        ("source: {published: {iso: 2023-13}}", "s.yaml:1:27", "impossible date: month", "look"),
        ("source: {published: {iso: 13 July}}", "s.yaml:1:27", "‘13 July’ is no date", "YYYY-MM"),
        ("source: {published: {iso: 2023-7-1}}", "s.yaml:1:27", "is no date", "YYYY-MM-DD"),
        (
            "source: {published: {iso: 2023, inferred: yes}}",
            "s.yaml:1:43",
            "‘yes’ is neither true nor false",
            "write true or false",
        ),
        ("facts: [{id: a, subject: b, quote: []}]", "s.yaml:1:36", "‘quote’ is empty", "write it"),
        ("facts: [{id: a, subject: b, quote: {c: d}}]", "s.yaml:1:36", "‘quote’ must be", "README"),
        ("facts: {a: b}", "s.yaml:1:8", "‘facts’ must be a list (lines", "README"),
        ("facts:", "s.yaml:1:7", "‘facts’ must be a list", "README"),
        ("- a", "s.yaml:1:1", "‘the file’ must be keys with values, not a list", "README"),
        ("just words", "s.yaml:1:1", "not the text ‘just words’", "README"),
        ("gaps: [{id: a, subject: b, says: c, facets: []}]", "s.yaml:1:45", "is empty", "write"),
    ],
)
def test_a_fault_names_its_place_and_remedy(text, place, what, remedy):
    with pytest.raises(FaultsError) as caught:
        read(text, "s.yaml")
    fault = caught.value.faults[0]
    assert isinstance(fault, AnnotationError)
    assert fault.place == place
    assert what in fault.what
    assert remedy in fault.remedy


def test_all_faults_are_reported_at_once_in_the_order_of_their_places():
    text = WHOLE.replace("kind: person", "kind: persn").replace("iso: 2023}", "iso: 20235}")
    with pytest.raises(FaultsError) as caught:
        read(text.replace("quote: led", "qoute: led"), "s.yaml")
    assert [fault.place for fault in caught.value.faults] == [
        "s.yaml:11:11",
        "s.yaml:22:5",
        "s.yaml:27:41",
    ]


def test_a_key_that_a_no_break_space_indents_says_so():
    with pytest.raises(FaultsError) as caught:
        read("facts:\n- quote: a\n\u00a0\u00a0answer: b\n", "s.yaml")
    [fault] = caught.value.faults
    assert (fault.place, fault.remedy) == ("s.yaml:3:1", "indent with spaces")


def test_a_number_sign_within_a_text_is_part_of_it():
    annotation, _ = read("facts:\n- quote: a\n  answer: Anna Keller #1 walked\n", "s.yaml")
    assert annotation.facts[0].answer == "Anna Keller #1 walked"
