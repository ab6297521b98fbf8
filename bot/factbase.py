"""Reads compiled knowledge back and refuses to run on what does not match its seeds.

Every run of the bot starts here, so that nothing but the standard library is loaded and each value
is built once, without validation: `bot compile` wrote the files, and every quote, every sentence
and every hash is checked again. Where something stands is worked out only when there is a fault;
what changed in an annotation is said by who knows compiling, and handed in.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.collecting import paused
from bot.errors import BotError, FaultsError, KnowledgeError, SourceError, is_steering
from bot.joining import join
from bot.parsed import Parsed
from bot.parts import read_part
from bot.places import in_order, place_in
from bot.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.facts import FactBase, Span
    from bot.parts import Part
    from bot.strictyaml import Document

    Remake = Callable[[str], Mapping[str, str]]
    Told = tuple[Callable[[Path, str], BotError], Remake | None]

SEED_ENDINGS = (".txt", ".md", ".html", ".htm")
"""What a seed can be; everything but a .txt has its extracted text beside its knowledge."""

PLAIN = ".txt"
"""The ending of a seed that is its own text."""

FACTS = ".facts.json"
"""The ending of what is read of a source; a page for people stands beside it, with its hash."""

MAX_BYTES = 4_000_000
"""Larger than any article; a book should come in chapters, so that a citation's paragraph helps."""
SPLIT = "split it into several files"
_MAX_KNOWLEDGE = 50 * MAX_BYTES
"""Bytes of a knowledge file: far more than the largest seed is compiled to."""

COMPILE = "run `bot compile`"
_HEADER = 1_000
"""Bytes of a page in which the hash of its facts stands."""
_SHOWN = 40
"""Characters of a text that are shown where it differs."""


def _unexplained(annotation: Path, _known: str) -> BotError:
    """Return the fault of an annotation that changed, without what in it did."""
    what = "has changed since it was compiled"
    return KnowledgeError(what, place=annotation.as_posix(), remedy=COMPILE)


def load(
    seeds: Path,
    knowledge: Path,
    explain: Callable[[Path, str], BotError] = _unexplained,
    *,
    remake: Remake | None = None,
    cache: Path | None = None,
) -> FactBase:
    """Return all that the bot knows; raise FaultsError where it does not match its seeds.

    Args:
        seeds: the folder of the sources.
        knowledge: the folder of what they were compiled to.
        explain: returns the fault of a changed annotation, of its path and its knowledge file's
            (`bot.compiling.compile.explain_change`).
        remake: returns the texts of a source's files, by name, of its id, where what is read of it
            is missing or is not what its page tells (`bot.compiling.remaking.make_one`).
        cache: where is kept what makes the next load quicker; None for nowhere.
    """
    with paused():
        snapshot = Snapshot(cache, seeds, knowledge, (*SEED_ENDINGS, ".yaml", FACTS))
        base = snapshot.base()
        if base is None:
            base = _load(seeds, knowledge, (explain, remake), Parsed(cache))
            snapshot.keep(base)
        return base


def _load(seeds: Path, knowledge: Path, told: Told, parsed: Parsed) -> FactBase:
    """Return what the files hold, verified one by one."""
    faults: list[BotError] = list(_unpaired(seeds, knowledge))
    parts: list[Part] = []
    files = sorted(knowledge.glob("*.yaml"), key=_name)
    for file in files:
        try:
            parts.append(_read(file, seeds, told, parsed))
        except FaultsError as several:
            faults += several.faults
        except BotError as fault:
            faults.append(fault)
        except OSError as fault:
            what, remedy = f"cannot be read: {fault.strerror}", "let the program read it"
            place = str(fault.filename or file.as_posix())
            faults.append(KnowledgeError(what, place=place, remedy=remedy))
    if not faults:
        faults += _strangers(parts, knowledge)
    if faults:
        raise FaultsError(in_order(faults))
    parsed.save(facts_file(file).name for file in files)
    return _joined(parts, knowledge)


def _joined(parts: list[Part], knowledge: Path) -> FactBase:
    try:
        return join(parts)
    except KeyError as unknown:
        what = f"something refers to ‘{unknown.args[0]}’, which is no entity of its source"
        fault = KnowledgeError(what, place=knowledge.as_posix(), remedy=COMPILE)
        raise FaultsError([fault]) from unknown


def _name(path: Path) -> str:
    return path.name


