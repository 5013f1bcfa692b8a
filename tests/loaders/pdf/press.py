"""A press that prints PDFs of planted sentences, and says on which page it put each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONT, BOLD = "Times-Roman", "Times-Bold"
SIZE, LEADING = 10.0, 12.0
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 72.0
GUTTER = 18.0


@dataclass(frozen=True)
class House:
    """How a print looks: columns, header and footer ("{page}" for the number), hyphens, indents."""

    columns: int = 1
    header: str = ""
    footer: str = ""
    hyphens: bool = False
    indent: bool = False


@dataclass
class Print:
    """A PDF, and the pages of each sentence that was planted in it."""

    house: House
    pages: dict[str, set[int]] = field(default_factory=dict)
    _buffer: BytesIO = field(default_factory=BytesIO)
    _page: int = 0
    _column: int = 0
    _y: float = 0.0

    def __post_init__(self) -> None:
        self._canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._turn()

    @property
    def measure(self) -> float:
        """The width of a column."""
        return (WIDTH - 2 * MARGIN - GUTTER * (self.house.columns - 1)) / self.house.columns

    @property
    def sheets(self) -> int:
        """Pages so far."""
        return self._page

    def title(self, text: str) -> None:
        """Print a title across all columns of the page, which begin below it."""
        self.heading(text, size=20.0)
        self._top = self._y

    def heading(self, text: str, *, size: float = 14.0) -> None:
        """Print a heading in its column."""
        self._y -= 6.0
        self._line(text, self._left, font=BOLD, size=size, leading=size * 1.3)
        self._y -= 6.0

    def paragraph(self, sentences: Sequence[str], *, whole: bool = False) -> None:
        """Print a paragraph, broken where the next word does not fit; with all its words `whole` if asked."""
        words = [(word, sentence) for sentence in sentences for word in sentence.split()]
        line: list[tuple[str, str]] = []
        room = self.measure - (SIZE if self.house.indent else 0.0)
        left = SIZE if self.house.indent else 0.0
        for whole_word, sentence in words:
            word = whole_word
            if line and self._width([*line, (word, sentence)]) > room:
                head, tail = ("", word) if whole else self._broken(line, word, room)
                self._flush([*line, *([(head, sentence)] if head else [])], left)
                line, left, room = [], 0.0, self.measure
                word = tail
            line.append((word, sentence))
        self._flush(line, left)
        self._y -= 0.0 if self.house.indent else 0.7 * LEADING

    def _broken(self, line: Sequence[tuple[str, str]], word: str, room: float) -> tuple[str, str]:
        """What of a word still fits, with its hyphen, and what does not."""
        cut = word.find("-") + 1
        if not self.house.hyphens or (not cut and len(word) < 8):
            return "", word
        for at in [cut] if cut else range(len(word) - 4, 3, -1):
            head = word[:at] if cut else f"{word[:at]}-"
            if self._width([*line, (head, "")]) <= room:
                return head, word[at:]
        return "", word

    def _width(self, line: Iterable[tuple[str, str]]) -> float:
        return float(stringWidth(" ".join(word for word, _ in line), FONT, SIZE))

    def _flush(self, line: Sequence[tuple[str, str]], indent: float) -> None:
        self._line(" ".join(word for word, _ in line), self._left + indent)
        for _, sentence in line:
            self.pages.setdefault(sentence, set()).add(self._page)

    @property
    def _left(self) -> float:
        return MARGIN + self._column * (self.measure + GUTTER)

    def _line(
        self, text: str, left: float, *, font: str = FONT, size: float = SIZE, leading: float = LEADING
    ) -> None:
        if self._y - leading < MARGIN:
            left -= self._left
            self._column += 1
            if self._column == self.house.columns:
                self._canvas.showPage()
                self._turn()
            self._y = self._top
            left += self._left
        self._y -= leading
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, self._y, text)

    def _turn(self) -> None:
        """Begin a page."""
        self._page += 1
        self._column, self._y, self._top = 0, HEIGHT - MARGIN, HEIGHT - MARGIN
        self._canvas.setFont(FONT, 9.0)
        self._canvas.drawString(MARGIN, HEIGHT - 40, self.house.header.format(page=self._page))
        self._canvas.drawCentredString(WIDTH / 2, 36, self.house.footer.format(page=self._page))

    def data(self) -> bytes:
        """The bytes of the file."""
        self._canvas.save()
        return self._buffer.getvalue()


def drawn(*pages: Callable[[Canvas], object], encrypt: object = None) -> bytes:
    """A PDF with these pages, each drawn by a function."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(*lines: str, top: float = 700.0, size: float = 12.0) -> Callable[[Canvas], None]:
    """A page with these lines, one under the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for index, line in enumerate(lines):
            canvas.drawString(MARGIN, top - index * 1.2 * size, line)

    return draw


def picture(canvas: Canvas) -> None:
    """A page that is a picture, as of a scanner."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (40, 56), 200)), 0, 0, WIDTH, HEIGHT)


def written(*objects: str) -> bytes:
    """A PDF of these objects, numbered from 1, the first of which is its root; without a table of places."""
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode("latin-1")


def stream(content: str) -> str:
    """An object that is a stream."""
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
