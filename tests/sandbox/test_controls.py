"""Buttons, menus, forms and context menus as people use them, and what a client refuses."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bot.sandbox.errors import NoReplyError, SandboxError
from bot.sandbox.shapes import interaction_json

CHAT_INPUT, CONTEXT_MENU, REPLY = 20, 23, 19


@pytest_asyncio.fixture(loop_scope="session")
async def parts(bot, ana):
    await ana.says("!parts")
    return await bot.reply()


async def test_a_pressed_button_changes_its_message(bot, ana, parts):
    await ana.presses(parts, "Press")
    changed = await bot.reply()
    assert (changed.id, changed.content, changed.components) == (parts.id, "pressed", [])


async def test_a_menu_answers_for_the_eyes_of_who_picked(bot, ana, parts, sandbox):
    await ana.selects(parts, "Pear")
    picked = await bot.reply()
    assert (picked.content, picked.is_ephemeral) == ("picked pear", True)
    assert (picked.raw["type"], picked.replies_to) == (REPLY, parts.id)
    assert picked.raw["interaction_metadata"]["interacted_message_id"] == parts.id
    assert ana.sees(picked.message)
    with pytest.raises(SandboxError, match="Ben cannot see"):
        await sandbox.person("Ben").presses(picked)


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (lambda ana, on: ana.presses(on, "Nothing"), "there are: Press, Ask, Off"),
        (lambda ana, on: ana.presses(on, "Off"), "'Off' is disabled"),
        (lambda ana, on: ana.selects(on, "plum"), "there are: Fig, Pear"),
        (lambda ana, on: ana.selects(on, "fig", "pear"), "takes 1 to 1 values"),
    ],
)
async def test_what_cannot_be_pressed_or_picked_is_refused(ana, parts, use, message):
    with pytest.raises(SandboxError, match=message):
        await use(ana, parts)


async def test_a_form_opens_from_a_command_and_from_a_button(bot, ana, parts):
    await ana.submits(await ana.slash("form"), Name="Ana")
    assert (await bot.reply()).content == "Ana: -"
    await ana.submits(await ana.presses(parts, "Ask"), Name="Ana", Note="hi")
    answer = await bot.reply()
    assert answer.content == "Ana: hi"
    metadata = answer.raw["interaction_metadata"]
    assert metadata["triggering_interaction_metadata"]["interacted_message_id"] == parts.id
    with pytest.raises(SandboxError, match="takes 0 to 5 letters"):
        await ana.submits(await ana.slash("form"), Name="Anastasia")
    with pytest.raises(SandboxError, match="not answered with a form"):
        await ana.submits(await ana.slash("ping"))


async def test_the_context_menu_of_a_message_and_of_a_user(bot, ana):
    said = await ana.says("quietly")
    await ana.uses("Shout", said)
    loud = await bot.reply()
    assert (loud.content, loud.raw["type"]) == ("QUIETLY", CONTEXT_MENU)
    assert loud.raw["interaction_metadata"]["target_message_id"] == said.id
    await ana.uses("Greet", bot.user)
    greeting = await bot.reply()
    assert greeting.content == f"hello {bot.mention}"
    assert greeting.raw["interaction_metadata"]["target_user"]["id"] == bot.user.id


async def test_among_people_only_commands_for_users_can_be_used(bot, ana, sandbox):
    sandbox.person("Ben")
    with pytest.raises(SandboxError, match="there are: chatty"):
        await ana.slash("ping", channel="@Ben")
    interaction = await ana.slash("chatty", channel="@Ben")
    said = [(await bot.reply()).content for _ in range(6)]
    assert said == list("012345")
    owners = interaction_json(interaction)["authorizing_integration_owners"]
    assert owners == {"1": ana.user.id}
    await bot.no_reply()
    (call, error), *_ = sandbox.refused
    assert (call, error.code) == ("POST /webhooks/{webhook_id}/{webhook_token}", 40094)


async def test_an_interactions_token_ends(bot, ana, sandbox):
    sandbox.world.token_life = -1
    await ana.slash("slow")
    with pytest.raises(NoReplyError):
        await bot.reply(within=0.3)
    assert sandbox.refused[0][1].code == 50027
