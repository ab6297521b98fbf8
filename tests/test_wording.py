import json

import pytest

from bot.facts import Citation, Date
from bot.jsonable import as_json
from bot.listing import word_sources, word_topics
from bot.outcomes import Answer, Basis, Candidate, Choices, Correction, Help, Reason, Refusal, Reply
from bot.phrases import phrases_of
from bot.speaking import Speaker
from bot.wording import (
    Guide,
    word,
    word_failure,
)

PLACE_OF_WALK = ("walk", "walk.txt", 2, 7, 38)


@pytest.fixture
def citation(base):
    source = base.sources["walk"]
    span = source.sentences[1].span
    return Citation(source, span, source.text[span.start : span.end], 2)


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2023-07-13", "July 13, 2023"), ("2022-10", "October 2022"), ("2023", "2023")],
)
def test_a_date_is_written_as_precisely_as_it_is_known(iso, words):
    assert phrases_of("en").date(Date(iso)) == words


def test_an_answer_has_its_quote_its_source_and_what_was_corrected(answers):
    words = word(answers.answer("who walked"))
    (quote,) = words.quotes
    assert words.text == "Anna walked."
    assert quote.quote == "Anna *walked* to Bern on 3 May."
    assert quote.title == "A walk"
    assert quote.origin == ("The Daily_Walker · May 2020 (inferred) · paragraph 2")
    assert quote.url == "https://example.org/walk"
    assert words.notes == ()
    assert words.corrections == (Correction("wlaked", "walked"),)


def test_an_answer_without_words_of_ours_lets_the_source_speak(answers):
    assert word(answers.answer("found by rule")).text == "The source says:"


def test_a_source_s_inferred_date_is_marked_and_needs_no_note(citation):
    words = word(Reply("q", Answer("A", (citation, citation), ("walk",))))
    assert words.notes == ()
    assert "May 2020 (inferred)" in words.quotes[0].origin


def test_what_the_question_adds_is_named(citation):
    words = word(Reply("q", Answer("A", (citation,), ("walk",), unsaid="with her dog")))
    assert words.notes == ("The sources don't say “with her dog”.",)
    refusal = Refusal(Reason.NOT_STATED, unsaid="with her dog", about="it")
    assert word(Reply("q", refusal)).text == "The sources don't say “with her dog”."


def test_where_it_is_not_sure_the_closest_sentences_are_shown(citation):
    refusal = Refusal(Reason.UNSURE, nearest=citation, others=(citation,))
    words = word(Reply("q", refusal))
    assert words.text == "I'm not sure that the sources answer this. The closest:"
    assert len(words.quotes) == 2
    assert len(as_json(Reply("q", refusal), elapsed_ms=0, explain=False)["citations"]) == 2


def test_where_it_is_not_sure_the_likeliest_fact_is_told_and_called_unsure(citation):
    words = word(Reply("q", Refusal(Reason.UNSURE, says="Anna walked.", nearest=citation)))
    assert words.text == "I'm not sure that this answers it: Anna walked."


def test_beside_what_is_not_said_stands_what_is(citation):
    refused = Refusal(Reason.NOT_STATED, unsaid="in Oslo", says="Anna walked.", nearest=citation)
    words = word(Reply("q", refused))
    assert words.text == "The sources don't say “in Oslo”. What they do say: Anna walked."


def test_thanks_get_a_nod():
    assert (
        word(Reply("thanks", Help(is_nod=True))).text == "Any time. Ask me more whenever you like."
    )


@pytest.mark.parametrize(
    ("refusal", "text"),
    [
        (
            Refusal(Reason.NOT_STATED),
            "I couldn't match that to any sentence of the sources.",
        ),
        (
            Refusal(Reason.NOT_STATED, about="it"),
            "I couldn't match that about it to any sentence of the sources.",
        ),
        (Refusal(Reason.NOT_STATED, about="it", says="No place."), "No place."),
        (Refusal(Reason.CONTRADICTED), "The sources say otherwise."),
        (
            Refusal(Reason.OFF_TOPIC, about="pizza"),
            "I found nothing about pizza in the sources; “topics” lists what they cover.",
        ),
        (
            Refusal(Reason.UNREADABLE, about="%"),
            "I can't make out a question in that; “help” says how to ask.",
        ),
        (
            Refusal(Reason.UNREADABLE, longest=4000),
            "That is longer than the 4,000 characters I read; ask in a sentence or two.",
        ),
    ],
)
def test_a_refusal_says_what_the_sources_do_not_say(refusal, text):
    assert word(Reply("q", refusal)).text == text


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("about", ["", "that walk"])
def test_every_reason_has_its_sentence(reason, about):
    assert word(Reply("q", Refusal(reason, about=about))).text.endswith(".")


def test_what_comes_nearest_is_named_as_such(citation):
    words = word(Reply("q", Refusal(Reason.NOT_STATED, nearest=citation, near=("who?",))))
    assert (
        words.text == "I couldn't match that to any sentence of the sources."
        " The nearest thing in the sources:"
    )
    assert [quote.quote for quote in words.quotes] == [citation.quote]
    assert (words.near_lead, words.near) == ("You could ask:", ("who?",))


