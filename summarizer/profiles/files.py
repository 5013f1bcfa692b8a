"""Profiles as TOML files: those that are shipped, by name, and one's own, by path. A profile holds no code.

about = "A hearing or a meeting."
order = ["headline", "decisions"]

[sections.decisions]
title = "Decisions and owners"
instruction = "What was decided, one item each, and by whom."
content = "decision"

[sections.decisions.details.owner]
instruction = "who is to do it"
kind = "name"

[sections.positions]
drop = true
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ProfileError
from summarizer.profiles.profile import Profile

if TYPE_CHECKING:
    from pydantic import ValidationError

_HOME = Path(__file__).with_name("data")
_SUFFIX = ".toml"
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def home() -> Path:
    """The folder of the profiles that are shipped."""
    return _HOME


def known() -> tuple[Profile, ...]:
    """The profiles that are shipped, by name."""
    return tuple(load(path) for path in sorted(_HOME.glob(f"*{_SUFFIX}")))


def path_of(name: str) -> Path:
    """The file of a profile that is shipped; `ProfileError` with what may be meant if there is none."""
    names = sorted(path.stem for path in _HOME.glob(f"*{_SUFFIX}"))
    if name in names:
        return _HOME / f"{name}{_SUFFIX}"
    near = get_close_matches(name, names, n=1)
    meant = f"is {near[0]} meant?" if near else f"there are: {', '.join(names)}"
    raise ProfileError(
        f"{name}: no such profile; {meant} One's own is named by its file, {name}.toml", profile=name
    )


def find(name: str | Path) -> Profile:
    """The profile that is shipped under a name, or that a path ending in .toml leads to.

    Raises `ProfileError` if there is none, or if it is malformed.

    >>> find("hearing").name
    'hearing'
    """
    return load(Path(name) if str(name).endswith(_SUFFIX) else path_of(str(name)))


def load(path: Path) -> Profile:
    """The profile in that file; `ProfileError` names the line, and what is wrong with it."""
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = f"{path}: cannot be read ({error}); give a profile as TOML in UTF-8"
        raise ProfileError(problem, profile=str(path), line=None) from error
    return parse(source, path.stem, called=str(path))


def parse(source: str, name: str, *, called: str = "") -> Profile:
    """The profile that a TOML text is, under a name; `called` is what messages call the text."""
    from pydantic import ValidationError

    from summarizer.profiles.toml import ProfileFile

    called = called or name
    try:
        return ProfileFile.model_validate(tomllib.loads(source)).profile(name, source)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else source.count("\n") + 1  # "at end of document"
        raise _error(called, f"not TOML: {error}; correct it", line) from error
    except ValidationError as error:
        problem, place = _told(error, source)
        raise _error(called, problem, place) from error


def _error(called: str, problem: str, line: int | None) -> ProfileError:
    place = f"{called}, line {line}" if line else called
    return ProfileError(f"{place}: {problem}", profile=called, line=line)


def _told(error: ValidationError, source: str) -> tuple[str, int | None]:
    """What is wrong first, and the line of it."""
    first = error.errors(include_url=False, include_input=False)[0]
    keys = [str(key) for key in first["loc"] if key != "[key]"]
    message = first["msg"].removeprefix("Value error, ")
    named = f"{'.'.join(keys)}: {message}" if keys else message
    return named, _line_of(keys or _quoted(message), source)


def _quoted(message: str) -> list[str]:
    """The keys that a message of our own names before its colon."""
    found = re.match(r"[\w.]+(?=:)", message)
    return found[0].split(".") if found else []


def _line_of(keys: list[str], source: str) -> int | None:
    """The line, from 1, of the key that a path of keys leads to, as far as the text has it."""
    places = dict(_places(source))
    for length in range(len(keys), 0, -1):
        if (line := places.get(tuple(keys[:length]))) is not None:
            return line
    return None


def _places(source: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Where each key stands, the last place first of one that has several."""
    table: tuple[str, ...] = ()
    found: list[tuple[tuple[str, ...], int]] = []
    for number, line in enumerate(source.splitlines(), start=1):
        if header := re.match(r"\s*\[([^\]]+)\]", line):
            table = _keys(header[1])
            found.append((table, number))
        elif key := re.match(r"\s*([\w.\"-]+)\s*=", line):
            found.append(((*table, *_keys(key[1])), number))
    return reversed(found)


def _keys(written: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in written.split("."))
