"""The real client, logged in to the local Discord: what people say, and what reaches them."""

import pytest

from bot.chat import limits
from bot.chat.layout import SHOWN_QUESTION, TITLE
from bot.commands import LISTS, Command
from bot.sandbox import messages

ANSWER = (
    "Anna walked.\n\n"
    "> **Anna \\*walked\\*** to Bern on 3 May.\n"
    "-# [A walk](<https://example.org/walk>) · The Daily\\_Walker · May 2020 (inferred)"
    " · paragraph 2\n"
    "\n"
    "Read *wlaked* as *walked*."
)


async def ask(person, bot, way, question):
    """Ask in one of the ways that people have."""
    word, _, rest = question.partition(" ")
    match way:
        case "prefix":
            await person.says(f"!{question}")
        case "mention":
            await person.says(f"{bot.mention} {question}")
        case "mention with a prefix":
            await person.says(f"{bot.mention} !{question}")
        case "slash":
            await person.slash(word, question=rest)
        case "slash ask":
            await person.slash("ask", question=question)
        case "slash directly":
            await person.slash(word, question=rest, channel="@bot")
        case "directly":
            await person.messages_bot(question)
        case "directly with a prefix":
            await person.messages_bot(f"!{question}")
    return await bot.reply()


WAYS = [
    "prefix",
    "mention",
    "mention with a prefix",
    "slash",
    "slash ask",
    "slash directly",
    "directly",
    "directly with a prefix",
]


@pytest.mark.parametrize("way", WAYS)
async def test_the_same_words_come_whichever_way_one_asks(bot, ana, way):
    reply = await ask(ana, bot, way, "who walked")
    assert TITLE.sub("", reply.content) == ANSWER
    assert reply.embeds == []
    assert reply.allowed_mentions == {"parse": []}
    assert not reply.is_ephemeral


async def test_an_answer_replies_to_its_question_without_a_ping(bot, ana):
    asked = await ana.says("!who walked")
    reply = await bot.reply()
    assert reply.replies_to == asked.id
    assert reply.raw["mentions"] == []
    assert reply.content == ANSWER


async def test_what_was_asked_of_a_command_is_shown_escaped(bot, ana):
    await ana.slash("who", question="*walked* @everyone https://x.org")
    reply = await bot.reply()
    assert reply.content.startswith("**/who \\*walked\\* \\@everyone https\\://x.org**\n\n")


async def test_a_refusal_is_no_error(bot, ana):
    await ana.says("!what pizza")
    reply = await bot.reply()
    assert (
        reply.content
        == "I couldn't match those words to the sources; “topics” lists what they cover."
    )


async def test_a_question_that_is_too_long_is_said_to_be(bot, ana):
    await ana.says("!ask long")
    said = "That is longer than the 4,000 characters I read; ask in a sentence or two."
    assert (await bot.reply()).content == said


@pytest.mark.parametrize(
    "said", ["who walked", "!play a song", "!", "!list", "/who walked", "<@1> who walked", "hi all"]
)
async def test_what_is_not_for_the_bot_gets_silence(bot, ana, said):
    await ana.says(said)
    await bot.no_reply()


async def test_another_bot_gets_no_answer(sandbox, bot):
    channel = sandbox.world.channel_named("general")
    body = {"content": "!who walked"}
    messages.post(sandbox.world, messages.Draft(channel, sandbox.world.bot("Other"), body))
    await bot.no_reply()


async def test_a_mention_alone_gets_help(bot, ana):
    await ana.says(bot.mention)
    assert "who walked to Bern?" in (await bot.reply()).text


async def test_a_reply_to_the_bot_is_for_the_bot(bot, ana):
    await ana.says("!who walked")
    first = await bot.reply()
    await ana.says("how far", reply_to=first, ping=False)
    assert (await bot.reply()).content == "The source gives no distance."


async def test_a_reply_to_somebody_else_is_not(sandbox, bot, ana):
    said = await sandbox.person("Ben").says("hello")
    body = {"content": "who walked", "message_reference": {"message_id": said.id}}
    messages.post(sandbox.world, messages.Draft(said.channel, ana.user, body))
    await bot.no_reply()


@pytest.mark.parametrize("command", ["topics", "sources", "help"])
async def test_lists_come_by_prefix_for_all_and_by_slash_for_the_asker(bot, ana, command):
    await ana.says(f"!{command}")
    by_prefix = await bot.reply()
    await ana.slash(command)
    by_slash = await bot.reply()
    assert by_slash.content == by_prefix.content
    assert by_slash.is_ephemeral


@pytest.mark.usefixtures("bot")
async def test_autocomplete_offers_questions_of_the_commands_kind_first(ana):
    who, when = "who walked to Bern?", "when did Anna walk?"
    assert await ana.types("who", question="wal") == [who, when]
    assert await ana.types("when", question="") == [when, who]
    assert await ana.types("when", question="who wal") == [who]
    assert await ana.types("ask", question="") == [who, when]
    assert await ana.types("why", question="Anna") == ["when did Anna walk?"]
    assert await ana.types("why", question="zzz") == []


async def test_an_offered_question_can_be_asked_under_any_command(bot, ana):
    await ana.slash("what", question="who walked")
    reply = await bot.reply()
    assert reply.content == f"**/what who walked**\n\n{ANSWER}"


async def test_a_question_that_was_never_offered_is_answered_too(bot, ana):
    await ana.slash("who", question="x" * 5000)
    assert len((await bot.reply()).content.partition("\n")[0]) < 2 * SHOWN_QUESTION


async def test_commands_are_there_for_servers_and_users_everywhere(bot):
    commands = await bot.commands()
    names = {each.value for each in Command} | {"Find the source"}
    assert {command["name"] for command in commands} == names
    assert all(command["contexts"] == [0, 1, 2] for command in commands)
    assert all(command["integration_types"] == [0, 1] for command in commands)
    assert all(len(command["description"]) <= limits.DESCRIPTION for command in commands)


@pytest.mark.parametrize(("way", "head"), [("prefix", ""), ("slash", "**/who walked**\n\n")])
async def test_what_is_said_is_text_of_its_own_and_no_link_has_a_preview(
    sandbox, running, ana, way, head
):
    sandbox.deny("embed_links")  # is of no use to it
    async with running() as bot:
        reply = await ask(ana, bot, way, "who walked")
    assert reply.embeds == []
    assert reply.content == head + ANSWER
    assert "[A walk](<https://example.org/walk>)" in ANSWER
    assert reply.raw["flags"] & 1 << 2  # no previews


@pytest.mark.parametrize("command", list(Command))
async def test_every_command_can_be_private_or_not(bot, ana, command):
    options = {"question": "walked"} if command not in LISTS else {}
    await ana.slash(command, options={**options, "private": True})
    reply = await bot.reply()
    assert reply.is_ephemeral
    assert "Delete" not in reply.text
    await ana.slash(command, options={**options, "private": False})
    reply = await bot.reply()
    assert not reply.is_ephemeral
    assert "Delete" in reply.text
