"""What the page's template prints: escaped texts, marks that are links, its style and its script."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from markupsafe import escape as escaped

from summarizer.rendering.note import Line, Note
from summarizer.rendering.typography import inert

_FOLDER = Path(__file__).parent
_RUN = re.compile(r"^\[([A-Z]{0,2}\d+)(–\d+)?\]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def escape(text: str) -> str:
    """`text` on one line, as HTML shows it between tags and in quoted attributes."""
    return str(escaped(inert(text)))


def marked(line: Line) -> Markup:
    """A line with its marks, each a link to its sentence.

    >>> print(marked(Line("A & B object.", ("C7",))))
    A &amp; B object. [<a href=#C7>C7</a>]
    """
    text = Markup(escape(line.text))
    if line.language:
        text = Markup(f"<span{language(line.language)}>{text}</span>")
    return text + marks(line.marks)


def marks(named: tuple[str, ...]) -> Markup:
    """Marks in brackets, each a link to its sentence; nothing for none."""
    if not named:
        return Markup("")
    # A mark is letters and digits of ours.
    return Markup(f" [{', '.join(f'<a href=#{mark}>{mark}</a>' for mark in named)}]")


def opening(text: str) -> Markup:
    """A line that a mark of several sentences opens, with that as a link to the first of them."""
    run = _RUN.match(text)
    if not run:
        return Markup(escape(text))
    return Markup(f"[<a href=#{run[1]}>{run[1]}{run[2] or ''}</a>] {escape(text[run.end() :])}")


def language(named: str) -> Markup:
    """A `lang` attribute, if that is the code of a language."""
    return Markup(f" lang={named}" if _LANGUAGE.fullmatch(named) else "")


@cache
def asset(name: str) -> Markup:
    """A style sheet or script of the page, to stand between its tags."""
    return Markup((_FOLDER / name).read_text("utf-8"))


@cache
def fingerprint(name: str) -> Markup:
    """How the page's policy names that style sheet or script: by its hash (CSP level 2, `'sha256-…'`)."""
    return Markup(f"'sha256-{b64encode(sha256(asset(name).encode()).digest()).decode()}'")


def spoken(note: Note, named: tuple[str, ...]) -> Markup:
    """The `lang` attribute of words out of the source that these marks name, where it is not the note's."""
    for source in note.sources:
        if named and source.letter == named[0].rstrip("0123456789") and source.language != note.language:
            return language(source.language)
    return Markup("")
