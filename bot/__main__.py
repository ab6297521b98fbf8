"""The command line: the only place that reads the environment and joins the parts.

Each command loads only what it needs, so `bot ask` starts without Discord's client or pydantic.
"""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from bot import streams
from bot.collecting import paused, settle
from bot.errors import BotError, SettingsError
from bot.options import NO_TOKEN, WRITING, command_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator, Sequence

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
    streams.speak_utf8()
    atexit.register(settle)  # the end is no time to look for garbage
    words = sys.argv[1:] if argv is None else argv
    # Whatever the locale made of the bytes, they were typed as UTF-8.
    typed = [os.fsencode(word).decode("utf-8", "replace") for word in words]
    options = command_line().parse_args(typed)
    _find_folders(options)
    try:
        streams.require_output()
        code = _run(options)
        sys.stdout.flush()
    except BotError as error:
        streams.report(error)
        return FAULTY if options.command == "compile" else ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read us has gone
        streams.forget_output()
        return BROKEN_PIPE
    except OSError as error:
        if error.filename is not None:  # of a file, so that it is a fault of ours
            raise
        streams.report(streams.unwritable(error))
        streams.forget_output()
        return ERROR
    return code


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

        streams.say(f"bot {version()}")
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
    with paused():  # it ends soon, or has settled before it goes on
        from bot import terminal  # noqa: PLC0415  # only what the command needs

        question = terminal.question_of(options)
        speaker = _speaker(options, lasts=options.jsonl)
        if options.json:
            return terminal.ask_json(speaker, question, explain=options.explain)
        if not options.jsonl:
            return (terminal.explain if options.explain else terminal.ask)(speaker, question)
    asked = {"explain": options.explain, "is_conversation": options.follow_ups}
    return terminal.ask_jsonl(speaker, terminal.bounded(sys.stdin), **asked)


def _chat(options: argparse.Namespace) -> int:
    from bot import terminal  # noqa: PLC0415  # only what the command needs

    return terminal.chat(_speaker(options))


