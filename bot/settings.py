"""What the environment and `.env` say, as one frozen value; every fault at once, never the token.

The token stands in a `SecretStr`, so no repr shows it; pydantic's own errors, which hold what was
typed, never leave this module.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import BotError, FaultsError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

API_BASE: Final = "https://discord.com/api/v10"
GATEWAY: Final = "wss://gateway.discord.gg/"
ENV_FILE: Final = Path(".env")

# Discord's tokens: three base64url parts (the bot's id, a time stamp, a signature). The lengths
# are the shortest that Discord has given out.
TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{6,}\.[\w-]{27,}", re.ASCII)
SANDBOX_TOKEN = re.compile(r"sandbox\.[\w.-]+", re.ASCII)
SHORTEST_KEY = 32  # characters
MAKE_KEY = "make one: python -c 'import secrets; print(secrets.token_hex(32))'"
WHERE = "copy it again: Discord's developer portal → your application → Bot → Reset Token"


def _fault(what: str, remedy: str) -> PydanticCustomError:
    """Return a fault for pydantic to collect; its context carries the remedy, not the value."""
    return PydanticCustomError("setting", "{what}", {"what": what, "remedy": remedy})


def check_token(typed: str) -> str:
    """Return the token without the blanks around it, or say what was pasted instead of one."""
    token = typed.strip()
    if not token or TOKEN.fullmatch(token) or SANDBOX_TOKEN.fullmatch(token):
        return token
    if token.casefold().startswith("bot "):
        raise _fault("begins with the word Bot", "leave that word out; only the token itself")
    if re.search(r"[\s\"'“”‘’`<>]", token):
        raise _fault("has blanks or quotation marks in it", "paste the token itself, nothing else")
    if token.isdecimal():
        raise _fault("is a number: the application's id, not its token", WHERE)
    if "." not in token:
        raise _fault("is no bot token (perhaps the client secret or public key)", WHERE)
    raise _fault("is not a whole bot token", WHERE)


def _address(secure: str, plain: str) -> AfterValidator:
    def check(typed: str) -> str:
        example = f"like {secure}://host/path"
        try:
            parts = urlsplit(typed.strip())
        except ValueError as error:
            raise _fault("is no address", f"write one {example}") from error
        if parts.scheme not in {secure, plain} or not parts.hostname:
            raise _fault("is no address", f"write one {example}")
        if parts.username or parts.query or parts.fragment:
            raise _fault("holds more than host, port and path", f"write one {example}")
        if parts.scheme == plain and not _is_loopback(parts.hostname):
            remedy = f"use {secure}://; {plain}:// is for 127.0.0.1 only"
            raise _fault("would send the token unencrypted", remedy)
        return typed.strip()

    return AfterValidator(check)


def host_and_port(typed: str) -> str:
    """Return where to listen, as "127.0.0.1:8081" or "[::1]:8081"; an empty one is nowhere."""
    address = typed.strip()
    try:
        parts = urlsplit(f"//{address}")
        is_one = not address or bool(parts.hostname and parts.port and not parts.path)
    except ValueError:  # the port is no number, or too large
        is_one = False
    if not is_one:
        raise _fault("is no address to listen at", "write one like 127.0.0.1:8081")
    return address


def _shards(typed: str) -> str:
    """Return the numbers of shards one by one: "0-2,5" is "0,1,2,5"."""
    found: set[int] = set()
    for part in filter(None, re.split(r"[,\s]+", typed)):
        run = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part)
        if run is None:
            raise _fault("are no numbers of shards", "write them like 0,1 or 0-3")
        found.update(range(int(run[1]), int(run[2] or run[1]) + 1))
    return ",".join(map(str, sorted(found)))


def _one_of(*choices: str) -> Callable[[str], str]:
    def check(typed: str) -> str:
        chosen = typed.strip().casefold() or choices[0]
        if chosen not in choices:
            raise _fault("is none of the choices", f"write {' or '.join(choices)}")
        return chosen

    return check


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class SandboxSettings(BaseSettings):
    """What the bot needs to know on any Discord, the local one too; read once, never changed.

    Attributes:
        sandbox_openapi: Discord's OpenAPI description, to judge the bot's calls by; None for
            letting them pass.
        health_address: where `/healthz` and `/metrics` are served; empty for nowhere.
        log_format: of the log, lines of text or of JSON.
        database_url: where questions asked in vain are kept; None for nowhere.
        asker_key: with which people are hashed there.
        keep_days: how long anything is kept there.
    """

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    sandbox_openapi: Path | None = None
    health_address: Annotated[str, AfterValidator(host_and_port)] = ""
    log_format: Annotated[str, AfterValidator(_one_of("text", "json"))] = "text"
    database_url: SecretStr | None = None
    asker_key: SecretStr | None = None
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 90

    @field_validator("database_url", "asker_key", mode="before")
    @classmethod
    def _secret(cls, typed: str | None) -> str | None:
        return (typed or "").strip() or None

    @field_validator("asker_key", mode="after")
    @classmethod
    def _key(cls, key: SecretStr | None) -> SecretStr | None:
        if key and len(key.get_secret_value()) < SHORTEST_KEY:
            raise _fault("is too short to be a key", MAKE_KEY)
        return key

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must stand in no log."""
        return tuple(
            each.get_secret_value() for each in (self.database_url, self.asker_key) if each
        )

    @property
    def listens_at(self) -> tuple[str, int] | None:
        """Where to listen, as host and port; None for nowhere."""
        parts = urlsplit(f"//{self.health_address}")
        return (parts.hostname, parts.port) if parts.hostname and parts.port else None

    @field_validator("sandbox_openapi", mode="before")
    @classmethod
    def _openapi(cls, typed: str | None) -> str | None:
        return (typed or "").strip() or None


