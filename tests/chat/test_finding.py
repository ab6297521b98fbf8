"""“Find the source” on anybody's message: borne out, excluded, or not in the sources."""

import re

import pytest

from bot.sandbox import messages

MENU = "Find the source"
SAID = (
    "Anna walked\nBen walked to Bern!\nAnna flew off with Ben.\nHe is a nice guy\n"
    "Who was it?\nlol\n"
)
QUOTE = "> **Anna \\*walked\\*** to Bern on 3 May.\n"


async def found(bot, person, message):
    await person.uses(MENU, message)
    return await bot.reply()


async def test_each_claim_of_anybodys_message_is_looked_up(sandbox, bot, ana):
    said = await sandbox.person("Ben").says(SAID)
    reply = await found(bot, ana, said)
    told = reply.content
    assert reply.is_ephemeral
    assert reply.allowed_mentions == {"parse": []}
    assert f"**Anna walked**\n✅ The sources bear this out:\n\n{QUOTE}" in told
    assert "**Ben walked to Bern!**\n❌ The sources say otherwise: Anna walked." in told
    assert "❔ Not in the sources. The sources don't say “with Ben”. The nearest thing" in told
    assert "**He is a nice guy**\n❔ Not in the sources." in told
    assert "Who was it" not in told
    assert "lol" not in told
    assert told.count(QUOTE) == 4
    assert [each["label"] for each in reply.components if each["type"] == 2] == ["In context"]


async def test_the_words_are_in_the_language_of_who_asks(sandbox, bot):
    ken = sandbox.person("Ken", locale="ja")
    reply = await found(bot, ken, await ken.says("Anna walked"))
    assert "✅ 情報源にそう書かれています：" in reply.content


async def test_it_works_where_messages_may_not_be_read(sandbox, running, ana):
    sandbox.allow_intents()
    async with running() as bot:
        reply = await found(bot, ana, await ana.says("Anna walked"))
        assert "✅" in reply.content


async def test_what_stands_in_an_embed_is_looked_up_too(sandbox, bot, ana):
    channel = sandbox.world.channel_named("general")
    body = {"embeds": [{"title": "News", "description": "Anna walked"}]}
    draft = messages.Draft(channel, sandbox.world.bot("Other"), body)
    reply = await found(bot, ana, messages.post(sandbox.world, draft))
    assert "✅" in reply.content


async def test_what_the_bot_itself_cites_is_no_claim(bot, ana):
    await ana.says("!who walked")
    reply = await found(bot, ana, await bot.reply())
    heads = re.findall(r"^\*\*(.+)\*\*\n[✅❌❔]", reply.content, re.MULTILINE)
    assert heads == ["Anna walked.", "Read wlaked as walked."]


@pytest.mark.parametrize("text", ["Who walked?", "lol", "👍"])
async def test_a_message_that_claims_nothing_is_said_to_be_so(bot, ana, text):
    reply = await found(bot, ana, await ana.says(text))
    assert reply.is_ephemeral
    assert reply.content.startswith("I find nothing in that message")


async def test_of_a_long_message_the_rest_is_named(bot, ana):
    said = await ana.says("\n".join(f"Anna walked {number} miles" for number in range(8)))
    told = (await found(bot, ana, said)).content
    assert told.count("❔") == 6
    assert told.endswith("for one message:\n- Anna walked 6 miles\n- Anna walked 7 miles")