def _start(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs

    if options.command == "sandbox":
        return _sandbox(options, settings.load_sandbox())
    found = settings.load()
    if found.discord_token is None:
        streams.say(NO_TOKEN)
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
    recorder = None
    if found.database_url and found.asker_key:
        from bot.curating.opening import recorder_at  # noqa: PLC0415  # only where it is wanted

        address, key = found.database_url.get_secret_value(), found.asker_key.get_secret_value()
        recorder = recorder_at(address, key, found.keep_days)
    load = partial(_speaker, options, kept_days=found.keep_days if recorder else 0)
    return Operations(Wishes(load, folders, found.listens_at, recorder))


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

    with suppress(KeyboardInterrupt):  # Windows: elsewhere Ctrl-C just ends it
        asyncio.run(run.serve(run_bot, openapi=found.sandbox_openapi, say=streams.say))
    return 0


def _gaps(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs
    from bot.curating import opening  # noqa: PLC0415
    from bot.lang import lexicon  # noqa: PLC0415

    if options.gaps and not options.says:
        raise BotError("--gaps needs --says", remedy="write the sentence that says what is open")
    address = settings.load_sandbox().database_url
    if address is None:
        remedy = "set it, and ASKER_KEY, and let people ask: bot/curating/README.md"
        raise SettingsError("is not set", place="DATABASE_URL", remedy=remedy)
    store = opening.open_store(address.get_secret_value())
    from bot.curating import command  # noqa: PLC0415  # after it is known that its library is there

    rows = store.asked_in_vain(options.days)
    store.close()
    chosen = command.Chosen(options.asks, options.gaps, options.says)
    for line in command.run(rows, _speaker(options), lexicon.load(), options.seeds, chosen):
        streams.say(line)
    return 0


def _doctor(options: argparse.Namespace) -> int:
    import asyncio  # noqa: PLC0415  # only what the command needs

    from bot.running import doctor  # noqa: PLC0415

    is_well = asyncio.run(doctor.told(_findings(options), streams.say))
    return 0 if is_well else FAULTY


async def _findings(options: argparse.Namespace) -> AsyncIterator[Finding]:
    """Yield how each thing is, Discord last; what is not set up is not asked."""
    from time import time  # noqa: PLC0415  # only what the command needs

    from bot import factbase, settings  # noqa: PLC0415
    from bot.curating import opening  # noqa: PLC0415
    from bot.running import discord_checks, doctor, findings  # noqa: PLC0415

    yield doctor.program()
    remake = partial(_remake, options.seeds)
    load = partial(factbase.load, options.seeds, options.knowledge, _explain_change, remake=remake)
    for each in doctor.knowledge(load):
        yield each
    try:
        found = settings.load()
    except BotError as error:
        for each in findings.of_error("settings", error):
            yield each
        return
    yield doctor.listening(found.listens_at)
    address = found.database_url.get_secret_value() if found.database_url else ""
    for each in doctor.database(partial(opening.prepare, address) if address else None):
        yield each
    if found.discord_token is None:
        yield doctor.no_token()
        return
    token = found.discord_token.get_secret_value()
    place = discord_checks.Place(found.discord_api_base, found.discord_gateway, time, token)
    async for each in discord_checks.look_at(place):
        yield each


def _compile(options: argparse.Namespace) -> int:
    from bot import factbase  # noqa: PLC0415  # only what the command needs
    from bot.answering.chain import Answerer  # noqa: PLC0415
    from bot.answering.read.readings import FILE  # noqa: PLC0415
    from bot.compiling import command  # noqa: PLC0415
    from bot.compiling.compile import run  # noqa: PLC0415
    from bot.lang import lexicon  # noqa: PLC0415

    folders, cache = (options.seeds, options.knowledge), _cache_of(options.knowledge)
    try:
        done = run(*folders, check_only=options.check, progress=streams.progress, cache=cache)
        streams.progress("reading how people ask")
        readings = Answerer(factbase.load(*folders, cache=cache), lexicon.load()).readings()
        stored = options.knowledge / FILE
        changed = [*done.changed, *command.keep(stored, readings, check=options.check)]
    finally:
        streams.end_progress()
    for name in changed:
        streams.say(f"wrote {options.knowledge / name}")
    for line in command.warnings(options.seeds, done.changed, is_all=options.warnings):
        streams.say_aside(line)
    streams.say(f"sources: {done.files}, files changed: {len(changed)}")
    return 0


def _cache_of(knowledge: Path) -> Path:
    """Return the folder of what is kept to be quicker, beside the knowledge; lost without harm."""
    return knowledge.absolute().with_name(f".{knowledge.absolute().name}-cache")


def _draft(options: argparse.Namespace) -> int:
    from bot import settings  # noqa: PLC0415  # only what the command needs
    from bot.annotating.command import Drafting, draft  # noqa: PLC0415
    from bot.annotating.models import model_at  # noqa: PLC0415

    drafting = Drafting(options.seed, options.seeds, is_forced=options.force)
    if options.rules or options.reply or options.prompt:
        told = draft(drafting, options.reply, sys.stdin, by_rules=options.rules)
    elif (found := settings.load_draft()).draft_url is None:
        told = drafting.prompt()
    else:
        key = found.draft_key.get_secret_value() if found.draft_key else ""
        model = model_at(found.draft_url, found.draft_model or "", key)
        told = drafting.ask(model.reply, streams.say_aside)
    print(told.shown, end="")  # noqa: T201  # the program's output
    for note in told.notes:
        streams.say_aside(note)
    return 0 if told.is_done else FAULTY


def _review(options: argparse.Namespace) -> int:
    from bot.reviewing.command import show  # noqa: PLC0415  # only what the command needs

    print(show(options.seeds, options.knowledge, options.source, html=options.html), end="")  # noqa: T201  # the program's output
    return 0


if __name__ == "__main__":
    sys.exit(main())