def test_what_the_sources_say_instead_is_named_as_such(citation):
    words = word(Reply("q", Refusal(Reason.CONTRADICTED, nearest=citation)))
    assert words.text == "The sources say otherwise. What the sources do say:"


def test_what_was_typed_cannot_steer_a_terminal():
    words = word(
        Reply("q", Refusal(Reason.OFF_TOPIC, about="\x1b[2J\u202ex"), (Correction("a\x07", "a"),))
    )
    assert (
        words.text == "I found nothing about  [2J x in the sources; “topics” lists what they cover."
    )
    assert words.corrections == (Correction("a ", "a"),)


def test_choices_are_readings_to_pick_from():
    words = word(Reply("q", Choices(("a?", "b?"))))
    assert (words.items, words.is_choice, words.near) == (("a?", "b?"), True, ())


def test_help_names_topics_examples_and_limits():
    words = word(Reply("", Help()), guide=Guide(("Anna", "Ben"), ("who walked?",)))
    assert "Among other things I know about Anna, Ben." in words.text
    assert "never guess" in words.text
    assert words.near == ("who walked?",)


def test_an_unknown_language_falls_back_to_english():
    assert word(Reply("q", Refusal(Reason.OFF_TOPIC), language="xx")).text.startswith("I couldn't")


def test_topics_and_sources_are_listed(base):
    assert word_topics(("Anna",)).items == ("Anna",)
    words = word_sources(base, {"walk": 1})
    (named,) = words.quotes
    assert (named.quote, named.title, named.url) == ("", "A walk", "https://example.org/walk")
    assert named.origin == ("The Daily_Walker · May 2020 (inferred) · updated May 4, 2020 · 1 fact")
    assert words.notes == ("May 2020 is inferred: Anna was born in 2000.",)


def test_a_failure_gives_a_reference_and_no_detail():
    assert "under ab12." in word_failure("ab12")


KEYS = "question outcome reason text citations facts corrections near elapsed_ms".split()


def test_json_has_the_contracts_keys_in_their_order(answers):
    reply = answers.answer("who walked")
    assert list(as_json(reply, elapsed_ms=0.1, explain=False)) == [*KEYS[:-1], "basis", KEYS[-1]]
    explained = list(as_json(reply, elapsed_ms=0.1, explain=True))
    assert explained == [*KEYS[:-1], "basis", "candidates", "trace", KEYS[-1]]


def test_json_tells_what_was_computed(answers):
    (cited, *_) = answers.answer("who walked").outcome.citations
    told, computed = (
        as_json(Reply("q", answer), elapsed_ms=0, explain=False)
        for answer in (Answer("A", (cited,), ()), Answer("A", (cited,), (), basis=Basis.COMPUTED))
    )
    assert (told["basis"], computed["basis"]) == ("quote", "computed")


def test_json_of_an_answer(answers):
    found = as_json(answers.answer("who walked"), elapsed_ms=0.12345, explain=False)
    (citation,) = found["citations"]
    assert list(citation) == ["source", "file", "paragraph", "start", "end", "quote"]
    assert tuple(citation.values())[:5] == PLACE_OF_WALK
    assert found["outcome"] == "answer"
    assert found["reason"] is None
    assert found["facts"] == ["walk"]
    assert found["corrections"] == [{"typed": "wlaked", "read": "walked"}]
    assert found["elapsed_ms"] == 0.123


def test_json_names_facts_as_their_annotations_do():
    reply = Reply("who", Answer("Anna.", (), ("walk/anna-walked", "walk-s002")))
    assert as_json(reply, elapsed_ms=1.0, explain=False)["facts"] == ["anna-walked", "walk-s002"]


def test_json_of_a_refusal_cites_the_nearest_and_asserts_no_fact(answers):
    found = as_json(answers.answer("did Ben walk"), elapsed_ms=0, explain=False)
    assert (found["outcome"], found["reason"]) == ("refusal", "contradicted")
    assert [c["file"] for c in found["citations"]] == ["walk.txt"]
    assert (found["facts"], found["near"]) == ([], ["who walked to Bern?"])


def test_json_of_choices_and_help(answers):
    found = as_json(answers.answer("which"), elapsed_ms=0, explain=False)
    assert (found["outcome"], found["near"]) == (
        "choices",
        ["who walked to Bern?", "who came too?"],
    )
    assert as_json(answers.answer(""), elapsed_ms=0, explain=False)["outcome"] == "help"


def test_json_of_candidates(base, citation):
    fact = base.facts["walk"]
    reply = Reply("q", Refusal(Reason.OFF_TOPIC), candidates=(Candidate(fact, citation, 0.5),))
    found = as_json(reply, elapsed_ms=0, explain=True)
    (candidate,) = found["candidates"]
    assert list(candidate) == ["file", "start", "end", "quote", "score"]
    assert json.dumps(found)


@pytest.mark.parametrize("typed", ["!topics", "/topics", "topics", " Topics? "])
def test_the_commands_that_list_are_answered_by_the_speaker(answers, base, typed):
    reply, words = Speaker(answers, base).reply(typed)
    assert reply == Reply(typed, Help())
    assert words.items == ("Anna", "Ben")


def test_a_greeting_gets_help_with_topics_and_examples(answers, base):
    _, words = Speaker(answers, base).reply("hello")
    assert "Anna, Ben" in words.text
    assert words.near[0] == "who walked to Bern?"
