"""The words around a quote, in Japanese: the quote keeps its own language."""

import pytest

from bot.facts import Date, Entity
from bot.listing import word_topics
from bot.outcomes import Answer, Choices, Correction, Help, Message, Reason, Refusal, Reply
from bot.phrases import phrases_of
from bot.speaking import Speaker
from bot.terminal import lines
from bot.wording import word, word_failure


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2023-07-13", "2023年7月13日"), ("2022-10", "2022年10月"), ("2023", "2023年")],
)
def test_a_date_is_written_as_precisely_as_it_is_known(iso, words):
    assert phrases_of("ja").date(Date(iso)) == words


def test_an_answer_is_framed_in_japanese_around_a_quote_in_its_own_language(answers):
    outcome = answers.answer("who walked").outcome
    words = word(Reply("誰が", Answer("アンナです。", outcome.citations, ("walk",)), language="ja"))
    (quote,) = words.quotes
    assert words.text == "アンナです。"
    assert quote.quote == "Anna *walked* to Bern on 3 May."
    assert quote.origin == "The Daily_Walker · 2020年5月（推定） · 第2段落"
    assert words.notes == ()


def test_an_answer_without_words_lets_the_source_speak(answers):
    outcome = answers.answer("who walked").outcome
    words = word(Reply("誰", Answer("", outcome.citations, ("walk",)), language="ja"))
    assert words.text == "情報源にはこうあります："


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ((Date("2022-10", "last October"),), "2022年10月です。"),
        (
            (
                Entity("japan", "country", "Japan", ("日本",)),
                Entity("us", "country", "the United States", ("U.S.", "米国")),
            ),
            "日本、米国です。",
        ),
        ((Entity("ito", "person", "Ito"),), "情報源にはこうあります："),
        ((), "情報源にはこうあります："),
    ],
)
def test_what_is_told_in_no_japanese_is_what_fills_the_question_or_the_quote(answers, asked, text):
    cited = answers.answer("who walked").outcome.citations
    answer = Answer("Anna walked.", cited, ("walk",), asked=asked)
    assert word(Reply("誰", answer, language="ja")).text == text


def test_a_number_is_counted_as_the_language_counts():
    number = Message("number", {"count": 4, "kind": "country"})
    said = Message("first", {"words": "four countries"}, number)
    answer = Answer("Israel and others.", (), (), opening=(said,), texts={"ja": "四つです。"})
    assert word(Reply("q", answer)).text == "Four countries. Israel and others."
    assert word(Reply("何か国", answer, language="ja")).text == "4か国です。四つです。"


def test_what_was_inferred_is_said_without_a_reason_in_another_language():
    slots = {"words": "last week", "date": Date("2023-07-13"), "basis": "so it says"}
    answer = Answer("", (), (), (Message("read-as", slots),))
    words = word(Reply("q", answer, language="ja"))
    assert words.notes == ("「last week」は2023年7月13日と読みました（推定）。",)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            Reason.NOT_STATED,
            "ご質問に当たる文を情報源から見つけられませんでした。",
        ),
        (Reason.CONTRADICTED, "情報源には違うことが書かれています。"),
        (
            Reason.OFF_TOPIC,
            "ご質問の言葉を情報源の記述に結びつけられませんでした。「topics」で話題の一覧を表示します。",
        ),
        (Reason.UNREADABLE, "質問を読み取れませんでした。「help」で質問のしかたを表示します。"),
    ],
)
def test_a_refusal_gives_its_reason(reason, text):
    assert word(Reply("", Refusal(reason), language="ja")).text == text


def test_a_question_that_is_too_long_is_said_to_be():
    text = word(Reply("", Refusal(Reason.UNREADABLE, longest=4000), language="ja")).text
    assert text == "4,000文字を超える質問は読めません。一、二文で質問してください。"


def test_what_is_near_is_introduced():
    words = word(Reply("", Refusal(Reason.NOT_STATED, near=("いつですか",)), language="ja"))
    assert (words.near_lead, words.near) == ("たとえば、こう質問できます：", ("いつですか",))


def test_choices_ask_back():
    words = word(Reply("", Choices(("一", "二")), language="ja"))
    assert (words.text, words.items) == ("どちらの意味ですか。", ("一", "二"))


def test_a_correction_is_said():
    corrections = (Correction("レーモント", "レーモンド"),)
    reply = Reply("", Answer("はい。", (), ()), corrections, language="ja")
    shown = [line.plain() for line in lines(word(reply))]
    assert "“レーモント”を“レーモンド”と読みました。" in shown


def test_topics_and_failures():
    assert word_topics(("A",), language="ja").text == "質問できる話題："
    assert "X7" in word_failure("X7", language="ja")


class Greeted:
    def answer(self, typed, *, said=None):
        assert said is None
        return Reply(typed, Help(), language="ja")

    def suggest(self, _typed, *, facet=None, limit=25, language=""):
        assert language == "ja"
        return ("いつ来た？" if facet == "when" else "誰が歩いた？",)[:limit]

    def topics(self):
        return ("Anna",)


def test_help_gives_examples_in_japanese(base):
    _, words = Speaker(Greeted(), base).reply("こんにちは")
    assert set(words.near) == {"誰が歩いた？", "いつ来た？"}
    assert "Anna" in words.text
