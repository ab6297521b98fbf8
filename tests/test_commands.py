import pytest

from bot.commands import Command, command_of, is_ours, orders, remarks


@pytest.mark.parametrize(
    "text",
    [
        "who led the talks",
        "WHO led the talks",
        "who's Garrant",
        "whos Garrant",
        "what’s the 2+2",
        "when?",
        "which countries",
        "ask where were they",
        "is Garrant a general",
        "list the countries",
        "topics",
        "sources",
        "help",
        "hlep",
        "wehre were the talks",
        "waht is SET",
        "hwo led the talks",
        "wich countries",
        "topic",
        "誰が協議を率いましたか",
        "SETはいつ？",
        "いつ？",
        "誰が会談を率いたのか",
        "レイモンドはいつ日本を訪れましたか",
    ],
)
def test_a_question_a_command_and_a_slip_for_one_are_ours(text):
    assert is_ours(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "!",
        "!!",
        "?",
        "play some music",
        "おみくじ",
        "way to go",
        "hi",
        "whoa",
        "then",
        "that is good",
        "there",
        "kelp",
        "rank",
        "ban @somebody",
        "list",
        "is",
        "give",
        "1",
        "hey who led the talks",
        "as",
        "h",
        "再生",
        "🎲🎲🎲🎲🎲🎲",
    ],
)
def test_what_another_bot_may_mean_is_not_ours(text):
    assert not is_ours(text)


@pytest.mark.parametrize("word", ["kick", "mute", "warn", "tag", "quote", "roll", "poll", "8ball"])
def test_common_commands_of_other_bots_are_not_ours(word):
    assert not is_ours(word)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("!topics", Command.TOPICS),
        ("/sources", Command.SOURCES),
        ("!sources 12", Command.SOURCES),
        ("topics 2", Command.TOPICS),
        ("!sources 1234567", None),
        ("!help 2", None),
        ("Help!", Command.HELP),
        ("!help me with the talks", None),
        ("!who", None),
        ("topics of the talks", None),
        ("", None),
    ],
)
def test_only_a_bare_word_lists(typed, command):
    assert command_of(typed) is command


@pytest.mark.parametrize("text", ["list all", "show queue", "help music", "give coins", "name 5"])
def test_an_order_is_as_well_another_bots(text):
    assert orders(text)


@pytest.mark.parametrize("text", ["tell me more", "list them", "who led it", "did he visit", "hwo"])
def test_a_question_is_no_order(text):
    assert not orders(text)


@pytest.mark.parametrize("text", ["that is wrong", "haha nice", "good to know"])
def test_a_remark_asks_nothing(text):
    assert remarks(text)


@pytest.mark.parametrize("text", ["really", "and Ben", "go on", "who?", "source please"])
def test_what_goes_on_is_no_remark(text):
    assert not remarks(text)
