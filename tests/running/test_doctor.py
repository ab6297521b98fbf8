"""`bot doctor` on set-ups that are broken in one way each: it names the way, and the remedy."""

import re
import shutil
import socket
from time import time

import pytest

from bot.running.discord_checks import Place, look_at
from bot.running.findings import State
from bot.running.permissions import in_channel, missing
from tests.processes import ROOT

REVOKED = "MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe." + "x" * 38  # of a token's shape, and nobody's


def lines(out, word):
    return [line for line in out.splitlines() if line.split(maxsplit=1)[1].startswith(word)]


async def test_of_a_sound_set_up_everything_is_well(here, run, free_port):
    code, out, log = await run("doctor", HEALTH_ADDRESS=f"127.0.0.1:{free_port}", **here)
    assert (code, log) == (0, "")
    assert {line.split()[0] for line in out.splitlines()} == {"ok"}
    named = "program knowledge health database clock token intents logins gateway permissions"
    assert [line.split()[1].rstrip(":") for line in out.splitlines()] == named.split()
    assert "sandbox.Walker" not in out


async def test_without_a_token_it_says_how_to_get_one(run):
    code, out, _ = await run("doctor")
    assert code == 0
    assert lines(out, "token")[0].startswith("less token: DISCORD_TOKEN is not set → ")


async def test_a_malformed_token_is_named_and_not_shown(here, run):
    code, out, _ = await run("doctor", **here | {"DISCORD_TOKEN": "Bot secret"})
    assert code == 1
    assert "ILL  settings: DISCORD_TOKEN: begins with the word Bot → leave that word out" in out
    assert "secret" not in out


async def test_a_revoked_token(here, run):
    code, out, _ = await run("doctor", **here | {"DISCORD_TOKEN": REVOKED})
    assert code == 1
    assert "ILL  token: Discord refuses it → it was reset or revoked; make a new one" in out
    assert REVOKED not in out


async def test_an_unreachable_discord(run, free_port):
    host = f"127.0.0.1:{free_port}"
    there = {"DISCORD_API_BASE": f"http://{host}/api/v10", "DISCORD_GATEWAY": f"ws://{host}/"}
    code, out, _ = await run("doctor", DISCORD_TOKEN="sandbox.Walker", **there)
    assert code == 1
    assert f"ILL  Discord: cannot be reached at http://{host}/api/v10 (" in out
    assert "→ check the network" in out


async def test_an_unreachable_gateway(here, run, free_port):
    code, out, _ = await run("doctor", **here | {"DISCORD_GATEWAY": f"ws://127.0.0.1:{free_port}/"})
    assert code == 1
    assert f"ILL  gateway: cannot be reached at ws://127.0.0.1:{free_port}/ (" in out


async def test_a_discord_that_is_down(sandbox, here, run):
    sandbox.trouble.refuse(502, times=20)
    code, out, _ = await run("doctor", **here)
    assert code == 1
    assert "ILL  Discord: it answered with status 502 → try again later" in out


async def test_an_intent_that_is_switched_off(sandbox, here, run):
    sandbox.allow_intents()
    code, out, _ = await run("doctor", **here)
    assert code == 0
    (line,) = lines(out, "intents")
    assert line.startswith("less intents: messages cannot be read")
    assert line.endswith("→ Bot → Message Content Intent")


async def test_permissions_that_are_denied_in_a_channel(sandbox, here, run):
    sandbox.deny("send_messages", "attach_files", channel="other")
    code, out, _ = await run("doctor", **here)
    assert code == 0
    (line,) = lines(out, "permissions")
    assert line.startswith("less permissions in ")
    assert "lacks Send Messages in #other, Attach Files in #other → grant that" in line


@pytest.mark.parametrize(("off", "said"), [(3600, "ahead of"), (-90, "behind")])
async def test_a_clock_that_is_wrong(sandbox, off, said):
    place = Place(sandbox.api, sandbox.gateway, lambda: time() + off, "sandbox.Walker")
    (found,) = [each async for each in look_at(place) if each.what == "clock"]
    assert found.state is State.ILL
    assert said in str(found)
    assert "timedatectl" in found.remedy


async def test_a_database_that_is_down(here, run):
    address = "postgresql://bot:secret@127.0.0.1:1/bot"
    code, out, log = await run("doctor", DATABASE_URL=address, ASKER_KEY="k" * 32, **here)
    assert code == 1
    assert "ILL  database: DATABASE_URL: the database cannot be used (OperationalError) → " in out
    assert "secret" not in out + log


async def test_a_database_without_a_key(here, run):
    code, out, _ = await run("doctor", DATABASE_URL="sqlite:///bot.db", **here)
    assert code == 1
    assert "ILL  settings: ASKER_KEY: is not set → make one: python -c" in out


