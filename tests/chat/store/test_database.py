"""The file is whole whatever happens to those who write it: killed, many at once, or of another version."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.chat.store import Cache, Database, Log, delete
from summarizer.errors import StoreError

ROOT = Path(__file__).parents[3]
WRITING = """
import os, sys
from pathlib import Path
from summarizer.chat.store import Cache, Database

cache = Cache(Database(Path(sys.argv[1])))
cache.stats()  # what is open in the parent must not be used in its children

def write(name):
    for number in range(int(sys.argv[3])):
        cache.keep(f"{name}-{number}", {"said": "x" * 2000, "of": name}, model="m")
        print(number, flush=True)

children = []
for name in sys.argv[2].split(","):
    if len(sys.argv[2]) == 1:
        write(name)
    elif not (child := os.fork()):
        write(name)
        os._exit(0)
    else:
        children.append(child)
sys.exit(any(os.waitpid(child, 0)[1] for child in children))
"""
NAMES, EACH = "abcdefghijklmnop", 25


def writer(path: Path, names: str, replies: int) -> subprocess.Popen[str]:
    """A process that keeps so many replies under a name; of several names, it forks one for each."""
    command = [sys.executable, "-c", WRITING, str(path), ",".join(names), str(replies)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "exchanges.sqlite"


@pytest.mark.skipif(sys.platform == "win32", reason="fork is POSIX")
def test_sixteen_processes_that_write_at_once_lose_nothing(file: Path) -> None:
    with writer(file, NAMES, EACH) as process:
        process.communicate(timeout=120)
    assert process.returncode == 0
    cache = Cache(Database(file))
    assert cache.stats().replies == len(NAMES) * EACH == 400
    kept = [cache.find(f"{name}-{number}") for name in NAMES for number in range(EACH)]
    assert kept == [{"said": "x" * 2000, "of": name} for name in NAMES for _ in range(EACH)]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("seed", range(3))
def test_a_process_that_is_killed_leaves_what_it_said_was_kept(file: Path, seed: int) -> None:
    """Killed after a number of replies that chance names, and then wherever it happens to be."""
    enough = random.Random(seed).randrange(1, 60)
    with writer(file, "k", 100_000) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(enough)]
        os.kill(process.pid, signal.SIGKILL)
        told += process.stdout.readlines()
    whole = [line for line in told if line.endswith("\n")]
    cache = Cache(Database(file))
    assert all(cache.find(f"k-{number}") for number in range(len(whole)))
    cache.keep("after", {"said": "y"}, model="m")
    assert cache.find("after") == {"said": "y"}
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_threads_share_one_database(file: Path) -> None:
    cache = Cache(Database(file))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: cache.keep(str(number), {"a": number}, model="m"), range(200)))
    assert cache.stats().replies == 200


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_nobody_else_may_read_it(file: Path) -> None:
    Cache(Database(file)).keep("key", {}, model="m")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_file_of_another_version_is_refused_and_left_alone(file: Path) -> None:
    Log(Database(file)).begin("minutes.txt", model="m")
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"version 99.*cache clear --all"):
        Cache(Database(file)).stats()
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT about FROM run").fetchall() == [("minutes.txt",)]


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "exchanges.sqlite").mkdir()
    with pytest.raises(StoreError, match=r"exchanges\.sqlite: "):
        Cache(Database(tmp_path / "exchanges.sqlite")).stats()


def test_a_file_is_deleted_whole(file: Path) -> None:
    database = Database(file)
    Cache(database).keep("key", {}, model="m")
    database.close()
    delete(file)
    assert not [path for path in file.parent.iterdir() if path.suffix != ".lock"]
    delete(file)


def test_what_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    (tmp_path / "exchanges.sqlite").mkdir()
    with pytest.raises(StoreError, match="cannot be deleted"):
        delete(tmp_path / "exchanges.sqlite")


def test_what_was_forgotten_is_given_back_to_the_disk(file: Path) -> None:
    database = Database(file)
    cache = Cache(database)
    for number in range(100):
        cache.keep(str(number), {"said": "x" * 10_000}, model="m")
    assert cache.clear() == 100
    database.compact()
    assert file.stat().st_size < 100_000
