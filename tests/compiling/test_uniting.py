from pathlib import Path

import pytest

from bot.compiling.compile import run
from bot.factbase import load

NOTE = """\
source: {published: 2024-05}
entities:
  sun: {kind: organisation, name: National Sun Council, aliases: [NSC, sun people, reps], role: ""}
  stone: {kind: person, name: Gen. Paul Stone, aliases: [Stone, Paul], role: head of the NSC}
facts:
  - {id: met, subject: sun, quote: The National Sun Council met., asks: [who met]}
"""


@pytest.fixture
def join(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()

    def joined(**seeds):
        for name, text in seeds.items():
            ending = "yaml" if name.endswith("_note") else "txt"
            Path(f"seeds/{name.removesuffix('_note')}.{ending}").write_text(text)
        run(Path("seeds"), Path("knowledge"))
        return load(Path("seeds"), Path("knowledge"))

    return joined


NOTED = "The National Sun Council met. Gen. Paul Stone spoke.\n"


def test_a_found_name_takes_the_id_of_the_annotated_one(join):
    base = join(
        a=NOTED,
        a_note=NOTE.replace("2024-05", "{iso: 2024-05}"),
        b="Then Paul Stone left the NSC.\n",
    )
    assert base.facts["b-s001"].entities == ("stone", "sun")
    assert base.entities["stone"].role == "head of the NSC"
    assert base.entities["sun"].name == "National Sun Council"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("We asked Paul Brown of Oslo.\n", "stone"),  # another Paul
        ("The reps and the sun people left Oslo.\n", "sun"),  # no names
        ("It was the Northern Star Club.\n", "sun"),
        ("We saw the Stone Bridge in Oslo.\n", "stone"),
    ],
)
def test_what_only_resembles_an_annotated_name_is_another(join, text, key):
    base = join(a=NOTED, a_note=NOTE.replace("2024-05", "{iso: 2024-05}"), b=text)
    assert key not in base.facts["b-s001"].entities


def test_two_plain_sources_share_what_both_name(join):
    base = join(a="We saw the Tidal Forum in Oslo.\n", b="The Tidal Forum ended.\n")
    assert base.facts["a-s001"].entities == ("tidal-forum", "oslo")
    assert base.facts["b-s001"].entities == ("tidal-forum",)


def test_a_short_form_that_one_source_explains_is_known_in_the_other(join):
    base = join(a="The National Sun Council (NSC) met.\n", b="It was sold by the NSC.\n")
    assert base.facts["b-s001"].entities == ("national-sun-council",)


def test_a_name_that_two_sources_read_differently_is_one_kind(join):
    base = join(a="They sell the satellite Skylark.\n", b="We saw Skylark rise.\n")
    assert base.entities["skylark"].kind == "system"


def test_a_person_who_is_called_like_a_country_is_apart(join):
    base = join(a="It is in Jordan.\n", b="We met Mr. Jordan there.\n")
    assert base.entities["jordan"].kind == "country"
    assert base.entities["b/jordan"].kind == "person"
    assert base.facts["b-s001"].entities == ("b/jordan",)


def test_the_newer_source_has_the_last_word_on_a_role(join):
    base = join(
        a="Published: May 3, 2020\n\nAnna Roth, head of the mint, spoke.\n",
        b="Published: May 3, 2023\n\nAnna Roth, mayor of Oslo, spoke.\n",
    )
    assert base.entities["anna-roth"].role == "mayor of Oslo"
    assert base.sources["a"].published.iso == "2020-05-03"
    assert base.facts["a-s002"].source == "a"


def test_each_sentence_has_a_found_fact_beside_the_annotated_ones(join):
    base = join(a=NOTED, a_note=NOTE.replace("2024-05", "{iso: 2024-05}"))
    fact = base.facts["a-s002"]
    assert fact.by_rule
    assert fact.entities == ("stone",)
    assert fact.subject == "stone"
    assert not base.facts["a/met"].by_rule
    assert base.facts["a-s001"].by_rule
    assert base.facts["a-s001"].entities == ("sun",)


