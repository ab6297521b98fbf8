"""Find the words that only frame what is claimed: "can I write that …", "my notes say …".

A frame says where the asker has it from, or what for it is wanted. It names nobody and asks
nothing itself, and ends with "that", "if" or a colon, or with the verb of saying or thinking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.read.question import Mention
    from bot.lang.words import Word

    Cues = Mapping[str, frozenset[str]]

_LONGEST = 14  # words
_OWN_WITHIN = 3  # words before "says" among which "I" or "my" stands, or who tells
_WITHIN = 6  # words after "a friend" among which "says" is looked for


def frame(words: Sequence[Word], folded: str, mentions: Sequence[Mention], cues: Cues) -> int:
    """Return how many words at the start of a question are such a frame."""
    texts = [word.text for word in words]
    own = cues["first-person"]
    named = (m for m in mentions if m.is_hard or m.start == 0 or texts[m.start - 1] not in own)
    first = next((mention.start for mention in named), len(texts))
    stops = cues["question-word"] | cues["third-person"]
    asking = next((i for i, text in enumerate(texts) if text in stops), len(texts))
    if 0 < asking < first and texts[asking - 1] in cues["wondering"]:
        return asking  # "my boss wants to know who …"
    most = min(asking, first, _LONGEST)
    return _marked(words, folded, most, cues) or _told(texts, most, first, cues)


def _marked(words: Sequence[Word], folded: str, most: int, cues: Cues) -> int:
    """Return how long a frame is that ends with "that", "if" or a colon."""
    for i, word in enumerate(words[:most]):
        is_colon = folded[word.end : word.end + 2].strip() == ":"
        if is_colon or word.text in cues["framed"]:
            before = [each.text for each in words[: i + is_colon]]
            if not cues["framing"].isdisjoint(before):
                return i + 1 if _is_askers(before, cues) else 0
    return 0


def _is_askers(texts: Sequence[str], cues: Cues) -> bool:
    """Whether nobody else says so: "did Ito say that …" asks for what Ito said."""
    own = cues["framer"] | cues["teller"] | cues["first-person"]
    return all(
        text not in cues["said-by"] or not own.isdisjoint(texts[max(0, i - _OWN_WITHIN) : i])
        for i, text in enumerate(texts)
        if i
    )


def _told(texts: Sequence[str], most: int, first: int, cues: Cues) -> int:
    """Return how long a frame is that ends with its verb, and with whom it was told."""
    teller = next((i for i in range(most) if texts[i] in cues["teller"]), most)
    openings = cues["determiner"] | cues["pointing"]
    for i in range(most):
        is_heard = teller < i <= teller + _WITHIN and texts[i] in cues["telling"]
        is_own = i == 0 or not cues["framer"].isdisjoint(texts[:i])  # "heard it was so"
        is_thought = is_own and texts[i] in cues["thinking"]
        if is_heard or is_thought:
            rest = range(i + 1, len(texts))
            end = next((n for n in rest if texts[n] not in cues["told"]), len(texts))
            is_claim = is_heard or end == first or not openings.isdisjoint(texts[end : end + 1])
            return end if end <= first and is_claim else 0
    return 0
