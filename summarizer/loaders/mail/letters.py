"""A message as a document: its head, what its writer says, and what those before said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.documents import Document, Turn
from summarizer.errors import SourceError
from summarizer.loaders.imprint import imprint_of
from summarizer.loaders.mail.threads import Part, parts_of
from summarizer.text import Span, has_word, one_line


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: `sender` by name, `date` as YYYY-MM-DD, `head` as its lines read, `body` as text.

    `attachments` are what they are called; none of them is read.
    """

    sender: str
    date: str
    subject: str
    head: tuple[str, ...]
    body: str
    attachments: tuple[str, ...] = ()


def document_of(letter: Letter, *, name: str, format: str) -> Document:
    """The document of a message. Each writer's words are a turn of theirs; a signature is left out.

    Raises `SourceError` for a message without words.
    """
    thread = parts_of(letter.body, sender=letter.sender)
    text, turns = _written(letter.head, thread.parts)
    if not turns:
        problem = "holds no text; give a message with words in it"
        raise SourceError(f"{name}: {problem}", source=name)
    notices = [f"attachment not read: {attachment}" for attachment in letter.attachments]
    if thread.signatures:
        notices.append(f"signatures left out, {thread.signed} lines in all ({thread.signatures})")
    return Document(
        text,
        name=name,
        title=imprint_of(f"Subject: {one_line(letter.subject)}").title,
        author=letter.sender,
        date=letter.date,
        format=format,
        turns=turns,
        notices=tuple(notices),
    )


def _written(head: Sequence[str], parts: Sequence[Part]) -> tuple[str, tuple[Turn, ...]]:
    """The text of a thread, the head of each message over its words, and where these stand."""
    text = "".join(f"{line}\n" for line in head)
    turns: list[Turn] = []
    for number, part in enumerate(parts):
        told = "".join(f"{line}\n" for line in _headed(part)) if number else ""
        text = f"{text}\n{told}\n" if told else f"{text}\n"
        if has_word(part.text):
            turns.append(Turn(Span(len(text), len(text) + len(part.text)), part.writer))
        text += f"{part.text}\n"
    return text, tuple(turns)


def _headed(part: Part) -> Iterator[str]:
    """The lines over an earlier message; one that answers it in between goes on under its writer's name."""
    yield f"From: {part.writer}" if part.writer else "From: not named"
    if part.date:
        yield f"Date: {part.date}"
