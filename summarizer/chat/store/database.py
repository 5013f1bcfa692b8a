"""The SQLite file in which replies are kept and exchanges are logged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from summarizer.errors import StoreError

VERSION = 1
"""The version of the tables, which is the file's `user_version`."""

# Seconds that a writer waits for the others.
_PATIENCE = 30.0
_TABLES = """
CREATE TABLE reply (
    key TEXT PRIMARY KEY, model TEXT NOT NULL, made REAL NOT NULL, used REAL NOT NULL,
    size INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX reply_used ON reply (used, size);
CREATE INDEX reply_made ON reply (made);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, about TEXT NOT NULL, model TEXT NOT NULL,
    server TEXT NOT NULL
);
CREATE TABLE exchange (
    run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, number INTEGER NOT NULL, at REAL NOT NULL,
    step TEXT NOT NULL, attempt INTEGER NOT NULL, error TEXT NOT NULL, usage TEXT NOT NULL,
    request TEXT NOT NULL, reply TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (run, number)
);
CREATE INDEX exchange_size ON exchange (run, size);
"""
_PRIVATE = 0o700

Row = tuple[Any, ...]  # Any: what a column holds is SQLite's to say


class Database:
    """The file at `path`, made with its folder when it is first used.

    Threads and processes may use one file at a time as they like: each statement is a transaction of its
    own, which a process that is killed has made whole or not at all (write-ahead log). Raises `StoreError`
    for a file that is damaged, of another version, or not to be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._opened: sqlite3.Connection | None = None
        self._process = 0

    def __repr__(self) -> str:
        return f"Database({str(self.path)!r})"

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Run the statement, and give its rows."""
        with self._using() as connection:
            return connection.execute(statement, values).fetchall()

    def compact(self) -> None:
        """Give back to the disk what is no longer used."""
        self.execute("VACUUM")
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file until it is used again."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                # SQLite's connections must not be carried over a fork.
                if self._opened is None or self._process != os.getpid():
                    self._opened, self._process = self._open(), os.getpid()
                yield self._opened
            except (sqlite3.Error, OSError) as error:
                raise self._error(str(error)) from error

    def _open(self) -> sqlite3.Connection:
        from filelock import FileLock

        self.path.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        # SQLite does not wait for its lock while a file goes over to the write-ahead log.
        with FileLock(self.path.with_suffix(".lock")):
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(
                self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        # A process that is killed loses nothing so; a machine that loses power may lose the last replies.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        ((version,),) = connection.execute("PRAGMA user_version")
        if version == 0:
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        elif version != VERSION:
            raise self._error(f"its tables are of version {version}, and this program's of {VERSION}")

    def _error(self, what: str) -> StoreError:
        return StoreError(
            f"{self.path}: {what}; go on without it (--no-cache --no-log), or delete it with "
            "`summarizer cache clear --all`",
            path=str(self.path),
        )


def delete(path: Path) -> None:
    """Delete the file at `path` and those that SQLite keeps beside it, whatever they hold.

    Raises `StoreError` where that is not to be done.
    """
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be deleted ({error.strerror}); delete it by hand", path=str(path)
        ) from error
