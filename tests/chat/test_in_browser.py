"""What people press and pick, in a real browser: wide and dark, and on a phone in the light."""

import os
import shutil

import pytest
from playwright.async_api import async_playwright, expect

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


@pytest.fixture
async def browser():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        reason = "no Chromium here: install it (Debian: apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        await browser.close()


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("screen", SCREENS)
async def test_an_answer_is_pressed_and_a_list_is_picked_from(sandbox, browser, screen):
    page = await browser.new_page(**SCREENS[screen])
    page.set_default_timeout(8_000)
    await page.goto(sandbox.address)
    box, log = page.get_by_label("Message", exact=True), page.locator("#log")

    async def say(text):
        await box.fill(text)
        await box.press("Enter")

    await say("!who walked")
    await log.get_by_role("button", name="In context").click()
    await expect(log).to_contain_text("Where the quote stands, marked:")
    await log.get_by_role("button", name="Previous").click()
    await expect(log).to_contain_text("The source says:")
    await log.get_by_role("button", name="More", exact=True).first.click()
    await expect(log).to_contain_text("Ben came too.")
    await say("!topics")
    await log.get_by_text("Pick a topic…").click()
    await page.get_by_role("menuitem", name="Anna").click()
    await log.get_by_text("Pick a question…").click()
    await page.get_by_role("menuitem", name="when did Anna walk?").click()
    await expect(log).to_contain_text("when did Anna walk?")
    await say("Anna walked")
    await log.locator(".message").last.click(button="right")
    await page.get_by_role("menuitem", name="Apps").click()
    await page.get_by_role("menuitem", name="Find the source").click()
    await expect(log).to_contain_text("The sources bear this out:")
    # Nothing is wider than the screen.
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("bot")
async def test_commands_are_offered_in_the_language_of_the_browser(sandbox, browser):
    page = await browser.new_page(**SCREENS["phone"], locale="pt-BR")
    page.set_default_timeout(8_000)
    await page.goto(sandbox.address)
    box, log = page.get_by_label("Message", exact=True), page.locator("#log")
    await box.press_sequentially("/who")  # the English name finds it too
    offered = page.get_by_role("option", name="/quem")
    await expect(offered).to_contain_text("Pergunte quem fez, liderou ou disse algo")
    await offered.click()
    await page.get_by_label("pergunta: Sua pergunta").fill("eats pizza")
    await page.keyboard.press("Enter")  # nothing fits that could be picked with it
    await expect(log).to_contain_text("Não consegui ligar essas palavras às fontes")
    await expect(log.get_by_role("button", name="Apagar")).to_be_visible()