def note(*entities, facts="[]"):
    """Return an annotation that declares some entities."""
    lines = "\n".join(f"  {entity}" for entity in entities)
    return f"entities:\n{lines}\nfacts: {facts}\n"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (
            "Kamala Harris met Anna Roth in Oslo.",
            "harris: {kind: person, name: Vice President Kamala Harris}",
        ),
        ("The United States met Anna Roth in Oslo.", "us: {kind: country, name: United States}"),
        ("The U.S. met Anna Roth in Oslo.", "us: {kind: country, name: the United States}"),
        (
            "The Space Working Group met Anna Roth in Oslo.",  # which rules take for a body
            "swg: {kind: meeting, name: the Space Working Group}",
        ),
        (
            "The Government of Kenya met Anna Roth in Oslo.",
            "kenya: {kind: country, name: Kenya, aliases: [Government of Kenya]}",
        ),
        (
            "The Ministry of Economy, Trade and Industry met Anna Roth in Oslo.",
            'meti: {kind: organisation, name: "the Ministry of Economy, Trade and Industry"}',
        ),
        (
            "The People’s Republic of China met Anna Roth in Oslo.",  # no Republic of China
            "china: {kind: country, name: the People’s Republic of China}",
        ),
    ],
)
def test_what_is_annotated_is_known_under_one_id(join, text, entity):
    key = entity.partition(":")[0]
    base = join(a=text, a_note=note(entity))
    assert base.facts["a-s001"].entities == (key, "anna-roth", "oslo")
    assert base.facts["a-s001"].subject == key


def test_another_spelling_of_a_country_within_a_name_is_the_same_name(join):
    text = "The United States-Japan Cyber Dialogue began in Oslo.\n"
    entity = "talks: {kind: meeting, name: the 9th Dialogue, aliases: [U.S.-Japan Cyber Dialogue]}"
    base = join(a=text, a_note=note(entity))
    assert base.facts["a-s001"].subject == "talks"


def test_a_topic_that_a_person_read_and_did_not_name_is_left_out(join):
    text = "They saw the Sun Council. Then came Skylark to Oslo. We like Skylark.\n"
    sun = "sun: {kind: organisation, name: the Sun Council}"
    facts = "[{id: f, subject: sun, quote: Then came}, {id: g, subject: sun, quote: We like}]"
    base = join(a=text, a_note=note(sun, facts=facts))
    assert sorted(base.entities) == ["oslo", "sun"]


def test_a_topic_of_a_sentence_that_nobody_quoted_stays(join):
    text = "They saw the Sun Council. Then came Skylark to Oslo. We like Skylark.\n"
    sun = "sun: {kind: organisation, name: the Sun Council}"
    facts = "[{id: f, subject: sun, quote: They saw}, {id: g, subject: sun, quote: Then came}]"
    assert "skylark" in join(a=text, a_note=note(sun, facts=facts)).entities


def test_a_topic_that_shares_a_word_with_an_annotated_name_stays(join):
    text = "They saw the Sun Council. Then came Sun Skylark to Oslo. We like Sun Skylark.\n"
    sun = "sun: {kind: organisation, name: the Sun Council}"
    facts = "[{id: f, subject: sun, quote: Then came}, {id: g, subject: sun, quote: We like}]"
    assert "sun-skylark" in join(a=text, a_note=note(sun, facts=facts)).entities


def test_what_is_only_made_of_annotated_names_is_none(join):
    text = "We met the Envoy to the United States Vinay Kwatra.\n"
    base = join(
        a=text,
        a_note=note(
            "us: {kind: country, name: the United States}",
            "kwatra: {kind: person, name: Vinay Kwatra}",
        ),
    )
    assert not [entity for entity in base.entities.values() if entity.kind == "topic"]
    assert {"us", "kwatra"} <= {*base.facts["a-s001"].entities}
