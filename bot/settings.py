"""What the environment and `.env` say, as one frozen value; every fault at once, never the token.

The token stands in a `SecretStr`, so no repr shows it; pydantic's own errors, which hold what was
typed, never leave this module.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import BotError, FaultsError, SettingsError

API_BASE: Final = "https://discord.com/api/v10"
GATEWAY: Final = "wss://gateway.discord.gg/"
ENV_FILE: Final = Path(".env")

# Discord's tokens: three base64url parts (the bot's id, a time stamp, a signature). The lengths
# are the shortest that Discord has given out.
TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{6,}\.[\w-]{27,}", re.ASCII)
SANDBOX_TOKEN = re.compile(r"sandbox\.[\w.-]+", re.ASCII)
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


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class SandboxSettings(BaseSettings):
    """What the local Discord needs to know; read once, never changed.

    Attributes:
        sandbox_openapi: Discord's OpenAPI description, to judge the bot's calls by; None for
            letting them pass.
    """

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    sandbox_openapi: Path | None = None

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
    """

    discord_token: SecretStr | None = None
    discord_api_base: Annotated[str, _address("https", "http")] = API_BASE
    discord_gateway: Annotated[str, _address("wss", "ws")] = GATEWAY

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
    _check_together(settings)
    return settings


def load_sandbox(env_file: Path | None = ENV_FILE) -> SandboxSettings:
    """Return the local Discord's settings alone: a token that is malformed must not stop it."""
    return _load(SandboxSettings, env_file)


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


def _check_together(settings: Settings) -> None:
    """Refuse half a move to another Discord: the token would go to the real one's gateway."""
    if settings.discord_api_base != API_BASE and settings.discord_gateway == GATEWAY:
        remedy = "set it to the gateway that belongs to DISCORD_API_BASE"
        raise SettingsError("is not set", place="DISCORD_GATEWAY", remedy=remedy)
