"""Reads the seeds and the annotations beside them."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.compiling.annotation import Annotation
from bot.compiling.decoding import decoded
from bot.compiling.extracted import Extracted
from bot.compiling.extracting import extract, refuse_nul
from bot.compiling.locate import Place
from bot.compiling.sentences import split_sentences
from bot.compiling.validating import read_rest
from bot.compiling.working import Pace
from bot.errors import BotError, FaultsError, SourceError, is_steering
from bot.factbase import PLAIN, SEED_ENDINGS, read_file, seed_files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from bot.facts import Sentence
    from bot.strictyaml import Document

_MAX_NAME = 230
"""Bytes of a name without its ending: file systems take 255, and what is written is longer."""
_MAX_TITLE = 200
"""A first line longer than this is a paragraph."""
_KNOWN = (*SEED_ENDINGS, ".yaml")


@dataclass(frozen=True)
class Seed:
    """A source document as it came, split into sentences, with its annotation.

    Attributes:
        place: the seed's path as errors name it.
        text: what spans point into: the file's text, or what was extracted from it.
        extracted: whether it was, and what it says of itself; None for a plain text.
        document: where each part of the annotation stands; None where there is none.
    """

    id: str
    file: str
    place: str
    sha256: str
    text: str
    sentences: tuple[Sentence, ...]
    annotation: Annotation
    extracted: Extracted | None = None
    annotation_sha256: str = ""
    document: Document | None = None

    @property
    def title(self) -> str:
        """The annotation's title, else the document's own, else the file's name.

        A plain text's own title is its first line, where that is one.
        """
        if self.annotation.source.title:
            return self.annotation.source.title
        if self.extracted is not None and self.extracted.title:
            return self.extracted.title
        first = self.sentences[0].span
        line = " ".join(self.text[first.start : first.end].split())
        is_alone = len(self.sentences) == 1 or self.sentences[1].paragraph > 1
        is_title = is_alone and len(line) <= _MAX_TITLE and not re.search(r"[.:;,]$", line)
        return line if is_title else re.sub(r"[-_]+", " ", self.id).strip()

    def as_place(self) -> Place:
        """Return the text in which quotes are located."""
        return Place(self.place, self.text, self.sentences)


def read_seeds(
    folder: Path, progress: Callable[[str], None], only: Collection[str] | None = None
) -> tuple[list[Seed], list[BotError]]:
    """Return the seeds that can be read, and all faults; what is wrong is left out of a seed.

    Args:
        folder: where they are.
        progress: is told which is being read.
        only: the ids of those that are wanted; None for all.
    """
    seeds: list[Seed] = []
    faults: list[BotError] = list(_strangers(folder))
    files = seed_files(folder)
    wanted = {key: path for key, path in files.items() if only is None or key in only}
    pace = Pace(progress, len(wanted))
    for path in wanted.values():
        pace.step(f"reading {path.as_posix()}")
        try:
            seed, wrong = read_seed(path)
        except FaultsError as several:
            faults += several.faults
        except OSError as fault:
            what, remedy = f"cannot be read: {fault.strerror}", "let the program read it"
            faults.append(SourceError(what, place=path.as_posix(), remedy=remedy))
        else:
            seeds.append(seed)
            faults += wrong
    if not files and not faults:
        remedy = "put a source there: a .txt, .md or .html file"
        faults.append(SourceError("holds no source", place=folder.as_posix(), remedy=remedy))
    return seeds, faults


def _strangers(folder: Path) -> Sequence[BotError]:
    """Return a fault for each file that is neither a seed nor the annotation of one."""
    files = seed_files(folder)
    there = sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else []
    found = (_strange(path, files) for path in there if not path.name.startswith("."))
    return [
        SourceError(what, place=place, remedy=remedy) for what, place, remedy in filter(None, found)
    ]


def _strange(path: Path, files: Mapping[str, Path]) -> tuple[str, str, str] | None:
    """Return why a file is neither, its place, and what to do; None where it is one."""
    place, ending = path.as_posix(), path.suffix.lower()
    is_known = ending in _KNOWN
    if path.stem.upper() == "README" or (path.is_dir() and not is_known):
        return None
    if (named := _strange_name(path)) is not None:
        return named
    if ending == ".yaml":
        return _strange_annotation(path, files)
    if is_known and files[path.stem] == path:
        return None
    if is_known:
        remedy = "rename one of them: the name without its ending is the source's id"
        return f"has the same id as {files[path.stem].name}", place, remedy
    convert = "convert it to .txt, .md or .html, or move it elsewhere"
    remedy = "name an annotation .yaml" if ending == ".yml" else convert
    return "is no kind of seed", place, remedy


def _strange_name(path: Path) -> tuple[str, str, str] | None:
    place = path.as_posix()
    if any(map(is_steering, path.name)):
        return "has a name that cannot be shown as it is", place, "give it another name"
    if len(os.fsencode(path.stem)) > _MAX_NAME:
        return "has too long a name", place, f"shorten it to {_MAX_NAME} bytes"
    return None


def _strange_annotation(path: Path, files: Mapping[str, Path]) -> tuple[str, str, str] | None:
    place = path.as_posix()
    if path.suffix != ".yaml":
        remedy = f"name it {path.stem}.yaml, in small letters"
        return "is not read as an annotation", place, remedy
    if path.stem not in files:
        remedy = f"put {path.stem}.txt there, or remove the annotation"
        return "annotates no seed", place, remedy
    return None


def read_seed(path: Path) -> tuple[Seed, list[BotError]]:
    """Return one seed with what is right of its annotation, and the faults of the rest.

    Raise FaultsError where its text cannot be read.
    """
    faults: list[BotError] = []
    raw, found = b"", None
    try:
        raw = read_file(path, path.parent)
        found = _text(raw, path)
    except SourceError as fault:
        faults.append(fault)
    annotation, document, noted = _annotation(path.with_suffix(".yaml"), faults)
    if found is None:
        raise FaultsError(faults)
    seed = Seed(
        path.stem,
        path.name,
        path.as_posix(),
        hashlib.sha256(raw).hexdigest(),
        found.text,
        split_sentences(found.text),
        annotation,
        extracted=None if path.suffix.lower() == PLAIN else found,
        annotation_sha256=hashlib.sha256(noted).hexdigest() if document else "",
        document=document,
    )
    return seed, faults


def _annotation(beside: Path, faults: list[BotError]) -> tuple[Annotation, Document | None, bytes]:
    """Return what is right of an annotation, where there is one; add the faults of the rest."""
    if not beside.exists() and not beside.is_symlink():
        return Annotation(), None, b""
    raw = b""
    try:
        raw = read_file(beside, beside.parent)
        annotation, document, wrong = read_rest(decoded(raw, beside), beside.as_posix())
    except FaultsError as several:
        faults += several.faults
    except BotError as fault:
        faults.append(fault)
    else:
        faults += wrong
        return annotation, document, raw
    return Annotation(), None, raw


def _text(raw: bytes, path: Path) -> Extracted:
    """Return a seed's text, with what it says of itself where it is not plain."""
    if path.suffix.lower() != PLAIN:
        return extract(raw, path)
    text = decoded(raw, path)
    refuse_nul(text, path)
    if not any(char.isalnum() for char in text):
        raise SourceError("is empty", place=path.as_posix(), remedy="put its text in, or remove it")
    return Extracted(text)
