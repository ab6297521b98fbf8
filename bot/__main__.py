"""The command line: the only place that reads the environment and joins the parts.

Each command loads only what it needs, so `bot ask` starts without Discord's client or pydantic.
"""

from __future__ import annotations

import atexit
import os
import sys
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bot.collecting import paused, settle
from bot.errors import BotError, FaultsError, KnowledgeError, SettingsError
from bot.options import NO_TOKEN, WRITING, command_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator, Sequence

    from bot.curating.recording import Recorder
    from bot.curating.store import Store
    from bot.facts import FactBase
    from bot.running.findings import Finding
    from bot.running.operations import Operations
    from bot.settings import SandboxSettings
    from bot.showing import Edition
    from bot.speaking import Speaker
    from bot.tracing import TracingAnswerer

FAULTY, ERROR, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141  # the last two as shells count signals


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the words name, and return the exit code."""
    _speak_utf8()
    atexit.register(settle)  # the end is no time to look for garbage
    words = sys.argv[1:] if argv is None else argv
    # Whatever the locale made of the bytes, they were typed as UTF-8.
    typed = [os.fsencode(word).decode("utf-8", "replace") for word in words]
    options = command_line().parse_args(typed)
    _find_folders(options)
    try:
        code = _run(options)
        sys.stdout.flush()
    except BotError as error:
        _report(error)
        return FAULTY if options.command == "compile" else ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone; without this the interpreter complains when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        # "\n" alone ends a question: a stray "\r" within one must not make two of it.
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")


def _report(error: BotError) -> None:
    faults = error.faults if isinstance(error, FaultsError) else (error,)
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201  # where the person reads it


def _find_folders(options: argparse.Namespace) -> None:
    """Fill in the folders that are not named; what is written stays where one is."""
    from bot.running import shipped  # noqa: PLC0415  # only what the command needs

    is_named = options.seeds or options.knowledge or options.command in WRITING
    home = Path() if is_named else shipped.home()
    options.seeds = options.seeds or home / shipped.SEEDS
    options.knowledge = options.knowledge or home / shipped.KNOWLEDGE


def _run(options: argparse.Namespace) -> int:
    if options.version:
        from bot.running.version import version  # noqa: PLC0415  # only what the command needs

        _say(f"bot {version()}")
        return 0
    commands = {
        "ask": _ask,
        "chat": _chat,
        "compile": _compile,
        "doctor": _doctor,
        "draft": _draft,
        "gaps": _gaps,
        "review": _review,
    }
    return commands.get(options.command, _start)(options)  # `bot` and `bot sandbox`


def _speaker(options: argparse.Namespace, *, lasts: bool = True, kept_days: int = 0) -> Speaker:
    """Return what answers; where it lasts, made ready so that no first question waits."""
    with paused():
        answerer, base = _answerer(options)
        from bot.speaking import Speaker  # noqa: PLC0415  # only what the command needs

        edition = partial(_edition, options.knowledge, kept_days)
        speaker = Speaker(answerer, base, _sentences, edition)
        if lasts:
            answerer.warm()
            speaker.suggest("who")
            speaker.reply("help")
            _ = speaker.edition
            settle()
    return speaker


def _answerer(options: argparse.Namespace) -> tuple[TracingAnswerer, FactBase]:
    """Return what finds answers, and the base in which it does."""
    from bot import factbase, kept_lexicon  # noqa: PLC0415  # only what the command needs
    from bot.answering.read.readings import FILE  # noqa: PLC0415
    from bot.lang import vocabulary  # noqa: PLC0415
    from bot.languages import Languages  # noqa: PLC0415
    from bot.tracing import TracingAnswerer  # noqa: PLC0415

    cache = _cache_of(options.knowledge)
    base = factbase.load(
        options.seeds,
        options.knowledge,
        _explain_change,
        remake=partial(_remake, options.seeds),
        cache=cache,
    )
    stored = options.knowledge / FILE
    readings = stored.read_text("utf-8", errors="replace") if stored.is_file() else ""
    english = kept_lexicon.load(cache)
    strange = Languages(english).foreign
    return TracingAnswerer(base, english, readings, vocabulary.load, strange), base


def _edition(knowledge: Path, kept_days: int) -> Edition:
    """Return which bot this is, and when its knowledge was written where it stands."""
    from datetime import UTC, datetime  # noqa: PLC0415  # only what the command needs

    from bot.facts import Date  # noqa: PLC0415
    from bot.running.version import version  # noqa: PLC0415
    from bot.showing import Edition  # noqa: PLC0415

    written = max(path.stat().st_mtime for path in knowledge.glob("*.yaml"))
    compiled = Date(f"{datetime.fromtimestamp(written, UTC):%Y-%m-%d}")
    return Edition(version(), compiled, kept_days)


def _sentences(text: str) -> list[str]:
    """Return the sentences of what somebody wrote, taken apart as those of a source are."""
    from bot.compiling.sentences import split_sentences  # noqa: PLC0415  # only where it is wanted

    spans = (sentence.span for sentence in split_sentences(text))
    return [text[span.start : span.end] for span in spans]


def _remake(seeds: Path, source: str) -> dict[str, str]:
    """Make the knowledge files of one source again: late, for most starts need it not."""
    from bot.compiling.remaking import make_one  # noqa: PLC0415  # only where it is needed

    return make_one(seeds, source)


def _explain_change(annotation: Path, known: str) -> BotError:
    """Say what in an annotation changed: late, for only the compiler knows line and remedy."""
    from bot.compiling.compile import explain_change  # noqa: PLC0415  # only where it is needed

    return explain_change(annotation, known)


def _ask(options: argparse.Namespace) -> int:
    from bot import terminal  # noqa: PLC0415  # only what the command needs

    question = " ".join(options.question)
    if options.jsonl and question:
        raise BotError(
            "--jsonl reads its questions from standard input", remedy="leave QUESTION out"
        )
    if options.follow_ups and not options.jsonl:
        raise BotError("--follow-ups is for --jsonl", remedy="one question follows nothing")
    speaker = _speaker(options, lasts=options.jsonl)
    if options.jsonl:
        asked = {"explain": options.explain, "is_conversation": options.follow_ups}
        return terminal.ask_jsonl(speaker, terminal.bounded(sys.stdin), **asked)
    with paused():  # it ends soon
        if options.json:
            return terminal.ask_json(speaker, question, explain=options.explain)
        return (terminal.explain if options.explain else terminal.ask)(speaker, question)


def _chat(options: argparse.Namespace) -> int:
    from bot import terminal  # noqa: PLC0415  # only what the command needs

    return terminal.chat(_speaker(options))


def _start(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs

    if options.command == "sandbox":
        return _sandbox(options, settings.load_sandbox())
    found = settings.load()
    if found.discord_token is None:
        _say(NO_TOKEN)
        return _sandbox(options, found)
    import asyncio  # noqa: PLC0415  # only what the command needs

    from bot.chat import client, logs, starting  # noqa: PLC0415
    from bot.memory import Memory  # noqa: PLC0415

    token = found.discord_token.get_secret_value()
    logs.write_logs([token, *found.secrets], form=found.log_format)
    login = client.Login(shard_ids=found.shards, shard_count=found.shard_count)
    place = starting.Place(found.discord_api_base, found.discord_gateway, token, login)

    async def run() -> None:
        at = _operations(options, found)
        serving = partial(starting.serve_at, place, at.speaker, Memory(monotonic), at.watch)
        await at.run(serving)

    asyncio.run(run())
    return 0


def _operations(options: argparse.Namespace, found: SandboxSettings) -> Operations:
    """Return what the bot speaks by, and what runs beside it."""
    from bot.running.operations import Operations, Wishes  # noqa: PLC0415  # only where it runs

    folders = (options.seeds, options.knowledge)
    recorder = _recorder(found)
    load = partial(_speaker, options, kept_days=found.keep_days if recorder else 0)
    return Operations(Wishes(load, folders, found.listens_at, recorder))


def _recorder(found: SandboxSettings) -> Recorder | None:
    """Return what keeps questions that were asked in vain; None where nothing is to be kept."""
    if found.database_url is None or found.asker_key is None:
        return None
    store = _store(found.database_url.get_secret_value())
    from bot.curating.recording import Recorder  # noqa: PLC0415  # only where it is wanted

    return Recorder(store, found.asker_key.get_secret_value(), found.keep_days)


def _prepared(found: SandboxSettings) -> None:
    """Reach the database; raise what keeps the bot from it."""
    if found.database_url:
        store = _store(found.database_url.get_secret_value())
        store.prepare()
        store.close()


def _store(address: str) -> Store:
    """Return the database; its library is an extra."""
    try:
        from bot.curating.store import Store  # noqa: PLC0415  # only where it is wanted
    except ModuleNotFoundError as missing:
        remedy = "install the bot with its extra: bot[curation], or bot[postgresql]"
        raise SettingsError(f"needs {missing.name}", place="DATABASE_URL", remedy=remedy) from None
    return Store(address)


def _sandbox(options: argparse.Namespace, found: SandboxSettings) -> int:
    import asyncio  # noqa: PLC0415  # only what the command needs
    import logging  # noqa: PLC0415

    from bot.chat import logs, starting  # noqa: PLC0415
    from bot.memory import Memory  # noqa: PLC0415
    from bot.sandbox import run  # noqa: PLC0415

    at = _operations(options, found)

    async def run_bot(api_base: str, gateway: str, token: str) -> None:
        # Who tries the bot looks at the page: here the log is for what goes wrong.
        logs.write_logs([token, *found.secrets], logging.WARNING, form=found.log_format)
        place = starting.Place(api_base, gateway, token)
        serving = partial(starting.serve_at, place, at.speaker, Memory(monotonic), at.watch)
        await at.beside(serving)

    try:
        asyncio.run(run.serve(run_bot, openapi=found.sandbox_openapi, say=_say))
    except KeyboardInterrupt:  # Windows: elsewhere Ctrl-C just ends it
        return 0
    return 0


def _gaps(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs
    from bot.lang import lexicon  # noqa: PLC0415

    if options.gaps and not options.says:
        raise BotError("--gaps needs --says", remedy="write the sentence that says what is open")
    found = settings.load_sandbox()
    if found.database_url is None:
        remedy = "set it, and ASKER_KEY, and let people ask: README, “See what is asked in vain”"
        raise SettingsError("is not set", place="DATABASE_URL", remedy=remedy)
    store = _store(found.database_url.get_secret_value())
    from bot.curating import gaps  # noqa: PLC0415  # after it is known that its library is there

    rows = store.asked_in_vain(options.days)
    store.close()
    groups = gaps.groups_of(rows, _speaker(options), lexicon.load())
    asks = list(gaps.chosen(options.asks, groups))  # all are there before any is written
    left = list(gaps.chosen(options.gaps, groups))
    written = [gaps.write_asks(options.seeds, each) for each in asks]
    written += [gaps.write_gap(options.seeds, each, options.says) for each in left]
    for line in [f"wrote {each}" for each in written] or gaps.told(groups):
        _say(line)
    _say("then `bot compile`" if written else f"groups: {len(groups)}, questions: {len(rows)}")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    import asyncio  # noqa: PLC0415  # only what the command needs

    from bot.running import doctor  # noqa: PLC0415

    is_well = asyncio.run(doctor.told(_findings(options), _say))
    return 0 if is_well else FAULTY


async def _findings(options: argparse.Namespace) -> AsyncIterator[Finding]:
    """Yield how each thing is, Discord last; what is not set up is not asked."""
    from time import time  # noqa: PLC0415  # only what the command needs

    from bot import factbase, settings  # noqa: PLC0415
    from bot.running import discord_checks, doctor, findings  # noqa: PLC0415

    yield doctor.program()
    for each in doctor.knowledge(
        lambda: factbase.load(
            options.seeds,
            options.knowledge,
            _explain_change,
            remake=partial(_remake, options.seeds),
        )
    ):
        yield each
    try:
        found = settings.load()
    except BotError as error:
        for each in findings.of_error("settings", error):
            yield each
        return
    yield doctor.listening(found.listens_at)
    for each in doctor.database(partial(_prepared, found) if found.database_url else None):
        yield each
    if found.discord_token is None:
        yield doctor.no_token()
        return
    token = found.discord_token.get_secret_value()
    place = discord_checks.Place(found.discord_api_base, found.discord_gateway, time, token)
    async for each in discord_checks.look_at(place):
        yield each


def _compile(options: argparse.Namespace) -> int:
    from bot.compiling.compile import run  # noqa: PLC0415  # only what the command needs

    try:
        cache = _cache_of(options.knowledge)
        done = run(
            options.seeds,
            options.knowledge,
            check_only=options.check,
            progress=_progress,
            cache=cache,
        )
        changed = [*done.changed, *_keep_readings(options)]
    finally:
        if sys.stderr.isatty():
            _progress("")
    for name in changed:
        print(f"wrote {options.knowledge / name}")  # noqa: T201  # the program's output
    _warn(options, done.changed)
    print(f"sources: {done.files}, files changed: {len(changed)}")  # noqa: T201  # likewise
    return 0


def _cache_of(knowledge: Path) -> Path:
    """Return the folder of what is kept to be quicker, beside the knowledge; lost without harm."""
    folder = knowledge.absolute()
    return folder.parent / f".{folder.name}-cache"


def _draft(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs
    from bot.annotating.command import Drafting, read_reply  # noqa: PLC0415
    from bot.annotating.models import Model, require_client  # noqa: PLC0415

    drafting = Drafting(options.seed, options.seeds, is_forced=options.force)
    if options.rules:
        told = drafting.by_rules()
    elif options.reply:
        told = drafting.take(read_reply(options.reply, sys.stdin))
    elif options.prompt or (found := settings.load_draft()).draft_url is None:
        told = drafting.prompt()
    else:
        require_client()
        key = found.draft_key.get_secret_value() if found.draft_key else ""
        model = Model(found.draft_url, found.draft_model or "", key)
        told = drafting.ask(model.reply, _say_aside)
    print(told.shown, end="")  # noqa: T201  # the program's output
    for note in told.notes:
        _say_aside(note)
    return 0 if told.is_done else FAULTY


def _review(options: argparse.Namespace) -> int:
    from bot.reviewing.command import show  # noqa: PLC0415  # only what the command needs

    print(show(options.seeds, options.knowledge, options.source, html=options.html), end="")  # noqa: T201  # the program's output
    return 0


def _say_aside(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201  # where the person reads it


def _warn(options: argparse.Namespace, changed: Sequence[str]) -> None:
    """Show what is probably not meant in the annotations; else how much in those that changed."""
    from bot.compiling.warnings import warned  # noqa: PLC0415  # only what the command needs

    if options.warnings:
        for warning in warned(options.seeds):
            _say_aside(f"warning: {warning}")
    elif number := sum(1 for _ in warned(options.seeds, {Path(name).stem for name in changed})):
        _say_aside(f"warnings: {number}; `bot compile --warnings` shows them")


def _keep_readings(options: argparse.Namespace) -> list[str]:
    """Store how the knowledge is read, so that the next start is quick; return what changed."""
    from bot import factbase  # noqa: PLC0415  # only what the command needs
    from bot.answering.chain import Answerer  # noqa: PLC0415
    from bot.answering.read.readings import FILE  # noqa: PLC0415
    from bot.compiling.compile import replace_file  # noqa: PLC0415
    from bot.lang import lexicon  # noqa: PLC0415

    _progress("reading how people ask")
    base = factbase.load(options.seeds, options.knowledge, cache=_cache_of(options.knowledge))
    text = Answerer(base, lexicon.load()).readings()
    stored = options.knowledge / FILE
    if stored.is_file() and stored.read_text("utf-8") == text:
        return []
    if options.check:
        raise KnowledgeError("is stale", place=stored.as_posix(), remedy="run `bot compile`")
    replace_file(stored, text)
    return [FILE]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # where the person, or a program that waits, reads it


def _progress(doing: str) -> None:
    """Show what is being done: on a terminal in one line, in place of the last."""
    if not sys.stderr.isatty():
        print(doing, file=sys.stderr)  # noqa: T201  # where the person reads it
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or len(doing) + 1  # not known
    print(f"\r\x1b[2K{doing[: columns - 1]}", end="", file=sys.stderr, flush=True)  # noqa: T201  # likewise


if __name__ == "__main__":
    sys.exit(main())
