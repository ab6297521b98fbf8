"""Talks to a language model over the protocol that most servers speak: OpenAI's chat completions.

The standard client is an optional extra, imported nowhere else. What it raises is translated here,
without its words: they may hold the key, and so may its cause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import BotError, DraftError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openai import OpenAI

    Message = dict[str, str]

_TIMEOUT = 600.0
"""Seconds for which a reply is awaited: a local model writes a few tokens a second."""
_RETRIES = 1
EXTRA = "install it: uv sync --extra draft, or pip install openai"


@dataclass(frozen=True)
class Model:
    """A language model behind a server.

    Attributes:
        url: the server's address, as in https://host/v1.
        name: which of its models.
        key: shown to nobody; a local server needs none.
        timeout: seconds for which a reply is awaited.
    """

    url: str
    name: str
    key: str
    timeout: float = _TIMEOUT

    def __repr__(self) -> str:
        """Return what may be shown: no key."""
        return f"Model({self.url!r}, {self.name!r})"

    def reply(self, messages: Sequence[Message]) -> str:
        """Return what the model answers to a conversation; raise DraftError where it doesn't."""
        import openai  # noqa: PLC0415  # an extra: only where a model is asked

        try:
            done = self._client().chat.completions.create(
                model=self.name,
                messages=list(messages),
            )
            text = done.choices[0].message.content
        except openai.APITimeoutError:
            remedy = "try again, or ask a faster model"
            raise self._error(f"gave no reply within {self.timeout:g} s", remedy) from None
        except openai.APIConnectionError:
            raise self._error("can't be reached", "start the server, or mend DRAFT_URL") from None
        except openai.APIStatusError as error:
            raise self._error(*_status(error.status_code, self.name)) from None
        except (openai.OpenAIError, AttributeError, IndexError, TypeError, ValueError):
            raise self._error("sent no reply of a chat model", _OTHER) from None
        if not isinstance(text, str) or not text.strip():
            raise self._error("sent an empty reply", "try again, or ask another model")
        return text

    def _client(self) -> OpenAI:
        from openai import OpenAI  # noqa: PLC0415  # likewise

        return OpenAI(
            base_url=self.url,
            api_key=self.key or "none",
            timeout=self.timeout,
            max_retries=_RETRIES,
        )

    def _error(self, what: str, remedy: str) -> BotError:
        return DraftError(f"the model's server {what}", place=self.url, remedy=remedy)


_OTHER = "DRAFT_URL must be that of an OpenAI-compatible server, as in http://127.0.0.1:8080/v1"
_AUTH = (401, 403)


def _status(code: int, model: str) -> tuple[str, str]:
    """Return what an answer's status says, and what to do."""
    if code in _AUTH:
        return f"refuses the key ({code})", "set DRAFT_KEY to one that it knows"
    if code == 404:  # noqa: PLR2004 - not found
        return f"knows no model ‘{model}’ ({code})", f"set DRAFT_MODEL to one of its own; {_OTHER}"
    if code == 429:  # noqa: PLR2004 - too many requests
        return f"takes no more requests ({code})", "wait, or look at what is left of the account"
    if code >= 500:  # noqa: PLR2004 - a server's own fault
        return f"failed ({code})", "try again later"
    return f"refuses the request ({code})", "perhaps the text is too long for the model"


def model_at(url: str, name: str, key: str) -> Model:
    """Return the model of a server.

    Raises:
        DraftError: where the client is not installed.
    """
    try:
        import openai  # noqa: F401, PLC0415  # an extra: only where a model is asked
    except ImportError:
        what = "DRAFT_URL is set, but the client that talks to a model is not installed"
        raise DraftError(what, remedy=f"{EXTRA}; or leave DRAFT_URL empty") from None
    return Model(url, name, key)
