"""What is particular to OpenDocument texts, e-books and rich text."""

from __future__ import annotations

from io import BytesIO

import pytest
from ebooklib import epub as books
from odf import office, style, table, text
from odf.opendocument import OpenDocumentText

from summarizer.errors import SourceError
from summarizer.loaders.office import epub, odt, rtf
from summarizer.loaders.office.left_out import COMMENTS, DELETIONS, STRUCK
from tests.loaders.office import writers


def test_the_notes_lists_and_comments_of_an_opendocument_text() -> None:
    document = OpenDocumentText()
    paragraph = text.P(text="The port opposes it")
    note = text.Note(noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="So it wrote in May."))
    note.addElement(body)
    comment = office.Annotation()
    comment.addElement(text.P(text="Check this."))
    for element in (note, comment):
        paragraph.addElement(element)
    paragraph.addText(".")
    document.text.addElement(paragraph)
    items = text.List()
    for words in ("It is reviewed.", "It may rise."):
        item = text.ListItem()
        item.addElement(text.P(text=words))
        items.addElement(item)
    document.text.addElement(items)
    read = odt.read(writers.saved(document), name="a.odt")
    assert (
        read.text
        == "The port opposes it[^1].\n\n- It is reviewed.\n- It may rise.\n\n1. So it wrote in May.\n"
    )
    assert read.notices == (f"{COMMENTS} (1)",)


def test_what_was_deleted_from_an_opendocument_text_is_not_read_and_told() -> None:
    document = OpenDocumentText()
    deletion = text.Deletion()
    deletion.addElement(text.P(text="It was bad."))
    region = text.ChangedRegion(check_grammar=False)
    region.addElement(deletion)
    changes = text.TrackedChanges()
    changes.addElement(region)
    document.text.addElement(changes)
    document.text.addElement(text.P(text="It was good."))
    read = odt.read(writers.saved(document), name="a.odt")
    assert (read.text, read.notices) == ("It was good.\n", (f"{DELETIONS} (1)",))


def test_an_opendocument_text_is_read_as_it_looks() -> None:
    document = OpenDocumentText()
    for name, properties in (
        ("Raised", {"textposition": "super 58%"}),
        ("Up", {"textposition": "33% 58%"}),
        ("Down", {"textposition": "sub 58%"}),
        ("Struck", {"textlinethroughstyle": "solid"}),
        ("Hidden", {"display": "none"}),
    ):
        named = style.Style(name=name, family="text")
        named.addElement(style.TextProperties(**properties))
        document.automaticstyles.addElement(named)
    paragraph = text.P(text="It cost 12")
    for name, words, after in (
        ("Raised", "4", " million for 10"),
        ("Up", "6", " litres of CO"),
        ("Down", "2", "."),
        ("Struck", " It was free.", ""),
        ("Hidden", " It was bought.", ""),
    ):
        paragraph.addElement(text.Span(stylename=name, text=words))
        paragraph.addText(after)
    document.text.addElement(paragraph)
    read = odt.read(writers.saved(document), name="a.odt")
    assert read.text == "It cost 12⁴ million for 10⁶ litres of CO₂.\n"
    assert read.notices == (f"{STRUCK} (2)",)


def test_the_spanned_cells_of_an_opendocument_table() -> None:
    document = OpenDocumentText()
    grid = table.Table()
    for row in (
        (("Region", 1), ("Sales", 2)),
        (("North", 1), ("4", 1), ("5", 1)),
        (("South", 1), ("closed", 2)),
    ):
        line = table.TableRow()
        for words, columns in row:
            cell = table.TableCell(numbercolumnsspanned=columns)
            cell.addElement(text.P(text=words))
            line.addElement(cell)
        grid.addElement(line)
    document.text.addElement(grid)
    assert odt.read(writers.saved(document), name="a.odt").text == (
        "| North: Sales 4; Sales 5. |\n| South: Sales: closed. |\n"
    )


def test_the_properties_of_an_opendocument_text() -> None:
    read = odt.read(writers.odt(["The port is shut."]), name="a.odt")
    assert (read.title, read.author, read.date) == (writers.TITLE, "Ada Klein", "2025-03-12")


def test_the_chapters_of_a_book_stand_in_reading_order_under_their_titles() -> None:
    book = books.EpubBook()
    book.set_title("The harbour book")
    chapters = [
        books.EpubHtml(title=f"Chapter {name}", file_name=f"{name}.xhtml", content=f"<p>{name} is told.</p>")
        for name in ("Second", "First")
    ]
    for item in (*chapters, books.EpubNcx(), books.EpubNav()):
        book.add_item(item)
    book.spine = ["nav", chapters[1], chapters[0]]
    stream = BytesIO()
    books.write_epub(stream, book)
    read = epub.read(stream.getvalue(), name="a.epub")
    assert read.text == "# Chapter First\n\nFirst is told.\n\n# Chapter Second\n\nSecond is told.\n"
    assert (read.title, read.format) == ("The harbour book", "epub")


def test_the_imprint_of_a_book() -> None:
    read = epub.read(writers.book(["The port is shut."]), name="a.epub")
    assert (read.title, read.author) == (writers.TITLE, "Ada Klein")
    assert (read.date, read.publisher) == ("2025-03-12", "Port Press")


RTF = r"""{\rtf1\ansi\ansicpg1252{\info{\title Hearing on the m\'e4rz levy}{\author Clerk}
{\creatim\yr2025\mo3\dy12}}{\header Confidential}
The port opposes the levy{\super\chftn{\footnote\pard\chftn It said so in its letter.}}.\par
It\rquote s a {\deleted bad }{\v secret }{\strike old }tax.\par
{\*\annotation Check this.}}"""


def test_rich_text_keeps_its_notes_and_leaves_out_what_is_deleted_or_hidden() -> None:
    read = rtf.read(RTF.encode("cp1252"), name="a.rtf")
    assert read.text == "The port opposes the levy[^1].\n\nIt’s a tax.\n\n1. It said so in its letter.\n"
    assert (read.title, read.author, read.date) == ("Hearing on the märz levy", "Clerk", "2025-03-12")
    assert read.notices == (
        "tracked deletions left out (1)",
        "comments left out (1)",
        "struck-out or hidden passages left out (2)",
    )


def test_rich_text_is_read_as_it_looks() -> None:
    data = (
        rb"{\rtf1\ansi It cost 12{\super 4} million{\super (a)\chftn{\footnote Or 13{\up6 2}.}} for "
        rb"10\up7 6\up0  litres of CO\sub 2\nosupersub  and {\b\super 3\plain  men}."
        rb"{\b\strike  It was free.} It\v  is bad and\v0  was good.\par}"
    )
    read = rtf.read(data, name="a.rtf")
    assert read.text == (
        "It cost 12⁴ million⁽ᵃ⁾[^1] for 10⁶ litres of CO₂ and ³ men. It was good.\n\n1. Or 13².\n"
    )
    assert read.notices == (f"{STRUCK} (2)",)


def test_rich_text_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.rtf: holds no text"):
        rtf.read(b"{\\rtf1\\ansi}", name="a.rtf")
