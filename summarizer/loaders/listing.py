"""What a source stands for: the files of a directory or a pattern, the lines of a list."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

from summarizer.errors import SourceError

STANDARD_INPUT = "-"
LONGEST_LIST = 10_000
"""Lines in the longest list that is read."""

_LIST = "@"
# What Word puts beside a file that is open: who has it, and no document.
_LOCK = "~$"
_PASSED_OVER = (".", _LOCK)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|\s+)#.*$")


def is_url(name: str) -> bool:
    """Whether `name` is an address, of whatever scheme, and no path."""
    return _URL.match(name) is not None


def listed(source: str) -> Iterator[str]:
    """The sources that `source` stands for, each a file, an address or standard input.

    "@list.txt" stands for the lines of that file; a directory for the files in it and in its folders,
    sorted by path, without hidden ones and Word's locks; a pattern ("papers/**/*.md") for what it matches.
    Raises `SourceError` for a list that cannot be read, and for a pattern that matches nothing.
    """
    if source.startswith(_LIST) and not os.path.exists(source):
        yield from _lines(source)
    else:
        yield from _named(source)


def identity(name: str) -> str:
    """What two names of one source have in common: the file itself, or the address without a fragment."""
    if is_url(name):
        return name.partition("#")[0]
    return os.path.realpath(name) if name != STANDARD_INPUT and os.path.exists(name) else name


def _named(source: str) -> Iterator[str]:
    if source == STANDARD_INPUT or is_url(source):
        yield source
    elif os.path.isdir(source):
        yield from _files_in(source)
    elif has_magic(source) and not os.path.exists(source):
        yield from _matching(source)
    else:
        yield source


def _files_in(folder: str) -> Iterator[str]:
    """The files of a directory; one that holds none, or cannot be listed, as itself."""
    unlisted: list[str] = []
    found: list[str] = []
    for inner, folders, files in os.walk(folder, onerror=lambda error: unlisted.append(error.filename)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (os.path.join(inner, name) for name in files if not name.startswith(_PASSED_OVER))
    yield from sorted([*found, *unlisted], key=lambda path: Path(path).parts) or [folder]


def _matching(pattern: str) -> Iterator[str]:
    matches = (path for path in glob(pattern, recursive=True) if os.path.isfile(path))
    named = [path for path in matches if not os.path.basename(path).startswith(_LOCK)]
    found = sorted(named, key=lambda path: Path(path).parts)
    if not found:
        raise SourceError(
            f"{pattern}: no file is called so; check the pattern (** stands for any folders)", source=pattern
        )
    yield from found


def _lines(source: str) -> Iterator[str]:
    """What the lines of a list stand for; its paths are meant from where it lies."""
    path = source.removeprefix(_LIST)
    folder = os.path.dirname(path)
    lines = _text(path, source).splitlines()
    entries = [entry for line in lines if (entry := _COMMENT.sub("", line).strip())]
    if not entries:
        raise SourceError(f"{source}: an empty list; write one source on each line", source=source)
    if len(entries) > LONGEST_LIST:
        raise SourceError(f"{source}: more than {LONGEST_LIST} sources; split the list", source=source)
    for entry in entries:
        if entry.startswith(_LIST) or entry == STANDARD_INPUT:
            raise SourceError(
                f"{source}: {entry}: a list holds files, patterns, directories and addresses; "
                "give this one beside the list",
                source=source,
            )
        yield from _named(entry if is_url(entry) else os.path.join(folder, entry))


def _text(path: str, source: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}: a list is a text in UTF-8; save it as one", source=source) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error  # a NUL character has no errno
        raise SourceError(
            f"{source}: no list could be read there ({reason}); check the path", source=source
        ) from error
