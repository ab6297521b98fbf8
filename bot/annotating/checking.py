"""Checks a reply: takes the annotation out of it, and compiles its source with that, in memory."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.annotating.prompting import page
from bot.compiling.annotation import Annotation
from bot.compiling.checking import check, owners_of
from bot.compiling.drafting import draft
from bot.compiling.reading import read_seed, read_seeds
from bot.compiling.validating import read_rest
from bot.compiling.warnings import warnings
from bot.errors import AnnotationError, FaultsError, SourceError
from bot.factbase import seed_files
from bot.places import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.compiling.reading import Seed
    from bot.errors import BotError

_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*\n(.*?)(?:^[ \t]*\1|\Z)", re.DOTALL | re.MULTILINE)
_BEGIN = re.compile(r"^(?:source|standing|entities|facts|gaps):", re.MULTILINE)
_MARK = "draft: true\n"
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """A reply, as far as it can be used.

    Attributes:
        text: the annotation, marked as a draft.
        faults: why it can't be written; empty where it can.
        warnings: what is probably not meant.
    """

    text: str
    faults: tuple[BotError, ...] = ()
    warnings: tuple[BotError, ...] = ()


def annotation_in(reply: str) -> str:
    """Return the annotation in a reply: its longest block that is one, else all from its first key.

    Empty where there is none.
    """
    plain = _THOUGHT.sub("", reply.replace("\r\n", "\n").replace("\ufeff", ""))
    blocks: list[str] = [text for _, text in _BLOCK.findall(plain) if _BEGIN.search(text)]
    if blocks:
        return max(blocks, key=len).strip("\n") + "\n"
    found = _BEGIN.search(plain)
    return plain[found.start() :].strip() + "\n" if found else ""


def marked(text: str) -> str:
    """Return an annotation with the lines that say that it is a draft."""
    own = re.sub(r"^draft:.*\n", "", text, flags=re.MULTILINE)
    return f"{page('draft')}{_MARK}\n{own}"


def find_source(name: str, folder: Path) -> Path:
    """Return the file of a source by its path, its file's name or its id.

    Raise SourceError where the folder of sources has none that is called so.
    """
    files = list(seed_files(folder).values())
    for path in files:
        if (
            name in (path.as_posix(), path.name, path.stem)
            or path.resolve() == Path(name).resolve()
        ):
            return path
    known = ", ".join(path.name for path in files[:_LISTED]) or "none"
    what = f"is no source in {folder.as_posix()}"
    raise SourceError(what, place=name, remedy=f"put its text there; known are: {known}")


def check_reply(seed: Seed, others: Sequence[Seed], reply: str) -> Checked:
    """Return the annotation in a reply with all that is wrong with it.

    Args:
        seed: its source, without an annotation.
        others: the other sources, of which it may name entities.
        reply: whatever came back.
    """
    own = annotation_in(reply)
    place = f"{seed.place.rpartition('.')[0]}.yaml"
    if not own:
        remedy = "answer with the annotation in one ```yaml block that has facts: in it"
        return Checked(
            "", (AnnotationError("the reply has no annotation in it", place=place, remedy=remedy),)
        )
    text = marked(own)
    try:
        annotation, document, faults = read_rest(text, place)
    except FaultsError as several:
        return Checked(text, several.faults)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    noted = replace(seed, annotation=annotation, document=document, annotation_sha256=sha256)
    seeds = [noted, *others]
    owners = owners_of(seeds)
    faults += check([noted], owners)
    if not annotation.facts and not faults:
        remedy = "write at least one fact: facts: - quote: …"
        faults.append(AnnotationError("the annotation has no facts", place=place, remedy=remedy))
    try:
        part = draft(noted, seeds, owners)
    except FaultsError as several:
        return Checked(text, tuple(in_order([*faults, *several.faults])))
    told = replace(noted, annotation=annotation.model_copy(update={"draft": False}))
    return Checked(text, tuple(in_order(faults)), () if faults else tuple(warnings(told, part)))


def read_source(path: Path) -> tuple[Seed, list[Seed]]:
    """Return a source without its annotation, and the other sources of its folder."""
    seed, _ = read_seed(path)
    bare = replace(seed, annotation=Annotation(), document=None, annotation_sha256="")
    others, _ = read_seeds(path.parent, lambda _line: None)
    return bare, [other for other in others if other.file != path.name]
