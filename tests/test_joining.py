"""What of several sources is one thing, and what only reads alike."""

import pytest

from bot.facts import Entity, Facet, Fact, Fill, Gap, Source, Span
from bot.joining import join
from bot.parts import Part


def made(source, *entities, bare=None, borrowed=None, **known):
    named = {entity.id: entity for entity in entities}
    return Part(
        Source(source, f"{source}.txt", "", "", source, **known),
        named,
        {},
        bare=bare or {},
        borrowed=borrowed or {},
    )


def person(name, *aliases, key="p"):
    return Entity(key, "person", name, aliases)


def body(name, *aliases, key="o", kind="organisation", side=""):
    return Entity(key, kind, name, aliases, side=side)


JAPAN = Entity("japan", "country", "Japan", ("Japanese", "Tokyo"))
FRANCE = Entity("france", "country", "France", ("French", "Paris"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (JAPAN, Entity("nippon", "country", "Japan")),
        (
            Entity("us", "country", "the United States", ("U.S.", "America")),
            Entity("usa", "country", "United States"),
        ),
        (
            Entity("us", "country", "the United States", ("U.S.", "America")),
            Entity("america", "country", "America"),
        ),
        (person("Joe Biden", "Biden", "President Biden"), person("President Biden")),
        (body("National Sun Council", "NSC"), body("NSC", kind="topic")),
        (body("NASA"), body("the National Aeronautics and Space Administration", "NASA")),
        (body("Space Command", kind="unit"), body("the Space Command")),
        (body("the Tidal Forum", kind="meeting"), body("Tidal Forum", kind="topic")),
        (body("日本", kind="topic"), body("日本", kind="topic")),
        (body("the 2+2", kind="meeting"), body("2+2", kind="meeting")),
    ],
)
def test_what_names_say_is_one_thing(one, other):
    base = join([made("a", one), made("b", other)])
    assert list(base.entities) == [one.id]
    base = join([made("b", one), made("a", other)])
    assert list(base.entities) == [other.id]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("talks", kind="meeting"), body("talks", kind="meeting")),
        (body("the meeting", kind="meeting"), body("the meeting", kind="meeting")),
        (body("the Dialogue on Space", "dialogue", kind="meeting"), body("dialogue", kind="topic")),
        (
            body("the Cyber Dialogue", "Dialogue", kind="meeting"),
            body("the Dialogue", kind="meeting"),
        ),
        (person("Jordan"), Entity("jordan", "country", "Jordan")),
        (
            Entity("us", "country", "the United States", ("Washington",)),
            body("Washington", kind="place"),
        ),
        (person("Paul Stone", "Paul", "Stone"), person("Paul")),
        (person("Gen. Stone"), person("Mr. Stone")),
        (person("Gen. Paul Stone", "general", "he"), body("general", kind="role")),
        (body("the Set", "SET"), body("set")),
        (body("the Ministry of Defense", key="m"), body("the Ministry of Defence", key="m")),
    ],
)
def test_what_only_reads_alike_is_two_things(one, other):
    base = join([made("a", one), made("b", other)])
    assert len(base.entities) == 2


def test_a_rank_makes_nobody_another():
    one = made("a", person("Gen. James Dickinson"), bare={"p": "james dickinson"})
    base = join([one, made("b", person("James Dickinson", key="jim"))])
    assert [entity.name for entity in base.entities.values()] == ["James Dickinson"]
    assert base.entities["p"].aliases == ("Gen. James Dickinson",)


def test_the_same_name_on_the_sides_of_two_countries_is_two_things():
    ours = body("the Ministry of Defense", side="japan")
    theirs = body("the Ministry of Defense", side="france")
    base = join([made("a", JAPAN, ours), made("b", FRANCE, theirs), made("c", JAPAN, ours)])
    assert {key: entity.side for key, entity in base.entities.items() if entity.side} == {
        "o": "japan",
        "b/o": "france",
    }


def test_a_short_form_of_two_things_is_neithers():
    sun, star = body("National Sun Council", "NSC"), body("Northern Star Club", "NSC")
    base = join([made("a", sun), made("b", star), made("c", body("NSC"))])
    assert len(base.entities) == 3


def test_two_of_one_source_stay_two():
    one = made("a", body("the Forum", key="f"), body("Forum", key="g"))
    assert list(join([one, made("b", body("the Forum"))]).entities) == ["f", "g"]


def test_all_that_refers_to_a_thing_follows_it():
    talks = body("the talks", kind="meeting", key="talks", side="japan")
    nippon = Entity("nippon", "country", "Japan")
    mine = body("the talks", kind="meeting", key="talks", side="nippon")
    fact = Fact("who", "b", (Span(0, 1),), "talks", says="nippon", entities=("talks", "nippon"))
    fact.fills[Facet.WHO] = Fill("Japan", entities=("nippon",))
    rule = Fact("b-s001", "b", (Span(0, 1),), "nippon", entities=("nippon",), by_rule=True)
    part = made("b", mine, nippon)
    part.facts.update({"who": fact, "b-s001": rule})
    gap = Gap("where", "b", "talks", (Facet.WHERE,), "No.", nearest="who")
    last = made("c", borrowed={"talks": "b"})
    last.facts["c-s001"] = Fact("c-s001", "c", (Span(0, 1),), "talks", by_rule=True)
    parts = [last, Part(part.source, part.entities, part.facts, (gap,)), made("a", JAPAN, talks)]
    base = join(parts)
    assert list(base.entities) == ["b/talks", "japan", "talks"]
    assert base.entities["b/talks"].side == "japan"
    assert list(base.facts) == ["b-s001", "b/who", "c-s001"]
    who = base.facts["b/who"]
    assert (who.id, who.subject, who.says) == ("b/who", "b/talks", "japan")
    assert (who.entities, who.fills[Facet.WHO].entities) == (("b/talks", "japan"), ("japan",))
    assert (base.facts["b-s001"].id, base.facts["b-s001"].subject) == ("b-s001", "japan")
    assert base.facts["c-s001"].subject == "b/talks"
    assert (base.gaps[0].id, base.gaps[0].subject) == ("b/where", "b/talks")
    assert base.gaps[0].nearest == "b/who"
