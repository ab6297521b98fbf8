"""The page in a real browser: asking, picking, pressing and reading, as people do."""

from __future__ import annotations

import asyncio
import os
import re
import shutil

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from bot.sandbox.server import Sandbox

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# closed networks and containers: no sandbox of its own, nothing fetched in the background
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chromium():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        reason = "no Chromium here: install it (Debian: apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium):
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(sandbox, bot, browser):
    """Open the page as the owner; no other host is asked, and nothing breaks the policy."""
    said = []
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(15_000)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(sandbox.address) or said.append(asked))
    await page.goto(sandbox.address)
    await expect(page.locator("#members")).to_contain_text(bot.user.name)
    yield page
    await page.close()
    assert said == []


@pytest.fixture
def log(page):
    return page.locator("#log")


async def types(page, text):
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")


async def test_a_question_is_typed_and_the_embed_is_read(page, log):
    await page.keyboard.type("!ping")  # the keyboard is where one writes, from the start
    await page.keyboard.press("Enter")
    answer = log.locator(".message", has_text="pong")
    await expect(answer.locator(".embed-title")).to_have_text("Pong")
    await expect(answer.locator(".embed strong")).to_have_text("yes")
    await expect(answer.locator(".reference")).to_contain_text("!ping")
    await expect(answer.locator(".head")).to_contain_text("PingAPP")


