import os
import traceback
from pathlib import Path

import pytest

from bot.errors import BotError, FaultsError, SettingsError
from bot.settings import API_BASE, GATEWAY, load, load_sandbox

# Made up: of a token's shape, and nobody's.
TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.upper().startswith(
            ("DISCORD_", "SANDBOX_", "HEALTH_", "LOG_", "DATABASE_", "ASKER_", "KEEP_")
        ):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def faults(error):
    return error.faults if isinstance(error, FaultsError) else (error,)


def test_without_any_setting_there_is_no_token_and_discord_is_discord():
    found = load()
    assert found.discord_token is None
    assert (found.discord_api_base, found.discord_gateway) == (API_BASE, GATEWAY)


@pytest.mark.parametrize(
    "line", ["DISCORD_TOKEN={}", 'DISCORD_TOKEN = "{}"', "\ufeffDISCORD_TOKEN={} "]
)
def test_the_token_comes_from_the_file(tmp_path, line):
    (tmp_path / ".env").write_text(line.format(TOKEN) + "\nOTHER=1\n", encoding="utf-8")
    assert load().discord_token.get_secret_value() == TOKEN


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", "sandbox.anna")
    assert load().discord_token.get_secret_value() == "sandbox.anna"


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_empty_token_is_none(monkeypatch, typed):
    monkeypatch.setenv("DISCORD_TOKEN", typed)
    assert load().discord_token is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (f"Bot {TOKEN}", "the word Bot"),
        (f"'{TOKEN}'", "quotation marks"),
        (f"{TOKEN[:30]} {TOKEN[30:]}", "blanks"),
        ("123456789012345678", "application's id"),
        ("x" * 32, "no bot token"),
        (TOKEN[:40], "not a whole"),
        ("sandbox.", "not a whole"),
        (TOKEN.replace("x", "é"), "not a whole"),
    ],
)
def test_a_malformed_token_is_named_with_its_remedy_and_never_shown(monkeypatch, typed, said):
    monkeypatch.setenv("DISCORD_TOKEN", typed)
    with pytest.raises(BotError) as caught:
        load()
    (fault,) = faults(caught.value)
    assert fault.place == "DISCORD_TOKEN"
    assert said in fault.what
    assert fault.remedy
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert typed not in shown


def test_no_repr_shows_the_token(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    found = load()
    assert TOKEN not in f"{found} {found!r} {found.model_dump()} {found.model_dump_json()}"


def test_all_faults_are_reported_at_once(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "Bot x")
    monkeypatch.setenv("DISCORD_API_BASE", "discord.com")
    monkeypatch.setenv("DISCORD_GATEWAY", "ws://example.org")
    with pytest.raises(FaultsError) as caught:
        load()
    places = [fault.place for fault in caught.value.faults]
    assert places == ["DISCORD_TOKEN", "DISCORD_API_BASE", "DISCORD_GATEWAY"]


@pytest.mark.parametrize(
    "base", ["http://127.0.0.1:1/api/v10", "http://localhost:1/api/v10/", "http://[::1]:1/api/v10"]
)
def test_a_local_discord_needs_no_encryption(monkeypatch, base):
    monkeypatch.setenv("DISCORD_API_BASE", base)
    monkeypatch.setenv("DISCORD_GATEWAY", "ws://127.0.0.1:1/gateway")
    assert load().discord_api_base == base.rstrip("/")


@pytest.mark.parametrize(
    "base",
    [
        "http://discord.example/api",
        "http://127.0.0.1.example/api",
        "https://user:pass@discord.example/",
        "https://",
        "ftp://127.0.0.1",
        "",
        "https://[::1",
    ],
)
def test_an_address_that_would_leak_or_lead_nowhere_is_refused(monkeypatch, base):
    monkeypatch.setenv("DISCORD_API_BASE", base)
    monkeypatch.setenv("DISCORD_GATEWAY", "ws://127.0.0.1:1")
    with pytest.raises(FaultsError) as caught:
        load()
    assert [fault.place for fault in caught.value.faults] == ["DISCORD_API_BASE"]


def test_half_a_move_to_another_discord_is_refused(monkeypatch):
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:1/api/v10")
    with pytest.raises(SettingsError, match="DISCORD_GATEWAY"):
        load()


def test_a_settings_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff")
    with pytest.raises(SettingsError, match=r"\.env: cannot be read"):
        load()


@pytest.mark.parametrize(("typed", "path"), [("", None), (" ", None), ("a/b.json", "a/b.json")])
def test_the_local_discord_is_told_a_file_or_none(monkeypatch, typed, path):
    monkeypatch.setenv("SANDBOX_OPENAPI", typed)
    assert load().sandbox_openapi == (path and Path(path))


def test_the_local_discord_starts_whatever_the_token_is(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "malformed")
    assert load_sandbox().sandbox_openapi is None
