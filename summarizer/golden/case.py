"""A golden case: a folder with `case.toml`, which says what is briefed and how, and what was approved."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, ValidationError

from summarizer.errors import SummarizerError

SETUP = "case.toml"
CASSETTE = "cassette.yaml"
BRIEFING = "briefing.json"
KEPT = "briefing"
"""What `compare` calls the briefing itself; everything else in it is a format of notes."""

_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class CaseError(SummarizerError):
    """A case cannot be read; its fields are `path`, and `line`, from 1, or None."""


def _is_relative(source: str) -> str:
    if PurePosixPath(source).is_absolute() or "\\" in source:
        raise ValueError("a path from the case's folder, with forward slashes, is wanted")
    return source


_Source = Annotated[str, Field(min_length=1), AfterValidator(_is_relative)]


class Setup(BaseModel):
    """What `case.toml` holds: `about` is for people, `model`, `base_url` and `prompt` as `brief` takes them.

    `profile` is the name of one that is shipped, or the path of a file from the case's folder. `parameters`
    are added to each request. `compare` is what must not change unseen.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str = ""
    sources: tuple[_Source, ...] = Field(min_length=1)
    model: str = Field(default="embedded", min_length=1)
    base_url: str | None = None
    prompt: str | None = None
    profile: str | None = None
    strict: bool = False
    parameters: Mapping[str, JsonValue] = Field(default_factory=dict)
    compare: tuple[Literal["briefing", "md", "txt"], ...] = Field(default=("briefing", "md"), min_length=1)


@dataclass(frozen=True)
class Case:
    """The case in `folder`; its name is the folder's, `text` that of its `case.toml`."""

    folder: Path
    setup: Setup
    text: str = ""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def setup_path(self) -> Path:
        """Where it says what is briefed, and how."""
        return self.folder / SETUP

    @property
    def sources(self) -> tuple[Path, ...]:
        """Where the sources are, in their order."""
        return tuple(self.folder / source for source in self.setup.sources)

    @property
    def profile(self) -> str | Path | None:
        """The profile as `brief` takes it."""
        given = self.setup.profile
        return self.folder / given if given and given.endswith(".toml") else given

    @property
    def cassette(self) -> Path | None:
        """Where its recording is; None where rules alone answer."""
        return None if self.setup.model == "extractive" else self.folder / CASSETTE

    @property
    def briefing(self) -> Path:
        """Where the approved briefing is."""
        return self.folder / BRIEFING

    @cached_property
    def notes(self) -> Mapping[str, Path]:
        """Where the approved notes are, by format."""
        return {form: self.folder / f"briefing.{form}" for form in self.setup.compare if form != KEPT}

    @property
    def written(self) -> tuple[Path, ...]:
        """All that recording the case writes."""
        recorded = () if self.cassette is None else (self.cassette,)
        return (*recorded, self.briefing, *self.notes.values())

    def line(self, key: str) -> int | None:
        """The line of `case.toml` that gives `key`, from 1."""
        return _line_of(key, self.text)


def read(folder: Path) -> Case:
    """The case in that folder; `CaseError` names the file, the line, and what is wrong with it."""
    path = folder / SETUP
    try:
        text = path.read_text("utf-8")
        return Case(folder, Setup.model_validate(tomllib.loads(text)), text)
    except ValidationError as error:
        raise _invalid(path, error, text) from error
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        last = text.count("\n") + 1  # "at end of document"
        raise _error(path, f"not TOML: {error}; correct it", int(found[1]) if found else last) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _error(path, f"cannot be read ({error}); give a text in UTF-8", None) from error


def _invalid(path: Path, error: ValidationError, text: str) -> CaseError:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    line = _line_of(str(first["loc"][0]), text) if first["loc"] else None
    keys = ", ".join(Setup.model_fields)
    return _error(path, f"{place}: {first['msg']}; a case holds {keys}", line)


def _error(path: Path, problem: str, line: int | None) -> CaseError:
    return CaseError(f"{path}: {problem}", path=str(path), line=line)


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"^\s*\[?\s*{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None