async def test_a_port_that_is_taken(here, run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, out, _ = await run("doctor", HEALTH_ADDRESS=address, **here)
    assert code == 1
    assert f"ILL  health: HEALTH_ADDRESS: cannot listen at {address} (" in out


@pytest.fixture
def own_base(tmp_path, request):
    """A copy of the base, to break."""
    root = request.config.rootpath
    for name in ("seeds", "knowledge"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


async def test_knowledge_that_is_stale_is_named_with_its_place(own_base, run):
    seed = own_base / "seeds" / "us-japan-set-2023.txt"
    seed.write_text(seed.read_text("utf-8").replace("Garrant", "Garant", 1), "utf-8")
    code, out, _ = await run("doctor", base=())
    assert code == 1
    (line,) = lines(out, "knowledge")
    assert line.startswith("ILL  knowledge: seeds/us-japan-set-2023.txt:")
    assert "run `bot compile`" in line


async def test_a_folder_without_a_source(tmp_path, run):
    base = ("--seeds", str(tmp_path), "--knowledge", str(tmp_path))
    code, out, _ = await run("doctor", base=base)
    assert code == 1
    assert "holds no source → put a source" in lines(out, "knowledge")[0]


async def test_a_bot_that_is_in_no_server(sandbox, here, run):
    bot = sandbox.world.bot("Walker")
    sandbox.world.remove(bot, sandbox.world.first_guild)
    code, out, _ = await run("doctor", **here)
    assert code == 0
    (line,) = lines(out, "servers")
    assert line.startswith("less servers: it is in none → open https://discord.com/oauth2/")
    assert f"client_id={bot.id}" in line


async def test_each_server_is_looked_at(sandbox, here, run):
    sandbox.server("Second", ["hall"])
    sandbox.deny("send_messages", channel="hall")
    code, out, _ = await run("doctor", **here)
    assert code == 0
    assert [line.partition(":")[0] for line in lines(out, "permissions")] == [
        "ok   permissions in Sandbox",
        "less permissions in Second",
    ]


async def test_a_role_that_brings_a_permission_back(sandbox, here, run):
    guild = sandbox.world.first_guild
    guild.roles[guild.id].permissions = 0
    bot = sandbox.world.bot("Walker")
    (own,) = [role for role in guild.roles.values() if role.bot is bot]
    code, out, _ = await run("doctor", **here)
    assert lines(out, "permissions")[0].startswith("ok ")
    own.permissions = 0
    code, out, _ = await run("doctor", **here)
    (line,) = lines(out, "permissions")
    assert code == 0
    assert "lacks View Channels in #general" in line
    assert "→ grant that: Server Settings → Roles" in line


async def test_a_database_that_cannot_be_written(here, run, tmp_path):
    address = f"sqlite:///{tmp_path / 'nowhere' / 'bot.db'}"
    code, out, _ = await run("doctor", DATABASE_URL=address, ASKER_KEY="k" * 32, **here)
    assert code == 1
    (line,) = lines(out, "database")
    assert line.startswith("ILL  database: DATABASE_URL: the database cannot be used")
    assert "→ " in line


async def test_a_key_that_is_too_short(here, run):
    code, out, _ = await run("doctor", DATABASE_URL="sqlite:///bot.db", ASKER_KEY="abc", **here)
    assert code == 1
    assert "ILL  settings: ASKER_KEY: " in out
    assert "abc" not in out


async def test_shards_that_are_not_counted(here, run):
    code, out, _ = await run("doctor", SHARD_IDS="0-3", **here)
    assert code == 1
    assert "ILL  settings: SHARD_COUNT: is not set → " in out


async def test_an_annotation_that_is_broken_is_named_with_its_line(own_base, run):
    notes = own_base / "seeds" / "us-japan-set-2023.yaml"
    text = notes.read_text("utf-8")
    at = text.count("\n", 0, text.index("\nfacts:")) + 2
    notes.write_text(text.replace("\nfacts:", "\nfacts: oh: no", 1), "utf-8")
    code, out, _ = await run("doctor", base=())
    assert code == 1
    line = lines(out, "knowledge")[0]
    assert line.startswith(f"ILL  knowledge: seeds/us-japan-set-2023.yaml:{at}:")
    assert "→ " in line


def overwrite(kind, name, allow=0, deny=0):
    return {"type": kind, "id": name, "allow": str(allow), "deny": str(deny)}


@pytest.mark.parametrize(
    ("bits", "overwrites", "left"),
    [
        (0b11, [], 0b11),
        (0b11, [overwrite(0, "guild", deny=0b10)], 0b01),
        (0b11, [overwrite(0, "guild", deny=0b10), overwrite(0, "role", allow=0b10)], 0b11),
        (0b11, [overwrite(0, "other", deny=0b10)], 0b11),
        (0b11, [overwrite(0, "role", allow=0b10), overwrite(1, "me", deny=0b11)], 0b00),
        (0b1000, [overwrite(0, "guild", deny=0b1000)], ~0),
    ],
)
def test_what_is_left_in_a_channel(bits, overwrites, left):
    channel = {"permission_overwrites": overwrites}
    assert in_channel(bits, channel, guild="guild", member="me", roles=["role"]) == left


def test_what_is_missing_is_named():
    assert missing(0b01, {"one": 0b01, "two": 0b10}) == ["two"]


async def test_the_page_shows_what_it_prints(sandbox, here, run):
    sandbox.allow_intents()
    _, out, _ = await run("doctor", **here)
    page = (ROOT / "bot" / "running" / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"^```\n(ok .*?)^```", page, re.DOTALL | re.MULTILINE)
    assert re.sub(r"\d+", "…", shown) == re.sub(r"\d+", "…", out)  # figures change
