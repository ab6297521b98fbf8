"""Calls are judged by Discord's description, and answered with Discord's errors."""

from __future__ import annotations

import aiohttp
import pytest
import pytest_asyncio

from bot.sandbox.errors import SandboxError
from bot.sandbox.rest import unused
from bot.sandbox.server import Sandbox

described = pytest.mark.usefixtures("openapi")
AUTHORIZATION = {"Authorization": "Bot sandbox.Raw"}


@pytest_asyncio.fixture(loop_scope="session")
async def call(sandbox):
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(headers=AUTHORIZATION, timeout=timeout) as http:

        async def call(method, path, body=None, **more):
            async with http.request(method, sandbox.api + path, json=body, **more) as response:
                is_json = response.content_type == "application/json"
                return response.status, await response.json() if is_json else None

        yield call


@pytest.fixture
def channel(sandbox):
    return f"/channels/{sandbox.world.channel_named('general').id}"


def errors(tree, path=""):
    """Flatten Discord's tree of errors to {path: code}."""
    found = {}
    for key, value in tree.items():
        if key == "_errors":
            found[path] = value[0]["code"]
        else:
            found |= errors(value, f"{path}.{key}".lstrip("."))
    return found


@described
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"content": "x" * 2001}, {"content": "BASE_TYPE_MAX_LENGTH"}),
        ({"content": 5}, {"content": "STRING_TYPE_CONVERT"}),
        ({"embeds": [{"title": "x" * 257}]}, {"embeds.0.title": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"description": "x" * 4000}] * 2}, {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}),
        ({"embeds": [{"title": "a", "url": "nope"}]}, {"embeds.0.url": "URL_TYPE_INVALID_URL"}),
        (
            {"embeds": [{"title": "a", "url": "ftp://a.b/"}]},
            {"embeds.0.url": "URL_TYPE_INVALID_SCHEME"},
        ),
        (
            {"embeds": [{"fields": [{"name": "a"}]}]},
            {"embeds.0.fields.0.value": "BASE_TYPE_REQUIRED"},
        ),
        (
            {
                "components": [
                    {"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81}]}
                ]
            },
            {"components.0.components.0.label": "BASE_TYPE_MAX_LENGTH"},
        ),
        (
            {"content": "a", "message_reference": {"message_id": "1"}},
            {"message_reference": "REPLIES_UNKNOWN_MESSAGE"},
        ),
        (
            {"content": "a", "message_reference": {"message_id": "x"}},
            {"message_reference.message_id": "NUMBER_TYPE_COERCE"},
        ),
    ],
)
async def test_a_bad_body_gets_the_tree_of_what_is_wrong(call, channel, sandbox, body, expected):
    status, answer = await call("POST", f"{channel}/messages", body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    assert errors(answer["errors"]) == expected
    assert sandbox.refused[0][0] == "POST /channels/{channel_id}/messages"


async def test_an_empty_message_is_refused(call, channel):
    status, answer = await call("POST", f"{channel}/messages", {"content": "  "})
    assert (status, answer["code"]) == (400, 50006)


async def test_a_message_can_be_posted_read_changed_and_deleted(call, channel):
    _, posted = await call("POST", f"{channel}/messages", {"content": "hi <@1>", "nonce": 5})
    path = f"{channel}/messages/{posted['id']}"
    assert (await call("PATCH", path, {"content": "bye"}))[1]["content"] == "bye"
    _, read = await call("GET", path)
    assert read["content"] == "bye"
    assert read["edited_timestamp"]
    assert (await call("GET", f"{channel}/messages"))[1] == [read]
    assert (await call("POST", f"{channel}/typing"))[0] == 204
    assert (await call("DELETE", path))[0] == 204
    status, answer = await call("GET", path)
    assert (status, answer["code"]) == (404, 10008)


async def test_another_authors_message_cannot_be_changed(call, channel, ana):
    message = await ana.says("mine")
    status, answer = await call("PATCH", f"{channel}/messages/{message.id}", {"content": "x"})
    assert (status, answer["code"]) == (403, 50005)


COMMAND = {"name": "ask", "description": "Ask"}


async def test_commands_keep_their_ids_when_they_are_set_again(call):
    _, me = await call("GET", "/users/@me")
    path = f"/applications/{me['id']}/commands"
    _, first = await call("PUT", path, [COMMAND, {**COMMAND, "name": "help"}])
    _, second = await call("PUT", path, [{**COMMAND, "description": "Ask away"}])
    assert [command["id"] for command in second] == [first[0]["id"]]
    assert (await call("GET", f"{path}?with_localizations=true"))[1] == second
    assert second[0]["description"] == "Ask away"


async def test_commands_are_told_in_other_languages_only_where_that_is_asked_for(call):
    _, me = await call("GET", "/users/@me")
    path = f"/applications/{me['id']}/commands"
    await call("PUT", path, [{**COMMAND, "description_localizations": {"ja": "質問する"}}])
    assert "description_localizations" not in (await call("GET", path))[1][0]
    (told,) = (await call("GET", f"{path}?with_localizations=true"))[1]
    assert told["description_localizations"] == {"ja": "質問する"}


@described
@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ([COMMAND, COMMAND], {"": "APPLICATION_COMMANDS_DUPLICATE_NAME"}),
        ([{"name": "Ask", "description": "x"}], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        (
            [{"name": "ask", "description": "x", "name_localizations": {"ko": "질문 하기"}}],
            {"0.name_localizations.ko": "APPLICATION_COMMAND_INVALID_NAME"},
        ),
        ([{"name": "ask"}], {"0.description": "BASE_TYPE_REQUIRED"}),
        ([{"name": "x" * 33, "description": "x"}], {"0.name": "BASE_TYPE_MAX_LENGTH"}),
        (
            [{**COMMAND, "options": [{"type": 3, "name": "q", "description": ""}]}],
            {"0.options.0.description": "BASE_TYPE_MIN_LENGTH"},
        ),
    ],
)
async def test_bad_commands_are_refused(call, commands, expected):
    _, me = await call("GET", "/users/@me")
    status, answer = await call("PUT", f"/applications/{me['id']}/commands", commands)
    assert (status, errors(answer["errors"])) == (400, expected)


