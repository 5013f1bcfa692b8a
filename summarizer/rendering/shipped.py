"""The templates that the package brings along: shown, and begun anew as one's own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from summarizer.errors import TemplateError
from summarizer.rendering.templating import TEMPLATES

_ABOUT = (
    "A template of one's own, begun as a copy of {name}. It is given a note and the words of its language: "
    "docs/templates.md lists all that they hold. Whatever it prints is escaped. "
    "To use it: summarizer render briefing.json -t {file}"
)


class Shipped(NamedTuple):
    """A template by its name, and the format that it is for; a Word template's path is of its parts."""

    name: str
    format: str
    path: Path

    @property
    def source(self) -> str:
        """The template as its file has it. Raises `TemplateError` for that of Word, which is no text."""
        if self.format == "docx":
            problem = "no text; make a copy of it with: summarizer templates new house.docx"
            raise TemplateError(f"{self.name}: {problem}", template=self.name)
        return self.path.read_text("utf-8")

    def begun(self, file: str) -> bytes:
        """A copy, to be called `file`, with what it is and how it is used on top; it prints the same."""
        about = _ABOUT.format(name=self.name, file=file)
        if self.format == "docx":
            from summarizer.rendering.word.package import begun

            return begun(about)
        return f"{{# {about} #}}\n{self.source}".encode()


def known() -> tuple[Shipped, ...]:
    """All templates, by name."""
    texts = [Shipped(path.name, path.name.split(".")[1], path) for path in TEMPLATES.glob("note.*.jinja")]
    return tuple(sorted([*texts, Shipped("note.docx", "docx", TEMPLATES.parent / "word" / "parts")]))


def find(name: str) -> Shipped:
    """The template of that name, or for that format; raises `TemplateError` if there is none."""
    for each in known():
        if name in (each.name, each.format):
            return each
    there = ", ".join(each.name for each in known())
    raise TemplateError(f"{name}: no template goes by that; there are: {there}", template=name)
