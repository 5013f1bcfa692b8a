from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from summarizer.verification.docx import extract
from summarizer.verification.note import NoteError
from summarizer.verification.reading import read_text
from tests.verification.notes import docx, paragraph

STYLES = """<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>"""
FOOTNOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>letter.txt, p. 1</w:t></w:r></w:p></w:footnote>'
CELLS = f"<w:tc>{paragraph('Cost')}</w:tc><w:tc>{paragraph('4.2 million')}</w:tc>"


def test_headings_lists_quotations_tables_and_footnotes_are_read() -> None:
    body = (
        paragraph("Ferry berth", style="berschrift1")
        + paragraph("It costs 4.2 million euros.", properties="<w:numPr/>")
        + paragraph("We were never asked.", style="Zitat")
        + f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>"
        + '<w:p><w:r><w:t>He calls it “a leap”</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    text = extract(docx(body, styles=STYLES, footnotes=FOOTNOTES), name="note.docx").text
    assert text.split("\n\n") == [
        "# Ferry berth",
        "- It costs 4.2 million euros.",
        "> We were never asked.",
        "| Cost | 4.2 million |",
        "He calls it “a leap”[^2]",
        "[^2]: letter.txt, p. 1",
    ]
    assert read_text(text).quotations[1].source == "letter.txt, p. 1"


def test_tracked_changes_are_read_as_if_they_were_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>It costs </w:t></w:r>"
        "<w:del><w:r><w:delText>four</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>five</w:t></w:r></w:ins>"
        "<w:r><w:t> million.</w:t></w:r></w:p>"
    )
    assert extract(docx(body), name="note.docx").text == "It costs five million."


def test_content_controls_and_links_are_read() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{run.format('It closes ')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run.format('in June.')}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
    )
    assert extract(docx(body), name="note.docx").text == "It closes in June."


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"PK\x03\x04 cut short", "damaged, or no DOCX file"),
        (docx("<w:p>").replace(b"PK\x01\x02", b"PK\x09\x09"), "damaged, or no DOCX file"),
        (docx("<w:p>"), "damaged, or no DOCX file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0 and the rest", "an old Word document; save it as .docx"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_says_what_to_do(data: bytes, complaint: str) -> None:
    with pytest.raises(NoteError, match=rf"note\.docx: {complaint}"):
        extract(data, name="note.docx")


def test_another_kind_of_archive_is_an_error() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as file:
        file.writestr("readme.txt", "hello")
    with pytest.raises(NoteError, match="no DOCX file"):
        extract(data.getvalue(), name="note.docx")


def test_endnotes_and_the_margins_of_pages_are_read_and_comments_counted() -> None:
    body = '<w:p><w:r><w:t>It closes.</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    data = docx(
        body,
        endnotes=f'<w:endnote w:id="2">{paragraph("letter.txt, p. 1")}</w:endnote>',
        header1=paragraph("“A leap,” Aune said."),
        header2=paragraph("“A leap,” Aune said."),
        footer1=paragraph("Page 3"),
        comments=f"<w:comment>{paragraph('Is this so?')}</w:comment>",
    )
    text, left, _ = extract(data, name="note.docx")
    assert text.split("\n\n") == [
        "It closes.[^e2]",
        "[^e2]: letter.txt, p. 1",
        "Page 3",
        "“A leap,” Aune said.",
    ]
    assert left == ("comments beside the text (1)",)


def test_a_table_within_a_cell_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('“A leap”')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('Aune')}{inner}</w:tc></w:tr></w:tbl>"
    note = read_text(extract(docx(body), name="note.docx").text)
    assert [each.words for each in note.quotations] == ["A leap"]
