import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from subprocess import PIPE, Popen

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from bot.curating.schema import metadata
from bot.curating.store import Change, Store
from bot.errors import DatabaseError


def asked(name, *, who="ana", days=0, question="how far"):
    at = datetime.now(UTC) - timedelta(days=days)
    row = {"id": name, "at": at, "asker": who, "question": question}
    return Change("asked", {**row, "reason": "not-stated", "language": "en"})


def rated(name, *, asker="ana", rater="ben", value=-1):
    row = {"id": name, "at": datetime.now(UTC), "asker": asker, "rater": rater}
    return Change("rated", {**row, "question": "who", "outcome": "answer", "value": value})


@pytest.mark.usefixtures("store")
def test_the_migrations_make_what_the_tables_say(address):
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_threads_that_prepare_at_once_wait_for_each_other(tmp_path):
    for number in range(10):
        store = Store(f"sqlite:///{tmp_path / str(number)}.db")
        with ThreadPoolExecutor(4) as threads:
            for done in [threads.submit(store.asked_in_vain, 7) for _ in range(4)]:
                assert done.result() == []
        store.close()


def test_processes_that_start_at_once_on_an_empty_database_all_get_it(server):
    store = Store(server.address)
    engine = create_engine(server.address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for table in ("asked", "rated", "alembic_version"):
            connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    engine.dispose()
    told = f"print(flush=True); input(); Store({server.address!r}).prepare()"
    opened = f"from bot.curating.store import Store; {told}"
    words, pipes = [sys.executable, "-c", opened], {"stdin": PIPE, "stdout": PIPE}
    started = [Popen(words, text=True, **pipes) for _ in range(6)]
    for process in started:
        process.stdout.readline()
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in started:
        process.communicate(timeout=60)
    assert [process.returncode for process in started] == [0] * 6
    assert store.asked_in_vain(7) == []
    store.close()


def test_what_is_written_twice_is_there_once(store):
    store.write([asked("1"), asked("2")])
    store.write([asked("1"), rated("3"), rated("4", value=1)])
    assert store.asked_in_vain(7) == [("how far", "ana"), ("how far", "ana"), ("who", "ana")]
    store.write([Change("rated", {"id": "3"})])
    assert len(store.asked_in_vain(7)) == 2


def test_a_person_is_forgotten_wherever_they_are(store):
    store.write([asked("1"), asked("2", who="ben"), rated("3"), rated("4", asker="ben")])
    assert store.forget("ana") == 2
    assert store.asked_in_vain(7) == [("how far", "ben"), ("who", "ben")]
    assert store.forget("ben") == 2
    assert store.forget("ben") == 0


def test_what_is_too_old_goes(store):
    store.write([asked("1", days=91), asked("2", days=89)])
    assert store.expire(90) == 1
    assert len(store.asked_in_vain(365)) == 1
    assert store.asked_in_vain(30) == []


def test_what_was_kept_is_there_for_the_next_process(address, store):
    store.write([asked("1")])
    other = Store(address)
    assert other.asked_in_vain(7) == [("how far", "ana")]
    other.close()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://bot:secret@127.0.0.1:1/bot",
        "sqlite:////nowhere/at/all.db",
        "nonsense://bot:secret@x/y",
        "secret",
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(address):
    with pytest.raises(DatabaseError) as caught:
        Store(address).prepare()
    assert str(caught.value).startswith("DATABASE_URL: ")
    assert "secret" not in str(caught.value)
    assert caught.value.remedy
