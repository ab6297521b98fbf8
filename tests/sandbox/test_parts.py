"""The sandbox stands alone: it loads no client and none of our bot."""

from __future__ import annotations

import subprocess
import sys

LOADED = "import sys, bot.sandbox.run; print(*sys.modules)"
FOREIGN = ("bot.answering", "bot.chat", "bot.compiling", "bot.facts", "discord", "jsonschema_rs")


def test_it_loads_neither_a_client_nor_our_bot_nor_the_judge_before_it_judges():
    run = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = run.stdout.split()
    assert not [name for name in loaded if name.startswith(FOREIGN)]
