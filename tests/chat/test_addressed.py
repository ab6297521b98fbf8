import pytest

from bot.chat.addressed import Heard, question_in

ME, ROLE, OTHER = 11, 22, 33


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        ("!who led the talks", "!who led the talks"),
        ("!hlep", "!hlep"),
        ("！who led", "!who led"),
        ("！誰が会談を率いたのか", "!誰が会談を率いたのか"),
        ("!topics", "!topics"),
        ("<@11> who led the talks", "who led the talks"),
        ("<@!11> who led", "who led"),
        ("who led the talks, <@11>?", "who led the talks, ?"),
        ("<@&22> who led", "who led"),
        ("<@11> !who led", "!who led"),
        ("<@11> /who led", "/who led"),
        ("<@11> !play", "!play"),
        ("<@11> **who** led ||the talks||", "who led the talks"),
        ("> Ito led.\n<@11> when?", "when?"),
        ("<@11>", ""),
        ("<@11> <:wave:1>", ""),
    ],
)
def test_a_prefix_or_a_mention_addresses_the_bot(content, typed):
    assert question_in(Heard(content), me=ME, my_role=ROLE) == typed


@pytest.mark.parametrize(
    "content",
    [
        "",
        "who led the talks",
        "!play some music",
        "!",
        "!!! look",
        "/who led",
        "<@33> who led",
        "<@&33> who led",
        "<@111> who led",
        "it was !who led",
    ],
)
def test_what_is_not_for_the_bot_gets_silence(content):
    assert question_in(Heard(content), me=ME, my_role=ROLE) is None


@pytest.mark.parametrize(
    ("content", "typed"),
    [("who led", "who led"), ("!play", "!play"), ("<@11>", ""), ("", None), ("<:a:1>", None)],
)
def test_all_words_of_a_direct_message_are_for_the_bot(content, typed):
    assert question_in(Heard(content, is_direct=True), me=ME) == typed


@pytest.mark.parametrize(
    ("content", "typed"),
    [("when was that?", "when was that?"), ("!who led", "!who led"), ("!play", None), ("", None)],
)
def test_a_reply_to_the_bot_is_for_the_bot(content, typed):
    assert question_in(Heard(content, is_reply_to_us=True), me=ME) == typed


@pytest.mark.parametrize(
    ("content", "typed"), [("!and Ben?", "!and Ben?"), ("!and", None), ("!play", None)]
)
def test_whoever_is_talking_to_the_bot_may_go_on(content, typed):
    assert question_in(Heard(content, is_talking=True), me=ME) == typed
    assert question_in(Heard(content), me=ME) is None


def test_without_a_role_of_its_own_no_role_is_the_bots():
    assert question_in(Heard("<@&22> who"), me=ME) is None
