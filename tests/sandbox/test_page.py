"""The page in a real browser: asking, picking, pressing and reading, as people do."""

from __future__ import annotations

import os
import re
import shutil

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

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
    await expect(page.get_by_role("alert")).to_contain_text("takes a number")
    await page.keyboard.type("/numbers add 2")
    await page.keyboard.press("Tab")
    await page.keyboard.type("3")
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