def seed_files(seeds: Path) -> dict[str, Path]:
    """Return the seeds by id, the first of each id.

    Hidden files and READMEs are none, nor is what has a name that cannot be shown as it is.
    """
    found: dict[str, Path] = {}
    for path in sorted(seeds.iterdir(), key=_name) if seeds.is_dir() else ():
        is_seed = path.suffix.lower() in SEED_ENDINGS and path.stem.upper() != "README"
        if is_seed and not path.name.startswith(".") and not any(map(is_steering, path.name)):
            found.setdefault(path.stem, path)
    return found


def _unpaired(seeds: Path, knowledge: Path) -> Iterator[KnowledgeError]:
    """Yield what stands on one side only."""
    ids = {path.stem for path in knowledge.glob("*.yaml")}
    files = seed_files(seeds)
    if not ids and not files:
        remedy = f"put a source (.txt, .md, .html) there and {COMPILE}"
        yield KnowledgeError("holds no source", place=seeds.as_posix(), remedy=remedy)
    for seed_id, path in files.items():
        if seed_id not in ids:
            yield KnowledgeError("is not compiled", place=path.as_posix(), remedy=COMPILE)


def _read(file: Path, seeds: Path, told: Told, parsed: Parsed) -> Part:
    """Return the part that a page stands for, verified."""
    explain, remake = told
    raw, file = _facts_of(file, remake), facts_file(file)
    data = parsed.get(file.name, raw)
    if data is None:
        data = _parsed(raw, file)
        parsed.put(file.name, raw, data)
    try:
        seed = seeds / data["source"]["file"]
        if seed.parent != seeds:
            what = f"its seed {seed} is outside of {seeds}"
            raise KnowledgeError(what, place=file.as_posix(), remedy=COMPILE)
        if not seed.is_file():
            remedy = f"put it back, or {COMPILE}"
            raise KnowledgeError(
                f"its seed {seed} is missing", place=file.as_posix(), remedy=remedy
            )
        part = read_part(data, _text_of(seed, file))
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        what = f"is not what `bot compile` writes ({broken!r})"
        raise KnowledgeError(what, place=file.as_posix(), remedy=COMPILE) from broken
    _verify_hashes(part, seed, file, explain)
    _verify(part, seed, lambda: _document(raw, file))
    return part


def facts_file(page: Path) -> Path:
    """Return the file that is read of a source, by its page's."""
    return page.with_name(f"{page.stem}{FACTS}")


def _facts_of(page: Path, remake: Remake | None) -> bytes:
    """Return the bytes that are read of a source, made again where they aren't its page's."""
    text, file = read_file(page, page.parent, _MAX_KNOWLEDGE, COMPILE), facts_file(page)
    is_there = file.exists() or file.is_symlink()
    raw = read_file(file, file.parent, _MAX_KNOWLEDGE, COMPILE) if is_there else b""
    if hashlib.sha256(raw).hexdigest().encode() in text[:_HEADER]:
        return raw
    made = remake(page.stem) if remake is not None else {}
    if page.name not in made or made[page.name].encode() != text:
        what = "is not what was compiled with the page beside it" if raw else "is missing"
        raise KnowledgeError(what, place=file.as_posix(), remedy=COMPILE)
    raw = made[file.name].encode()
    with suppress(OSError):  # the next start makes it again
        file.write_bytes(raw)
    return raw


def _parsed(raw: bytes, file: Path) -> Any:  # noqa: ANN401 - what JSON can hold
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as broken:
        what = f"is not what `bot compile` writes ({broken})"
        raise KnowledgeError(what, place=file.as_posix(), remedy=COMPILE) from broken


def read_file(path: Path, folder: Path, most: int = MAX_BYTES, split: str = SPLIT) -> bytes:
    """Return a file's bytes; raise SourceError where it is none, is elsewhere, or is too large.

    `split` is what to do where it is larger than `most` bytes.
    """
    place = path.as_posix()
    if path.is_symlink() and not _real(path).is_relative_to(_real(folder)):
        what, remedy = "leads out of its folder", "put the file itself there"
        raise SourceError(what, place=place, remedy=remedy)
    if not path.is_file():
        remedy = "put a file there, or remove what has its name"
        raise SourceError("is no file", place=place, remedy=remedy)
    size = path.stat().st_size
    if size > most:
        what = f"is too large ({size:,} bytes of at most {most:,})"
        raise SourceError(what, place=place, remedy=split)
    return path.read_bytes()


