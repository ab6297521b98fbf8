"""What the bot says in each language: keys and slots become words.

The words stand in ``bot/messages/``, a Fluent file a language; it is read when first spoken. A
language that has only some of the messages says the others in English.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rustfluent import Bundle

from bot.facts import Date, Entity
from bot.outcomes import Message

if TYPE_CHECKING:
    from bot.outcomes import Slot

FOLDER = Path(__file__).with_name("messages")
OWN = "en"  # whose file has every message


class Phrases:
    """Says messages in one language.

    Args:
        language: one that has a file.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = Bundle(language, [str(FOLDER / f"{language}.ftl")], strict=True)
        self._other = None if language == OWN else phrases_of(OWN)

    def __call__(self, key: str, **slots: str | int) -> str:
        """Return a message with its slots filled in; KeyError where no language has it."""
        text = self.get(key, **slots)
        if text is not None:
            return text
        if self._other is None:
            raise KeyError(key)
        return self._other(key, **slots)

    def get(self, key: str, **slots: str | int) -> str | None:
        """Return a message where this language has it."""
        try:
            return str(self._bundle.get_translation(key, variables=slots, use_isolating=False))
        except ValueError:  # it has none of that key
            return None

    def word(self, message: Message) -> str:
        """Return what a message says, with a capital."""
        text = self.slot(message)
        return f"{text[:1].upper()}{text[1:]}"

    def slot(self, value: Slot) -> str:
        """Return what fills a slot: an entity's name and a date's own words in the language."""
        match value:
            case Message(key=key, slots=slots):
                filled = {n: v if isinstance(v, int) else self.slot(v) for n, v in slots.items()}
                return self(key, **filled)
            case tuple():
                return self("comma").join(map(self.slot, value))
            case Entity(name=name, aliases=aliases):
                return next(filter(self.is_own, (name, *aliases)), name)
            case Date(text=text) if not text or not self.is_own(text):
                return self.date(value)
            case Date(text=text):
                return text
        return str(value)

    def joined(self, *sentences: str) -> str:
        """Return sentences as one text."""
        return self("blank").join(filter(None, sentences))

    def is_own(self, text: str) -> bool:
        """Whether a text is in the letters of this language, or has none."""
        is_written = re.search(f"[{self('letters')}]", text) is not None
        return is_written or not any(map(str.isalpha, text))

    def date(self, date: Date) -> str:
        """Return a date as precisely as it is known: "July 13, 2023", "October 2022", "2023"."""
        year, *rest = date.iso.split("-")
        month, day = ([int(part) for part in rest] + [0, 0])[:2]
        return self("day" if day else "month" if month else "year", year=year, month=month, day=day)


def heard_by(asker: str, asked: str) -> str:
    """Return in which language somebody is spoken to, who asked in a language.

    In that of their Discord where it is spoken; but who asks in another language than the sources'
    is answered in that one. `asker` is empty where nobody knows how they use Discord.
    """
    return asker if asked == OWN and is_spoken(asker) else asked


def is_spoken(language: str) -> bool:
    """Whether everything can be said in a language, and not only which ones are understood."""
    return phrases_of(language).language == language and bool(phrases_of(language).get("letters"))


@cache
def phrases_of(language: str) -> Phrases:
    """Return what says messages in a language; in English where there is no file for it."""
    return Phrases(language if (FOLDER / f"{language}.ftl").is_file() else OWN)
