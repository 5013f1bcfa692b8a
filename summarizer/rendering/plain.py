"""Plain text: the note for a terminal or a mail, 78 columns wide, wide characters counted as two."""

from __future__ import annotations

from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

from markupsafe import Markup

from summarizer.rendering.addresses import is_web
from summarizer.rendering.compose import compose
from summarizer.rendering.note import Note
from summarizer.rendering.rendition import Rendition
from summarizer.rendering.templating import Layout
from summarizer.rendering.typography import inert

if TYPE_CHECKING:
    from rich.console import Console, OverflowMethod, RenderableType

_WIDTH = 78
_ISSUES_ABREAST = 3


def filled(text: str, *, opening: str = "") -> Markup:
    """`text` as a paragraph that begins with `opening`, and hangs below where that ends.

    An address is never parted, since mail programs make a link of what is on one line.
    """
    from rich.cells import cell_len
    from rich.text import Text

    hang = cell_len(opening)
    line = inert(text)
    long = [word.strip(",;") for word in line.split() if cell_len(word) > _WIDTH - hang]
    overflow: OverflowMethod = "ignore" if long and all(map(is_web, long)) else "fold"
    lines = Text(line).wrap(_console(), _WIDTH - hang, overflow=overflow)
    return Markup(opening + f"\n{' ' * hang}".join(line.plain.rstrip() for line in lines))


def underlined(heading: str, *, line: str = "-") -> Markup:
    """`heading` over a line as wide as it shows."""
    from rich.cells import cell_len

    return Markup("\n").join([filled(heading), line * min(cell_len(inert(heading)), _WIDTH)])


def grid(note: Note, *, corner: str) -> Markup:
    """The table of parties and issues; with many issues, several, one below the other."""
    starts = range(0, len(note.issues), _ISSUES_ABREAST)
    return Markup("\n\n").join(_grid(note, corner, slice(start, start + _ISSUES_ABREAST)) for start in starts)


def _grid(note: Note, corner: str, columns: slice) -> Markup:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ASCII, show_lines=True)
    for heading in (corner, *note.issues[columns]):
        table.add_column(Text(inert(heading)), overflow="fold")
    for party in note.parties:
        name = f"{party.name} ({party.members})" if party.members else party.name
        table.add_row(Text(inert(name)), *(Text(inert(str(cell))) for cell in party.cells[columns]))
    return _drawn(table)


def _drawn(drawing: RenderableType) -> Markup:
    console = _console()
    with console.capture() as capture:
        console.print(drawing)
    return Markup("\n".join(line.rstrip() for line in capture.get().splitlines()))


@cache
def _console() -> Console:
    """Imported and made here: `rich` costs as much as Pydantic, and only this format needs it."""
    from rich.console import Console

    return Console(width=_WIDTH, height=25, file=StringIO(), color_system=None, legacy_windows=False)


LAYOUT = Layout("note.txt.jinja", inert, (filled, grid, underlined))


def rendered(rendition: Rendition) -> str:
    """The note in this format."""
    return LAYOUT.render(compose(rendition.briefing, rendition.language), own=rendition.template)