async def test_a_command_is_picked_and_completed_by_keyboard_alone(page, log):
    await page.keyboard.type("/fr")
    await expect(page.get_by_role("option")).to_contain_text(["/fruit"])
    await page.keyboard.press("Enter")
    await page.keyboard.type("p")
    await expect(page.get_by_role("option")).to_have_text(["Pear", "Plum"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").last).to_contain_text("a plum")
    await expect(log.locator(".reference").last).to_have_text(re.compile("used /fruit"))


async def test_options_and_their_faults(page, log):
    await page.keyboard.type("/numbers add ")
    await page.keyboard.type("2")
    await page.keyboard.press("Enter")  # b is missing: it is asked for
    await page.keyboard.type("three")
    await page.keyboard.press("Enter")
    await expect(page.locator("#notice")).to_contain_text("takes a number")
    await page.get_by_label("b: …").fill("3")  # the rest is kept
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").last).to_contain_text("5")


async def test_buttons_menus_and_forms_work(page, log):
    await types(page, "!parts")
    await page.get_by_role("button", name="Make a selection").click()
    await page.get_by_role("menuitem", name="Pear").click()
    picked = log.locator(".ephemeral", has_text="picked pear")
    await expect(picked).to_contain_text("Only you can see this")
    await picked.get_by_text("Dismiss message").click()
    await expect(picked).to_have_count(0)
    await page.get_by_role("button", name="Ask").click()
    await page.get_by_role("textbox", name="Name").last.fill("Ana")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").last).to_contain_text("Ana: -")
    await page.get_by_role("button", name="Press").click()
    await expect(log.get_by_text("pressed (edited)")).to_be_visible()
    await expect(log.get_by_role("button", name="Press", exact=True)).to_have_count(0)


async def test_right_click_apps_reply_edit_and_delete(page, log):
    await types(page, "quietly")
    await log.get_by_text("quietly").click(button="right")
    await page.get_by_role("menuitem", name="Apps").click()
    await page.get_by_role("menuitem", name="Shout").click()
    loud = log.locator(".message", has=page.get_by_text("QUIETLY", exact=True))
    await expect(loud).to_contain_text("used Shout")
    await page.get_by_label("Message", exact=True).press("ArrowUp")
    await page.keyboard.type("!")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").first).to_contain_text("(edited)")
    await loud.hover()
    await loud.get_by_role("button", name="Reply").click()
    await types(page, "thanks")
    await expect(log.locator(".message").last.locator(".reference")).to_contain_text("QUIETLY")
    await log.get_by_text("thanks").click()
    await page.keyboard.press("Enter")  # as all else, the menu opens without a mouse too
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(log.get_by_text("thanks")).to_have_count(0)


async def test_another_user_sees_what_is_for_all_and_no_more(page, log, sandbox, ana):
    await ana.slash("ping", text="secret")
    await ana.slash("ping", text="everybody")
    await expect(log.locator(".message")).to_have_count(1)
    await page.get_by_role("button", name="Switch to another user").click()
    await page.get_by_role("menuitem", name="Ana").click()
    await expect(page.locator(".account")).to_contain_text("Ana")
    await expect(log.locator(".message")).to_have_count(2)
    await page.get_by_role("button", name="Ping", exact=True).first.click()
    await types(page, "!ping")
    await expect(log.locator(".message").last).to_contain_text("pong")
    assert sandbox.world.direct_channel(ana.user, sandbox.world.bot("Ping")).messages


async def test_pictures_typing_and_what_is_unread_are_shown(page, log, ana):
    await types(page, "!file")
    picture = log.locator(".embed img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)")
    await ana.starts_typing()
    await expect(page.locator("#typing")).to_have_text("Ana is typing…")
    await ana.says("elsewhere", channel="other")
    await expect(page.locator(".channel.unread")).to_have_text("other")
    await page.keyboard.press("Alt+ArrowDown")
    await expect(log.get_by_text("elsewhere")).to_be_visible()
    await expect(page.locator(".channel.unread")).to_have_count(0)


async def test_text_is_never_markup(log, ana):
    await ana.says("<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) `<b>`")
    message = log.locator(".message").last
    await expect(message).to_contain_text("<img src=x onerror=alert(1)> bold")
    await expect(message.locator("strong")).to_have_text("bold")
    await expect(message.locator("img, a, b")).to_have_count(0)


async def test_it_fits_a_phone_and_trouble_can_be_made(page, log, sandbox):
    await page.set_viewport_size({"width": 360, "height": 640})
    await types(page, "!ping " + "x" * 300 + " !ping")
    await expect(log.locator(".message")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("document.querySelector('main').scrollWidth <= innerWidth")
    await page.get_by_role("button", name="Channels").click()
    await page.get_by_role("button", name="Make trouble").click()
    await page.get_by_role("menuitem", name="op 7").click()
    await sandbox.bot("Ping")
    await page.get_by_role("button", name="other", exact=True).click()
    await types(page, "!ping")
    await expect(log.locator(".message").last).to_contain_text("pong")


async def test_an_empty_channel_says_what_to_type(page, log):
    await expect(log).to_contain_text("Ask by mentioning the bot (@Ping …). Or type / for its")
    await log.get_by_role("button", name="/fruit").click()
    await page.keyboard.type("fig")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").last).to_contain_text("a fig")
    await expect(log).not_to_contain_text("Or type /")
    await page.get_by_role("button", name="Ping", exact=True).first.click()
    await expect(log).to_contain_text("Write to Ping as you would to a person.")


def composer(page):
    return page.get_by_label("Message", exact=True)


async def test_what_cannot_be_sent_stays_to_be_sent_again(page, log, sandbox):
    await composer(page).fill("!ping " + "x" * 1990)
    mentions = " @Ping"  # becomes longer when it is sent than the page lets one type
    await composer(page).evaluate("(box, more) => { box.value += more }", mentions)
    await page.keyboard.press("Enter")
    await expect(page.locator("#notice")).to_contain_text("Invalid Form Body")
    await expect(composer(page)).to_have_value("!ping " + "x" * 1990 + mentions)
    assert sandbox.world.channel_named("").messages == {}
    await types(page, "!ping")
    await expect(log.locator(".message").last).to_contain_text("pong")


async def test_without_the_sandbox_what_is_typed_stays(page):
    await page.evaluate(
        "Object.defineProperty(WebSocket.prototype, 'readyState', { get: () => WebSocket.CLOSED })"
    )
    await types(page, "!ping")
    await expect(page.locator("#notice")).to_contain_text("What you typed is kept")
    await expect(composer(page)).to_have_value("!ping")


async def test_another_sandbox_in_its_place_gets_what_is_typed(browser):
    async with Sandbox() as first:
        page = await browser.new_page()
        await page.goto(first.address)
        port = int(first.address.rsplit(":", 1)[1].strip("/"))
        await expect(composer(page)).to_have_attribute("placeholder", "Message #general")
        await page.keyboard.type("who led the talks")
    await expect(page.locator("#notice")).to_contain_text("Trying again")
    async with Sandbox(port=port, channels=("hall",)) as second:
        assert second.address == first.address
        await expect(composer(page)).to_have_attribute("placeholder", "Message #hall")
        await expect(composer(page)).to_have_value("who led the talks")
        await page.keyboard.press("Enter")
        await expect(page.locator("#log .message").last).to_contain_text("who led the talks")
    await page.close()


async def test_escape_loses_nothing_that_was_typed(page, log):
    await page.keyboard.type("/ping ")
    await page.get_by_role("button", name="+ text").click()
    await page.keyboard.type("who led the talks")
    await page.keyboard.press("Escape")
    await expect(composer(page)).to_have_value("/ping who led the talks")
    await page.keyboard.press("Escape")
    await expect(composer(page)).to_have_value("/ping who led the talks")
    await page.keyboard.type("?")  # goes on with the command
    await expect(page.get_by_label("text: …")).to_have_value("who led the talks?")
    await page.keyboard.press("Alt+ArrowDown")  # another channel, and back
    await expect(composer(page)).to_have_value("")
    await page.keyboard.press("Alt+ArrowUp")
    await expect(composer(page)).to_have_value("/ping who led the talks?")
    await composer(page).fill("")
    await types(page, "first")
    await expect(log.get_by_text("first")).to_be_visible()
    await composer(page).press("ArrowUp")
    await page.keyboard.type(" and second")
    await page.keyboard.press("Escape")
    await expect(log.locator(".message").last).to_have_text(re.compile("first$"))
    await composer(page).press("ArrowUp")
    await expect(page.get_by_label("Edit the message")).to_have_value("first and second")


async def test_a_change_is_not_lost_to_a_message_that_comes(page, log, ana):
    await types(page, "first")
    await expect(log.get_by_text("first")).to_be_visible()
    await composer(page).press("ArrowUp")
    await page.keyboard.type(" and")
    await ana.says("meanwhile")
    await expect(log.get_by_text("meanwhile")).to_be_visible()
    await page.keyboard.type(" second")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").first).to_contain_text("first and second")


async def test_escape_leaves_a_form_only_where_nothing_is_typed(page, log):
    await page.keyboard.type("/form")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A form")
    await page.get_by_role("textbox", name="Name").last.fill("Ana")
    for _ in range(3):
        await page.keyboard.press("Escape")
    await expect(dialog).to_contain_text("Press Cancel to leave")
    await page.keyboard.press("Enter")
    await expect(log.locator(".message").last).to_contain_text("Ana: -")
    await expect(dialog).to_have_count(0)


async def test_a_command_is_sent_that_was_typed_before_it_was_known(page, log):
    async def late(reply, socket):
        if '"done"' in reply:
            await asyncio.sleep(0.5)
        socket.send(reply)

    def heard(socket):
        server = socket.connect_to_server()
        server.on_message(lambda reply: asyncio.ensure_future(late(reply, socket)))

    await page.route_web_socket("**", heard)
    await page.reload()
    await expect(page.locator("#members")).to_contain_text("Ping")
    await page.keyboard.type("/form")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    await expect(log.get_by_text("/form")).to_have_count(0)


async def test_a_phone_has_a_button_to_send(page, log):
    send = page.get_by_role("button", name="Send")
    await expect(send).to_be_hidden()
    await page.set_viewport_size({"width": 360, "height": 640})
    await composer(page).fill("!ping")
    await send.click()
    await expect(log.locator(".message").last).to_contain_text("pong")
    await composer(page).fill("/fruit fig")
    await expect(page.get_by_label("name: …")).to_have_value("fig")
    await send.click()
    await expect(log.locator(".message").last).to_contain_text("a fig")


async def test_the_panel_of_troubles_shows_what_is_on(page, log, sandbox):
    strip = page.locator("#top .trouble")
    await expect(strip).to_have_count(0)
    for name in ("API 5 s late", "Next call: 500"):
        await page.get_by_role("button", name="Make trouble").click()
        await page.get_by_role("menuitemcheckbox", name=name).click()
    await expect(strip).to_have_text("API 5 s late, Next call: 500")
    await strip.click()
    checked = page.get_by_role("menuitemcheckbox", checked=True)
    await expect(checked).to_have_text(["API 5 s late✓", "Next call: 500✓"])
    await page.get_by_role("menuitemcheckbox", name="API 5 s late").click()
    await expect(strip).to_have_text("Next call: 500")
    await types(page, "!ping")  # which meets the 500, and is tried again
    await expect(log.locator(".message").last).to_contain_text("pong")
    await expect(strip).to_have_count(0)
    await page.get_by_role("button", name="Make trouble").click()
    await page.get_by_role("menuitem", name="Permissions in #general").click()
    await page.get_by_role("menuitemcheckbox", name="No Embed Links").click()
    await expect(strip).to_have_text("no Embed Links in #general")
    assert sandbox.world.channel_named("").overwrites


async def test_threads_reactions_roles_and_a_second_server(page, log, sandbox, ana):
    await ana.says("a long story")
    await log.get_by_text("a long story").click(button="right")
    await page.get_by_role("menuitem", name="Add Reaction").click()
    await page.get_by_role("menuitem", name="🎉").click()
    reaction = log.get_by_role("button", name="🎉 1")
    await expect(reaction).to_have_attribute("aria-pressed", "true")
    await reaction.click()
    await expect(reaction).to_have_count(0)
    await log.get_by_text("a long story").click(button="right")
    await page.get_by_role("menuitem", name="Create Thread").click()
    await expect(page.locator("#top h2")).to_have_text("a long story")
    await types(page, "!ping")
    await expect(log.locator(".message").last).to_contain_text("pong")
    await page.get_by_role("button", name="general", exact=True).click()
    await log.get_by_role("button", name="a long story").click()
    await expect(log.locator(".message").last).to_contain_text("pong")
    for name in ("New role", "Role 2"):
        await page.locator("#members").get_by_text("Ana").click()
        await page.get_by_role("menuitem", name="Roles").click()
        await page.locator(".context").get_by_text(name).click()
    role = sandbox.world.first_guild.role_named("Role 2")
    assert role.id in sandbox.world.first_guild.members[ana.user]
    await page.get_by_role("button", name="Open another server").click()
    await expect(page.locator("#channels h2").nth(1)).to_have_text("Server 2")
    await page.get_by_role("button", name="general", exact=True).nth(1).click()
    await types(page, "!ping")
    await expect(log.locator(".message").last).to_contain_text("pong")


@pytest.mark.parametrize("path", ["page/nothing.js", "page/..%2fserver.py", "page/%2e%2e%2frun.py"])
async def test_only_its_own_files_are_served_under_a_strict_policy(sandbox, path):
    async with aiohttp.ClientSession() as http:
        async with http.get(sandbox.address) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
        async with http.get(sandbox.address + path) as answer:
            assert answer.status == 404


async def test_other_sites_cannot_open_its_socket(sandbox):
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(sandbox.address + "page/socket", origin="https://example.org")