class Settings(SandboxSettings):
    """What the bot needs to know of where it runs; read once, never changed.

    Attributes:
        discord_token: of the bot; None where none is set.
        discord_api_base: where Discord's HTTP API is, without a slash at its end.
        discord_gateway: where Discord's gateway is.
        shard_ids: the shards that this process runs, as "0,2" or "0-3"; empty for all.
        shard_count: how many there are in all processes; None for as many as Discord advises.
    """

    discord_token: SecretStr | None = None
    discord_api_base: Annotated[str, _address("https", "http")] = API_BASE
    discord_gateway: Annotated[str, _address("wss", "ws")] = GATEWAY
    shard_ids: Annotated[str, AfterValidator(_shards)] = ""
    shard_count: Annotated[int, Field(ge=1)] | None = None

    @field_validator("shard_count", mode="before")
    @classmethod
    def _count(cls, typed: str | None) -> str | None:
        return (typed or "").strip() or None

    @property
    def shards(self) -> tuple[int, ...]:
        """The shards that this process runs; empty for all."""
        return tuple(int(each) for each in self.shard_ids.split(",") if each)

    @field_validator("discord_token", mode="before")
    @classmethod
    def _token(cls, typed: str | None) -> str | None:
        return check_token(typed or "") or None

    @field_validator("discord_api_base", mode="after")
    @classmethod
    def _base(cls, address: str) -> str:
        return address.rstrip("/")


class DraftSettings(BaseSettings):
    """Which language model `bot draft` asks; the bot itself asks none.

    Attributes:
        draft_url: of an OpenAI-compatible server; None for printing the prompt instead.
        draft_model: which of its models.
        draft_key: what it lets in; None for a server that asks for none.
    """

    model_config = SandboxSettings.model_config

    draft_url: str | None = None
    draft_model: str | None = None
    draft_key: SecretStr | None = None

    @field_validator("draft_url", "draft_model", "draft_key", mode="before")
    @classmethod
    def _stripped(cls, typed: str | None) -> str | None:
        return (typed or "").strip() or None

    @field_validator("draft_url", mode="after")
    @classmethod
    def _server(cls, address: str | None) -> str | None:
        """Refuse what is no address, and one that would send the key unencrypted elsewhere."""
        if address is None:
            return None
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise _fault("is no address", "write one like http://127.0.0.1:8080/v1")
        if parts.scheme == "http" and not _is_loopback(parts.hostname):
            raise _fault("would send the key unencrypted", "use https://; http:// is for 127.0.0.1")
        return address.rstrip("/")


Kind = TypeVar("Kind", bound=BaseSettings)


def load(env_file: Path | None = ENV_FILE) -> Settings:
    """Return the settings; the environment wins over the file.

    Raises:
        FaultsError: of all settings that are malformed, by name.
        SettingsError: where the file cannot be read.
    """
    settings = _load(Settings, env_file)
    _check_key(settings)
    _check_together(settings)
    _check_shards(settings)
    return settings


def load_sandbox(env_file: Path | None = ENV_FILE) -> SandboxSettings:
    """Return the local Discord's settings alone: a token that is malformed must not stop it."""
    settings = _load(SandboxSettings, env_file)
    _check_key(settings)
    return settings


def load_draft(env_file: Path | None = ENV_FILE) -> DraftSettings:
    """Return which model drafts; raise SettingsError where it is not said which of a server's."""
    found = _load(DraftSettings, env_file)
    if found.draft_url is not None and found.draft_model is None:
        remedy = "set it to a model that the server of DRAFT_URL has"
        raise SettingsError("is not set", place="DRAFT_MODEL", remedy=remedy)
    return found


def _load(kind: type[Kind], env_file: Path | None) -> Kind:
    try:
        return kind(_env_file=env_file)
    except ValidationError as error:
        faults: list[BotError] = [
            SettingsError(
                str(fault["msg"]),
                place=str(fault["loc"][0]).upper(),
                remedy=str(fault.get("ctx", {}).get("remedy", "")),
            )
            for fault in error.errors(include_input=False, include_url=False)
        ]
        # The cause holds what was typed, the token among it: it must not be shown or logged.
        raise FaultsError(faults) from None
    except (OSError, UnicodeDecodeError) as error:
        remedy = "save it as UTF-8 text that this user may read"
        raise SettingsError("cannot be read", place=str(env_file), remedy=remedy) from error


def _check_key(settings: SandboxSettings) -> None:
    """Refuse a database without a key: a plain hash of an id can be found by trying all ids."""
    if settings.database_url and not settings.asker_key:
        raise SettingsError("is not set", place="ASKER_KEY", remedy=MAKE_KEY)


def _check_shards(settings: Settings) -> None:
    """Refuse shards that there cannot be."""
    count = settings.shard_count
    if settings.shards and count is None:
        remedy = "set it to the number of shards in all processes"
        raise SettingsError("is not set", place="SHARD_COUNT", remedy=remedy)
    if settings.shards and count is not None and settings.shards[-1] >= count:
        remedy = f"with SHARD_COUNT={count} they are 0 to {count - 1}"
        raise SettingsError(f"has {settings.shards[-1]}", place="SHARD_IDS", remedy=remedy)


def _check_together(settings: Settings) -> None:
    """Refuse half a move to another Discord: the token would go to the real one's gateway."""
    if settings.discord_api_base != API_BASE and settings.discord_gateway == GATEWAY:
        remedy = "set it to the gateway that belongs to DISCORD_API_BASE"
        raise SettingsError("is not set", place="DISCORD_GATEWAY", remedy=remedy)
