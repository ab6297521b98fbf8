import pytest

from bot.markup import line_of, strip_markup


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        ("<@1> who led the talks", "who led the talks"),
        ("who led <:thinking:123456789> the <a:x:1> talks?", "who led the talks?"),
        ("was <#12> it <@&3> </ask:4> <@!5>", "was it"),
        ("what happened <t:1689206400:D>", "what happened 2023-07-13"),
        ("<t:1689206400> <t:99999999999> <t:-1:R>", "2023-07-13"),
        ("a < b > c", "a < b > c"),
        ("**who** __led__ *the* ||talks||", "who __led__ the talks"),
        ("*Ito*'s `role`", "Ito's role"),
        ("```txt\nwho led\n```", "who led"),
        ("```who led```", "who led"),
        ("> who led", "who led"),
        (">>> who led", "who led"),
        ("> Ito led the talks.\nwhen was that?", "when was that?"),
        ("when ~~who~~ was it", "when was it"),
        ("what does <https://example.org/a?b=1> say", "what does say"),
        ("https://example.org who led", "who led"),
        ("who led :sob: the talks", "who led the talks"),
        ("who led :D the talks xD ;P", "who led the talks"),
        ("~~who led~~", "who led"),
        ("at 10:30:15", "at 10:30:15"),
        ("WHO LED!!!1!", "WHO LED!!! !"),
        ("the top 1?", "the top 1?"),
        ("1 > 0", "1 > 0"),
        ("<@1>", ""),
    ],
)
def test_marks_and_ids_are_no_words_of_a_question(content, typed):
    assert line_of(content) == typed


def test_lines_stay_lines():
    assert strip_markup("hello\n**who** led") == "hello\nwho led"
    assert strip_markup("hello\nwho led") == "hello\nwho led"
