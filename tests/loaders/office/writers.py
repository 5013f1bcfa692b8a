"""Files of each kind, written by libraries that have nothing to do with those that read them."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from ebooklib import epub
from odf import dc, meta, table, text
from odf.opendocument import OpenDocumentText

Rows = Sequence[Sequence[str]]
TITLE = "Report on the harbour"


def docx(paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    """A Word document with a heading, paragraphs and a table."""
    document = Word()
    document.add_heading(TITLE, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        grid = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                grid.cell(at, column).text = cell
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of what has a method `save`."""
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]  # python-docx and odfpy share no type
    return stream.getvalue()


def raw(paragraph: Paragraph, xml: str) -> None:
    """Put an element that python-docx has no words for behind what a paragraph holds."""
    paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def odt(paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    """An OpenDocument text with a heading, paragraphs and a table."""
    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text=TITLE))
    document.meta.addElement(meta.InitialCreator(text="Ada Klein"))
    document.meta.addElement(meta.CreationDate(text="2025-03-12T10:00:00"))
    document.text.addElement(text.H(outlinelevel=1, text=TITLE))
    for paragraph in paragraphs:
        document.text.addElement(text.P(text=paragraph))
    if rows:
        document.text.addElement(odf_table(rows))
    return saved(document)


def odf_table(rows: Rows) -> table.Table:
    """A table of OpenDocument."""
    grid = table.Table()
    grid.addElement(table.TableColumn(numbercolumnsrepeated=len(rows[0])))
    for row in rows:
        line = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        grid.addElement(line)
    return grid


def html(paragraphs: Sequence[str], rows: Rows = ()) -> str:
    """The body of a page."""
    lines = [f"<h1>{TITLE}</h1>", *(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)]
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return "".join((*lines, f"<table>{cells}</table>" if rows else ""))


def book(paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    """An e-book of one chapter, with a table of contents."""
    written = epub.EpubBook()
    written.set_identifier("harbour")
    written.set_title(TITLE)
    written.add_author("Ada Klein")
    written.add_metadata("DC", "publisher", "Port Press")
    written.add_metadata("DC", "date", "2025-03-12")
    chapter = epub.EpubHtml(title="Report", file_name="report.xhtml")
    chapter.content = f"<html><body>{html(paragraphs, rows)}</body></html>"
    for item in (chapter, epub.EpubNcx(), epub.EpubNav()):
        written.add_item(item)
    written.spine = ["nav", chapter]
    stream = BytesIO()
    epub.write_epub(stream, written)
    return stream.getvalue()


def rtf(paragraphs: Sequence[str], rows: Rows = ()) -> bytes:
    """Rich text by hand: each character beyond ASCII by its number."""
    lines = [f"{_escaped(words)}\\par" for words in (TITLE, *paragraphs)]
    lines += ["\\trowd " + "".join(f"{_escaped(cell)}\\cell " for cell in row) + "\\row" for row in rows]
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0 \n" + "\n".join(lines) + "\n}").encode("ascii")


def _escaped(words: str) -> str:
    units = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(c if c < "\x80" else f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}?" for c in units)


def mail(body: str, *, subject: str = TITLE, subtype: str = "plain") -> EmailMessage:
    """A message from Ben Ross to Ada Klein."""
    message = EmailMessage()
    message["From"] = '"Ross, Ben" <ben@port.example>'
    message["To"] = "Ada Klein <ada@council.example>"
    message["Date"] = "Wed, 12 Mar 2025 14:02:00 +0100"
    message["Subject"] = subject
    message.set_content(body, subtype=subtype)
    return message
