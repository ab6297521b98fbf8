"""Commands, fixed sentences and buttons in the language in which somebody uses Discord."""

import re
from collections import Counter
from pathlib import Path

import discord
import pytest
from discord import app_commands

from bot.chat.layout import TITLE
from bot.chat.owning import reload_command
from bot.chat.rating import forget_command
from bot.chat.translating import Translator
from bot.commands import Command
from bot.outcomes import Answer, Message, Reply
from bot.phrases import FOLDER, phrases_of

LOCALES = ("ja", "ko", "pt-BR")
# https://discord.com/developers/docs/interactions/application-commands#application-command-object
NAME = re.compile(r"[-_'\w]{1,32}")
QUOTE = "> **Anna \\*walked\\*** to Bern on 3 May."


def parts_of(command):
    """A command and its options."""
    return [command, *command.get("options", [])]


async def test_names_and_descriptions_are_told_in_each_language(bot):
    commands = {each["name"]: each for each in await bot.commands()}
    for command in commands.values():
        for part in parts_of(command):
            assert set(part["name_localizations"]) == set(LOCALES), part["name"]
            if command["type"] == 1:
                assert set(part["description_localizations"]) == set(LOCALES), part["name"]
    who = commands["who"]
    assert who["name_localizations"] == {"ja": "誰", "ko": "누가", "pt-BR": "quem"}
    assert who["description_localizations"]["pt-BR"] == "Pergunte quem fez, liderou ou disse algo"
    assert commands["Find the source"]["name_localizations"]["ko"] == "출처 찾기"


@pytest.mark.parametrize("locale", LOCALES)
async def test_commands_that_not_every_bot_has_are_told_too(locale):
    async def nothing(*_):
        return None

    async with discord.Client(intents=discord.Intents.none()) as client:
        tree = app_commands.CommandTree(client)
        for command in (reload_command(nothing), forget_command(nothing)):
            told = await command.get_translated_payload(tree, Translator())
            assert told["name_localizations"][locale] != told["name"]
            assert told["description_localizations"][locale] != told["description"]


@pytest.mark.parametrize("language", ["en", "ja", "ko", "pt"])
def test_names_keep_discords_rules(language):
    keys = re.findall(
        r"^(name-[a-z-]+) =", (Path(str(FOLDER)) / f"{language}.ftl").read_text(), re.MULTILINE
    )
    names = {key.removeprefix("name-"): phrases_of(language)(key) for key in keys}
    assert set(names) > {command.value for command in Command}
    for name in names.values():
        assert NAME.fullmatch(name)
        assert name == name.lower()
    options = {names.pop(key) for key in ("question", "private", "about-topic")}
    assert len(options) == 3
    assert max(Counter(names.values()).values()) == 1
    if language == "en":
        assert {key for key, name in names.items() if key != name} == set()


def said(reply):
    """What stands below the question."""
    return TITLE.sub("", reply.content)


async def asked(bot, sandbox, locale, question="walked"):
    await sandbox.person("Kim", locale=locale).slash("who", question=question)
    return await bot.reply()


@pytest.mark.parametrize(
    ("locale", "button", "around"),
    [
        ("ko", "앞뒤 내용 보기", ("2번째 문단", "이렇게 고쳐 읽었습니다: *wlaked* → *walked*")),
        ("pt-BR", "Ver no contexto", ("parágrafo 2", "Li *wlaked* como *walked*.")),
        ("ja", "前後を読む", ("第2段落", "*wlaked*を*walked*と読みました。")),
    ],
)
async def test_what_is_fixed_is_in_the_askers_language(sandbox, bot, locale, button, around):
    reply = await asked(bot, sandbox, locale)
    told = reply.content
    assert said(reply).startswith("Anna walked.\n")  # no other words of it are known
    assert QUOTE in told
    assert all(words in told for words in around)
    assert button in reply.text


@pytest.mark.parametrize("locale", ["en-US", "de", "fr"])
async def test_in_other_languages_it_is_english_throughout(sandbox, bot, locale):
    reply = await asked(bot, sandbox, locale)
    assert "paragraph 2" in reply.content
    assert "In context" in reply.text


@pytest.mark.parametrize(
    ("locale", "opening"), [("ko", "네."), ("pt-BR", "Sim."), ("ja", "はい。")]
)
async def test_yes_is_said_in_the_askers_language(sandbox, bot, locale, opening):
    await sandbox.person("Kim", locale=locale).slash("ask", question="Anna walked, right")
    assert said(await bot.reply()).startswith(opening)


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("ko", "그 표현을 출처의 내용과 연결하지 못했습니다."),
        ("pt-BR", "Não consegui ligar essas palavras às fontes;"),
    ],
)
async def test_a_refusal_is_in_the_askers_language(sandbox, bot, locale, told):
    reply = await asked(bot, sandbox, locale, "eats pizza")
    assert said(reply).startswith(told)


async def test_a_question_keeps_its_own_language(sandbox, bot, answers, monkeypatch):
    walked = Answer("アンナです。", (), (), opening=(Message("yes"),))
    monkeypatch.setattr(answers, "answer", lambda typed, **_: Reply(typed, walked, language="ja"))
    reply = await asked(bot, sandbox, "ko", "アンナ")
    assert said(reply).startswith("はい。アンナです。")


@pytest.mark.parametrize(
    ("locale", "told"), [("ko", "제 쪽에서 문제가"), ("pt-BR", "Algo deu errado")]
)
async def test_what_broke_is_told_in_the_askers_language(sandbox, bot, locale, told):
    await sandbox.person("Kim", locale=locale).slash("ask", question="break")
    assert (await bot.reply()).content.startswith(told)


@pytest.mark.parametrize("command", ["topics", "sources", "overview", "about", "help"])
@pytest.mark.parametrize("locale", LOCALES)
async def test_lists_are_in_the_askers_language(sandbox, bot, command, locale):
    told = set()
    for each in (locale, "en-US"):
        await sandbox.person("Kim", locale=each).slash(command)
        told |= set((await bot.reply()).content.splitlines()[:1])
    assert len(told) == 2
