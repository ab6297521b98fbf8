import pytest

from bot.chat import limits
from bot.chat.buttons import Button
from bot.chat.layout import (
    SHOWN_QUESTION,
    Section,
    posts,
    posts_of_several,
    question_shown,
)
from bot.facts import Citation, Source, Span
from bot.listing import word_sources, word_topics
from bot.outcomes import Answer, Choices, Correction, Help, Message, Reason, Refusal, Reply
from bot.wording import Guide, word

ORIGIN = "The Daily\\_Walker · May 2020 (inferred) · paragraph 2"


def test_an_answer(answers):
    (post,) = posts(word(answers.answer("who walked")))
    assert post.text == (
        "Anna walked.\n\n"
        "> **Anna \\*walked\\*** to Bern on 3 May.\n"
        f"-# [A walk](<https://example.org/walk>) · {ORIGIN}\n"
        "\n"
        "Read *wlaked* as *walked*."
    )


def test_the_question_is_shown_where_it_would_not_be_seen(answers):
    (post,) = posts(word(answers.answer("who walked")), asked="/who *walked*\n@everyone")
    assert post.text.startswith("**/who \\*walked\\* \\@everyone**\n\nAnna walked.")
    assert question_shown(post.text) == "/who *walked* @everyone"
    (post,) = posts(word(answers.answer("who walked")))
    assert question_shown(post.text) == ""


@pytest.mark.parametrize("character", ["x", "*"])
def test_a_long_question_is_shown_as_far_as_two_lines_go(answers, character):
    (post,) = posts(word(answers.answer("who walked")), asked=character * 6000)
    title = post.text.partition("\n")[0]
    assert title.endswith("…**")
    assert len(title.replace("\\", "").strip("*")) <= SHOWN_QUESTION


def test_what_was_typed_is_escaped_before_it_is_echoed():
    refusal = Refusal(Reason.OFF_TOPIC, about="*@everyone* <@1> https://x.org")
    (post,) = posts(word(Reply("q", refusal, (Correction("~~a~~", "b"),))))
    assert post.text == (
        "I found nothing about \\*\\@everyone\\* \\<@1> https\\://x.org in the sources; “topics”"
        " lists what they cover.\n\n"
        "Read *\\~\\~a\\~\\~* as *b*."
    )


def test_what_a_reader_must_know_besides_is_one_line_of_small_print(answers):
    cited = answers.answer("who walked").outcome.citations[0]
    slots = {"words": "*May*", "date": "May 3", "basis": "so it says"}
    answer = Answer("A", (cited, cited), (), (Message("read-as", slots),), unsaid="one")
    words = word(Reply("q", answer, asked="!who?"), after="!who?")
    (post,) = posts(words)
    assert post.text.endswith(
        f"{ORIGIN}\n-# The sources don't say “one”. \\*May\\* is read as May 3: so it says.\n"
        "-# Taken with the question before: who?"
    )


def test_a_question_that_was_made_whole_is_told_as_it_was_taken(answers):
    cited = answers.answer("who walked").outcome.citations[0]
    words = word(Reply("Ben?", Answer("A", (cited,), ()), asked="did *Ben* walk"), after="!who?")
    (post,) = posts(words)
    assert post.text.endswith("-# Taken as: did \\*Ben\\* walk")


def test_what_a_button_has_on_it_is_not_listed_again():
    (post,) = posts(word(Reply("q", Choices(("who *led*?", "who spoke?")))))
    assert post.text == "Which of these do you mean?"
    (post,) = posts(word(Reply("q", Refusal(Reason.NOT_STATED, near=("who led?",)))))
    assert post.text == "I couldn't match that to any sentence of the sources.\n\nYou could ask:"


def test_a_question_too_long_for_a_label_is_listed_in_full():
    question = "who *led* " + "x" * 80
    (post,) = posts(word(Reply("q", Refusal(Reason.NOT_STATED, near=("who?", question)))))
    assert post.text.endswith(f"You could ask:\n- who \\*led\\* {'x' * 80}")


def test_the_buttons_stand_below_the_last_post(base):
    button = Button("ask:who?", "who?")
    shown = posts(long_answer(base, quotes=3, length=700), buttons=(button,))
    assert [post.buttons for post in shown] == [()] * (len(shown) - 1) + [(button,)]


def test_several_questions_stand_above_their_answers_and_those_left_are_named(answers):
    sections = [Section("who *walked*?", word(answers.answer("who walked")))] * 2
    (post,) = posts_of_several(sections, left=("and *why*?",))
    assert post.text.count("**who \\*walked\\*?**\nAnna walked.\n\n> **Anna") == 2
    assert post.text.endswith("at a time. Still to ask:\n- and \\*why\\*?")


def test_help_topics_and_sources(base):
    (post,) = posts(word(Reply("", Help()), guide=Guide(("Anna",), ("who walked?",))))
    assert post.text.endswith("For example:")
    (post,) = posts(word_topics(("Anna", "Ben")))
    assert post.text == "You can ask about:\n\n- Anna\n- Ben"
    (post,) = posts(word_sources(base, {"walk": 1}))
    assert "- [A walk](<https://example.org/walk>) · The Daily\\_Walker · May 2020" in post.text


def long_answer(base, quotes, length):
    source = base.sources["walk"]
    source = Source("long", "long.txt", "", "*" * length, source.title, url=source.url)
    cited = Citation(source, Span(0, length), source.text, 1, (Span(0, length),))
    return word(Reply("q", Answer("x" * 1500, (cited,) * quotes, ())))


def test_three_quotes_of_the_longest_kind_stay_whole(base):
    shown = posts(long_answer(base, quotes=3, length=700), asked="who?")
    assert all(len(post.text) <= limits.CONTENT for post in shown)
    whole = "> **" + "\\*" * 700 + "**\n"
    assert sum(post.text.count(whole) for post in shown) == 3
    assert [post.text.count("who?") for post in shown] == [1] + [0] * (len(shown) - 1)


def test_a_list_longer_than_a_page_tells_what_shows_the_next():
    topics = tuple(f"topic {number}" for number in range(1000))
    (post,) = posts(word_topics(topics, page=2))
    assert post.text.count("- topic") == 20
    assert "- topic 20\n" in post.text
    assert "-# These are 21 to 40 of 1,000. “topics 3” shows the next." in post.text
    (post,) = posts(word_topics(topics, page=99))
    assert "- topic 999\n\n-# These are 981 to 1,000 of 1,000." in post.text


def test_words_longer_than_a_message_go_on_in_the_next():
    shown = posts(word_topics(tuple("x" * 300 for _ in range(20))))
    assert len(shown) > 1
    assert sum(post.text.count("- x") for post in shown) == 20