def _real(path: Path) -> Path:
    """Return where a path leads, also where it leads in a circle."""
    return Path(os.path.realpath(path))


def _document(raw: bytes, file: Path) -> Document:
    from bot import strictyaml  # noqa: PLC0415  # most starts read what was kept instead

    return strictyaml.read(_decoded(raw, file), file.as_posix(), error=KnowledgeError)


def _decoded(raw: bytes, file: Path) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as fault:
        place = place_in(file.as_posix(), raw[: fault.start].decode(), fault.start)
        remedy = "save the file as UTF-8"
        raise SourceError("is not UTF-8", place=place, remedy=remedy) from fault


def _text_of(seed: Path, file: Path) -> str:
    """Return the text that spans point into: the seed's, or what was extracted from it."""
    beside = file.with_name(f"{file.name.removesuffix(FACTS)}.txt")
    path = seed if seed.suffix.lower() == PLAIN else beside
    if not path.is_file():
        what = f"the text of {seed.as_posix()} is missing"
        raise KnowledgeError(what, place=path.as_posix(), remedy=COMPILE)
    return _decoded(read_file(path, path.parent), path)


def _verify_hashes(
    part: Part, seed: Path, file: Path, explain: Callable[[Path, str], BotError]
) -> None:
    """Raise where the seed or its annotation is not the one that was compiled."""
    if hashlib.sha256(read_file(seed, seed.parent)).hexdigest() != part.source.sha256:
        raise _changed_seed(part, seed)
    annotation = seed.with_suffix(".yaml")
    is_there = annotation.exists() or annotation.is_symlink()
    raw = read_file(annotation, annotation.parent) if is_there else b""
    found = hashlib.sha256(raw).hexdigest() if is_there else ""
    if found != part.annotation:
        raise explain(annotation, file.as_posix())


def _verify(part: Part, seed: Path, read: Callable[[], Document]) -> None:
    """Raise where a sentence or a quote is not what was compiled; `read` tells where it stands."""
    source = part.source
    for sentence, text in zip(source.sentences, part.texts, strict=True):
        span = sentence.span
        if source.text[span.start : span.end] != text:
            document = read()
            place = list(document.data["sentences"])[sentence.number - 1]
            raise _altered(document, ("sentences", place), seed, span)
    for key, texts in part.quotes.items():
        for number, (span, text) in enumerate(zip(part.facts[key].quotes, texts, strict=True)):
            if source.text[span.start : span.end] != text or not text:
                raise _altered(read(), ("facts", key, "quotes", number), seed, span)


def _altered(document: Document, loc: tuple[str | int, ...], seed: Path, span: Span) -> BotError:
    """Return the fault of knowledge that was edited by hand."""
    place = document.place((*loc, "text"))
    what = f"this is not what stands in {seed.as_posix()} at {span.start}-{span.end}"
    remedy = f"{COMPILE}; knowledge is never edited by hand"
    return KnowledgeError(what, place=place, remedy=remedy)


def _changed_seed(part: Part, seed: Path) -> BotError:
    """Return the fault of a seed that is not the one that was compiled, at the first change."""
    text = part.source.text
    at, was = len(text), ""
    for sentence, compiled in zip(part.source.sentences, part.texts, strict=True):
        found = text[sentence.span.start : sentence.span.end]
        if found != compiled:
            pairs = enumerate(zip(found, compiled, strict=False))
            same = next((n for n, (a, b) in pairs if a != b), min(len(found), len(compiled)))
            at, was = sentence.span.start + same, compiled[same : same + _SHOWN]
            break
    what = "is not the text that was compiled" + (f": here stood “{was}”" if was else "")
    is_plain = seed.suffix.lower() == PLAIN
    place = place_in(seed.as_posix(), text, at) if is_plain else seed.as_posix()
    return KnowledgeError(what, place=place, remedy=f"restore the seed, or {COMPILE}")


def _strangers(parts: list[Part], knowledge: Path) -> Iterator[KnowledgeError]:
    """Yield the entities of other sources that are not there."""
    entities = {part.source.id: part.entities for part in parts}
    for part in parts:
        place = (knowledge / f"{part.source.id}{FACTS}").as_posix()
        for key, owner in part.borrowed.items():
            if key not in entities.get(owner, ()):
                what = f"‘{key}’ is an entity of {owner}, which has none of this id"
                yield KnowledgeError(what, place=place, remedy=COMPILE)
