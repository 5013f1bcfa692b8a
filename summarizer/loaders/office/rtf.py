"""Rich text (RTF), its words taken out by `striprtf`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from summarizer.documents import Document
from summarizer.errors import MissingExtraError, SourceError
from summarizer.loaders import tables
from summarizer.loaders.layout import Properties, document_of
from summarizer.loaders.office.left_out import COMMENTS, DELETIONS, STRUCK
from summarizer.loaders.office.rtflooks import marked, seen
from summarizer.text import has_word, one_line

_BRACE = re.compile(r"\\[\\{}]|[{}]")
_SET_APART = re.compile(r"\{\s*(?:\\\*\s*)?\\(footnote|annotation|deleted|v|strike)(?![a-z\d])")
_CODEPAGE = re.compile(r"\\ansicpg\d{1,5}")
_CREATED = re.compile(r"\\creatim\s*\\yr(\d{4})\s*\\mo(\d{1,2})\s*\\dy(\d{1,2})")
_HEADER = 20_000

Words = Callable[[str], str]


def read(data: bytes, *, name: str) -> Document:
    """The document in an RTF file: its paragraphs, its tables row by row, its footnotes at the end.

    Tracked deletions, comments, hidden and struck-out words are left out, and counted. What is raised stays
    so: “12⁴ million”. Headings are not marked: the format says nothing of them. Raises `SourceError` for a
    damaged file, `MissingExtraError` without the extra "office".
    """
    words = _reader(name)
    left: Counter[str] = Counter()
    text, apart = _without_apart(data.decode("cp1252", "replace"))
    header = "".join(_CODEPAGE.findall(text[:_HEADER])[:1])

    def told(rtf: str) -> str:
        return seen(words(rtf), left)

    notes = (one_line(told(f"{{\\rtf1\\ansi{header} {note}}}")) for note in apart["footnote"])
    blocks = [*_blocks(told(text)), *(f"{at}. {note}" for at, note in enumerate(notes, 1) if note)]
    notices = {
        DELETIONS: len(apart["deleted"]) + left[DELETIONS],
        COMMENTS: len(apart["annotation"]),
        STRUCK: len(apart["v"]) + len(apart["strike"]) + left[STRUCK],
    }
    properties = _properties(text[:_HEADER], lambda value: told(f"{{\\rtf1\\ansi{header} {value}}}"))
    return document_of(blocks, properties, name=name, format="rtf", notices=notices)


def _reader(name: str) -> Words:
    """What takes the words out of rich text, with its errors as ours."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: striprtf is not installed, which reads RTF; run: pip install 'summarizer[office]'",
            extra="office",
        ) from error

    def words(rtf: str) -> str:
        try:
            return str(rtf_to_text(marked(rtf), errors="replace"))
        except (ValueError, TypeError, LookupError, OverflowError) as error:
            problem = "damaged; open it in a word processor, and save a copy"
            raise SourceError(f"{name}: {problem}", source=name) from error

    return words


def _without_apart(rtf: str) -> tuple[str, dict[str, list[str]]]:
    """The text without the groups that are set apart, a mark for each footnote; and these groups by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in ("footnote", "annotation", "deleted", "v", "strike")}
    parts: list[str] = []
    place = 0
    for match in _SET_APART.finditer(rtf):
        if match.start() < place:
            continue
        end = _group_end(rtf, match.start())
        held = found[match[1]]
        if has_word(rtf[match.end() : end]):
            held.append(rtf[match.end() : end - 1])
            mark = f"{{\\nosupersub [^{len(held)}]}}" if match[1] == "footnote" else ""
            parts += (rtf[place : match.start()], mark)
            place = end
    return "".join((*parts, rtf[place:])), found


def _group_end(rtf: str, start: int) -> int:
    """The place behind the brace that closes the group opened at `start`."""
    depth = 0
    for brace in _BRACE.finditer(rtf, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return len(rtf)


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs, a line each, and the rows of tables, whose cells end with a bar."""
    lines = text.split("\n")
    for is_row, run in groupby(lines, key=lambda line: line.rstrip().endswith("|")):
        if is_row:
            yield from tables.told([_cells(line) for line in run])
        else:
            yield from filter(has_word, map(one_line, run))


def _cells(line: str) -> Sequence[str]:
    return line.rstrip().removesuffix("|").split("|")


def _properties(head: str, words: Words) -> Properties:
    def held(name: str) -> str:
        found = re.search(rf"\{{\\{name}\s([^{{}}]{{0,500}})\}}", head)
        return one_line(words(found[1])) if found else ""

    created = _CREATED.search(head)
    date = "{}-{:0>2}-{:0>2}".format(*created.groups()) if created else ""
    return Properties(held("title"), held("author"), date, held("company"))
