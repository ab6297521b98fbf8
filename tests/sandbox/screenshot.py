"""Make the README's picture again: `uv run python -m tests.sandbox.screenshot [PROGRAM …]`.

Starts `bot sandbox` (or another program that prints its address), asks in the page, and saves
`tests/sandbox/page.png`.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright

PICTURE = Path(__file__).with_name("page.png")
SIZE = {"width": 1200, "height": 1060}
ASKED = ("!who led the talks",)
TYPED = "/when did raymond v"


async def main() -> None:
    program = sys.argv[1:] or [sys.executable, "-m", "bot", "sandbox"]
    run = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    try:
        address = await asyncio.wait_for(_address(run), 60)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = await browser.new_page(
                viewport=SIZE, color_scheme="dark", device_scale_factor=1.25
            )
            await page.goto(address)
            await _ask(page)
            PICTURE.parent.mkdir(exist_ok=True)
            await page.screenshot(path=PICTURE)
            await browser.close()
    finally:
        run.terminate()
        await run.wait()
    print(PICTURE)


async def _address(run: asyncio.subprocess.Process) -> str:
    while line := (await run.stdout.readline()).decode():
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found[0]
    raise SystemExit("the program printed no address")


async def _ask(page: Page) -> None:
    await page.wait_for_selector("#members .tag")
    box = page.get_by_label("Message", exact=True)
    bot = await page.locator("#members .member:has(.tag) .who span").inner_text()
    for asked in ASKED:
        answers = await page.locator(".message .head .tag").count()
        await box.fill(asked if asked.startswith("!") else f"@{bot} {asked}")
        await box.press("Enter")
        await page.locator(".message .head .tag").nth(answers).wait_for()
    await box.press_sequentially(TYPED)
    await page.get_by_role("option").first.wait_for()


if __name__ == "__main__":
    asyncio.run(main())
