"""The items of a note, each with the name by which a page knows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarizer.rendering.note import Note, Part


def items_of(note: Note) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each item of the note by its name, with the marks of what it rests on, in the order of the note.

    A name says where an item stands, counted from 1: `key-2` is the second key point, `cell-3-1` the first
    issue's cell of the third party. It is the same whenever the same briefing is laid out.
    """
    for number, part in enumerate(note.parts, 1):
        yield from _standard(note, part.name) if not part.own else _own(part, number)
    for number, failed in enumerate(note.unsupported, 1):
        yield f"failed-{number}", failed.line.marks
    for number, line in enumerate(note.balance, 1):
        yield f"balance-{number}", line.marks


def built_on(note: Note) -> Mapping[str, str]:
    """The name of the first item that rests on each sentence, by the sentence's mark."""
    first: dict[str, str] = {}
    for name, marks in items_of(note):
        for mark in marks:
            first.setdefault(mark, name)
    return first


def _own(part: Part, number: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    for index, item in enumerate(part.items, 1):
        yield f"own-{number}-{index}", item.line.marks


def _standard(note: Note, section: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    match section:
        case "headline" if note.headline:
            yield "headline", note.headline.marks
        case "key_points":
            yield from ((f"key-{n}", point.line.marks) for n, point in enumerate(note.key_points, 1))
        case "disagreements":
            yield from _told(note, "differing")
        case "developments":
            yield from _told(note, "development")
        case "positions":
            yield from _positions(note)
        case "open_questions":
            yield from ((f"open-{n}", line.marks) for n, line in enumerate(note.open_questions, 1))


def _told(note: Note, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, found in enumerate(note.differing if name == "differing" else note.developments, 1):
        for index, told in enumerate(found.versions, 1):
            yield f"{name}-{number}-{index}", told.marks


def _positions(note: Note) -> Iterator[tuple[str, tuple[str, ...]]]:
    # The paragraphs first: there a position is told in full, and in the table in a word.
    for number, party in enumerate(note.parties, 1):
        for index, line in enumerate(party.statements, 1):
            yield f"position-{number}-{index}", line.marks
        for index, said in enumerate(party.said, 1):
            yield f"said-{number}-{index}", said.marks
    for number, party in enumerate(note.parties if note.issues else (), 1):
        for index, cell in enumerate(party.cells, 1):
            yield f"cell-{number}-{index}", cell.marks
