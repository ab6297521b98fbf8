"""The local Discord answers this machine, and no page of another site that is open on it."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.server import LOOPBACK

PATHS = ["", "page/app.js", "page/socket", "gateway", "api/v10/gateway/bot", "api/v10/users/@me"]
FOREIGN = {
    "another site": {"Origin": "https://example.org"},
    "a page of no site": {"Origin": "null"},
    "another port of this machine": {"Origin": "http://127.0.0.1:1"},
    "another name of this machine": {"Origin": "http://localhost"},
    "a name that was led here": {"Host": "example.org"},
    "one that begins like ours": {"Host": "127.0.0.1.example.org"},
    "one with our name before it": {"Host": "localhost.example.org:80"},
    "one with ours as its user": {"Host": "127.0.0.1@example.org"},
    "no name": {"Host": ""},
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", FOREIGN)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
async def test_it_refuses(sandbox, method, who, path):
    headers = {**FOREIGN[who], "Authorization": "Bot sandbox.Walker"}
    async with aiohttp.ClientSession() as http:
        request = http.request(method, sandbox.address + path, headers=headers)
        async with request as answer:
            assert answer.status == 403
            assert "Access-Control-Allow-Origin" not in answer.headers


async def test_it_serves_its_own_page_and_programs_of_this_machine(sandbox):
    async with aiohttp.ClientSession() as http:
        for headers in ({}, {"Origin": sandbox.address.rstrip("/")}):
            async with http.get(sandbox.address, headers=headers) as answer:
                assert answer.status == 200


async def test_it_listens_on_no_other_address(sandbox):
    port = int(sandbox.address.rstrip("/").rpartition(":")[2])
    _, writer = await asyncio.open_connection(LOOPBACK, port)
    writer.close()
    with pytest.raises(OSError, match=r"[Cc]onnect"):
        await asyncio.open_connection("127.0.0.2", port)