@pytest.mark.parametrize("path", ["/gateway", "/gateway/bot", "/oauth2/applications/@me"])
async def test_what_is_asked_at_login_is_answered(call, sandbox, path):
    status, answer = await call("GET", path)
    assert status == 200
    assert answer.get("url", sandbox.gateway) == sandbox.gateway


async def test_a_direct_conversation_can_be_opened(call, ana):
    status, opened = await call("POST", "/users/@me/channels", {"recipient_id": ana.user.id})
    assert status == 200
    assert [user["id"] for user in opened["recipients"]] == [ana.user.id]


async def test_a_token_is_needed(call):
    status, answer = await call("GET", "/users/@me", headers={"Authorization": "Bot other"})
    assert (status, answer) == (401, {"message": "401: Unauthorized", "code": 0})


@pytest.mark.parametrize(
    "headers",
    [{"Host": "example.org"}, {"Origin": "https://example.org"}, {"Origin": "null"}],
)
async def test_only_this_machine_may_call(call, headers):
    assert (await call("GET", "/gateway", headers=headers))[0] == 403


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/no/such/route", "Discord has no such route"),
        ("/guilds/1/templates", "does not serve this route"),
    ],
)
async def test_an_unknown_route_is_discords_404_and_a_loud_line(openapi, caplog, path, words):
    sandbox = Sandbox(openapi=openapi)
    async with aiohttp.ClientSession() as http:
        await sandbox.start()
        async with http.get(sandbox.api + path) as response:
            assert response.status == 404
            assert await response.json() == {"message": "404: Not Found", "code": 0}
        assert [each.levelname for each in caplog.records if words in each.message] == ["ERROR"]
        with pytest.raises(SandboxError, match=words):
            await sandbox.__aexit__(None, None, None)


@pytest.mark.parametrize("path", [route.path for route in unused.routes])
async def test_what_there_is_none_of_is_an_empty_list(call, sandbox, channel, path):
    known = {"guild_id": sandbox.world.guild_id, "application_id": "1"}
    known["channel_id"] = channel.rpartition("/")[2]
    status, answer = await call("GET", path.format(**known))
    held = answer if isinstance(answer, list) else next(iter(answer.values()))
    assert (status, held) == (200, [])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/guilds/1", 10004),
        ("/guilds/{guild}/members/1", 10007),
        ("/guilds/{guild}/roles/1", 10011),
        ("/channels/1/thread-members", 10003),
        ("/channels/{channel}/thread-members", 10003),
    ],
)
async def test_what_is_not_there_has_its_own_code(call, sandbox, channel, path, code):
    known = {"guild": sandbox.world.guild_id, "channel": channel.rpartition("/")[2]}
    status, answer = await call("GET", path.format(**known))
    assert (status, answer["code"]) == (404, code)


async def test_a_body_may_come_as_a_form(call, channel):
    form = {"payload_json": '{"content": "as py-cord sends it"}'}
    status, posted = await call("POST", f"{channel}/messages", data=form)
    assert (status, posted["content"]) == (200, "as py-cord sends it")


async def test_members_are_listed_searched_and_counted(call, sandbox, ana):
    guild = f"/guilds/{sandbox.world.guild_id}"
    _, found = await call("GET", f"{guild}/members/search?query=AN&limit=5")
    assert [member["user"]["id"] for member in found] == [ana.user.id]
    _, first = await call("GET", f"{guild}/members?limit=1")
    _, others = await call("GET", f"{guild}/members?limit=5&after={first[0]['user']['id']}")
    assert len(first + others) == 3
    _, (counted,) = await call("GET", "/users/@me/guilds?with_counts=true")
    assert counted["approximate_member_count"] == 3
    assert (await call("GET", f"/users/@me/guilds?after={sandbox.world.guild_id}"))[1] == []


async def test_an_options_nulls_are_not_kept(call, ana):
    _, me = await call("GET", "/users/@me")
    option = {"type": 3, "name": "q", "description": "x", "min_length": None, "max_length": None}
    await call("PUT", f"/applications/{me['id']}/commands", [{**COMMAND, "options": [option]}])
    interaction = await ana.slash("ask", q="who")
    assert interaction.data["options"] == [{"name": "q", "type": 3, "value": "who"}]


async def test_a_taken_port_is_no_hindrance(sandbox):
    port = int(sandbox.address.rsplit(":", 1)[1].strip("/"))
    async with Sandbox(port=port) as other:
        assert other.address != sandbox.address


@described
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/channels/x/messages", {"channel_id": "NUMBER_TYPE_COERCE"}),
        ("/channels/1/messages?limit=101", {"limit": "NUMBER_TYPE_MAX"}),
        ("/channels/1/messages?before=soon", {"before": "NUMBER_TYPE_COERCE"}),
    ],
)
async def test_values_in_the_address_are_judged_too(call, path, expected):
    status, answer = await call("GET", path)
    assert (status, errors(answer["errors"])) == (400, expected)
