from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from summarizer.documents import Document, Kind
from summarizer.loaders.office.docx import read
from summarizer.loaders.office.left_out import (
    COMMENTS,
    DELETIONS,
    INSERTIONS,
    MARGINS,
    SIGNS,
    STRUCK,
    WHITE,
)
from summarizer.segmentation import segment
from tests.loaders.office.writers import docx, raw, saved


def text_of(document: object) -> str:
    return read(saved(document), name="a.docx").text


def test_headings_lists_and_quotations_are_marked() -> None:
    word = Word()
    word.add_heading("The levy", 2)
    word.add_paragraph("It is reviewed.", style="List Bullet")
    word.add_paragraph("A tax by another name.", style="Intense Quote")
    assert text_of(word) == "## The levy\n\n- It is reviewed.\n\n> A tax by another name.\n"


def test_insertions_are_read_and_deletions_are_not_and_both_are_told() -> None:
    word = Word()
    paragraph = word.add_paragraph("Jobs are guaranteed")
    raw(
        paragraph,
        '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve"> until 2030</w:t></w:r></w:ins>',
    )
    raw(paragraph, '<w:del w:id="2" w:author="A"><w:r><w:delText> for ever</w:delText></w:r></w:del>')
    paragraph.add_run(".")
    document = read(saved(word), name="a.docx")
    assert document.text == "Jobs are guaranteed until 2030.\n"
    assert document.notices == (f"{INSERTIONS} (1)", f"{DELETIONS} (1)")


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    word = Word()
    first = word.add_paragraph("The council ")
    properties = f'<w:pPr {nsdecls("w")}><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    first._p.insert(0, parse_xml(properties))
    word.add_paragraph("agreed.")
    assert text_of(word) == "The council agreed.\n"


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    word = Word()
    paragraph = word.add_paragraph("The survey found 400 homes")
    raw(paragraph, '<w:r><w:footnoteReference w:id="7"/></w:r>')
    paragraph.add_run(" at risk.")
    raw(paragraph, '<w:r><w:footnoteReference w:id="3"/></w:r>')
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:id="3"><w:p><w:r><w:t>A rough count.</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="7"><w:p><w:r><w:t>It was done in May.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    document = read(with_part(saved(word), "word/footnotes.xml", notes), name="a.docx")
    assert document.text == (
        "The survey found 400 homes[^1] at risk.[^2]\n\n1. It was done in May.\n\n2. A rough count.\n"
    )
    assert [s.line for s in segment(document) if s.is_statement] == [
        "The survey found 400 homes at risk.",
        "It was done in May.",
        "A rough count.",
    ]


def test_comments_margins_and_hidden_words_are_left_out_and_told() -> None:
    word = Word()
    paragraph = word.add_paragraph("The levy stands.")
    word.add_comment(paragraph.runs, text="Check this.", author="A", initials="A")
    paragraph.add_run(" Secret.").font.hidden = True
    paragraph.add_run(" Struck.").font.strike = True
    word.sections[0].header.paragraphs[0].text = "Confidential"
    document = read(saved(word), name="a.docx")
    assert document.text == "The levy stands.\n"
    assert document.notices == (f"{COMMENTS} (1)", f"{STRUCK} (2)", f"{MARGINS} (1)")


def test_what_is_raised_or_lowered_never_joins_a_figure() -> None:
    word = Word()
    style = word.styles.add_style("Mark", WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    paragraph = word.add_paragraph("It cost 12")
    paragraph.add_run("4", style="Mark")
    paragraph.add_run(" million on the 5")
    paragraph.add_run("t").font.superscript = True
    paragraph.add_run("h").font.superscript = True
    paragraph.add_run(" of May, for 10")
    raw(paragraph, '<w:r><w:rPr><w:position w:val="6"/></w:rPr><w:t>6</w:t></w:r>')
    paragraph.add_run(" litres of CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(".")
    assert text_of(word) == "It cost 12⁴ million on the 5th of May, for 10⁶ litres of CO₂.\n"


def test_the_figures_of_a_formula_stay_apart() -> None:
    word = Word()
    paragraph = word.add_paragraph("It is ")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    for formula, after in ((power, " litres, and "), (half, ".")):
        paragraph._p.append(parse_xml(f'<m:oMath xmlns:m="{space}">{formula}</m:oMath>'))
        paragraph.add_run(after)
    assert text_of(word) == "It is 10⁶ litres, and 1/2.\n"


def test_white_letters_are_left_out_on_white_and_read_on_a_colour() -> None:
    word = Word()
    white = RGBColor(255, 255, 255)
    word.add_paragraph("The levy stands.").add_run(" It was bought.").font.color.rgb = white
    marked = word.add_paragraph().add_run("The vote is on Monday.")
    marked.font.color.rgb, marked.font.highlight_color = white, WD_COLOR_INDEX.BLACK
    grid = word.add_table(2, 2)
    for at, row in enumerate((("Ward", "Votes"), ("North", "40"))):
        for column, words in enumerate(row):
            grid.cell(at, column).paragraphs[0].add_run(words).font.color.rgb = white
    document = read(saved(word), name="a.docx")
    assert document.text == "The levy stands.\n\nThe vote is on Monday.\n\n| North: Votes 40. |\n"
    assert document.notices == (f"{WHITE} (1)",)


def test_the_signs_of_a_font_are_read_and_those_of_an_unknown_one_are_told() -> None:
    word = Word()
    paragraph = word.add_paragraph("It costs ")
    raw(paragraph, '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>')
    paragraph.add_run(" 5 million ")
    raw(paragraph, '<w:r><w:sym w:font="House Logos" w:char="F041"/></w:r>')
    paragraph.add_run(".")
    document = read(saved(word), name="a.docx")
    assert document.text == "It costs ≥ 5 million \N{REPLACEMENT CHARACTER}.\n"
    assert document.notices == (f"{SIGNS} (1)",)


def test_text_boxes_and_content_controls_are_read() -> None:
    word = Word()
    paragraph = word.add_paragraph("Beside the box.")
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    raw(paragraph, f"<w:r><w:pict>{box}</w:pict></w:r>")
    held = "<w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent>"
    paragraph._p.addnext(parse_xml(f"<w:sdt {nsdecls('w')}>{held}</w:sdt>"))
    assert text_of(word) == "Beside the box.\n\nIn the box.\n\nControlled.\n"


def test_merged_cells_and_a_marked_header_are_followed() -> None:
    word = Word()
    grid = word.add_table(4, 3)
    for at, row in enumerate(
        (("Region", "Sales", ""), ("", "2023", "2024"), ("North", "4", "5"), ("South", "closed", ""))
    ):
        for column, words in enumerate(row):
            grid.cell(at, column).text = words
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "Region"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "Sales"
    grid.cell(3, 1).merge(grid.cell(3, 2)).text = "closed"
    for row in grid.rows[0], grid.rows[1]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    assert text_of(word) == (
        "| North: Sales 2023: 4; Sales 2024: 5. |\n| South: Sales 2023/Sales 2024: closed. |\n"
    )


def test_a_table_that_lays_out_a_page_is_its_paragraphs_and_one_within_is_told() -> None:
    word = Word()
    outer = word.add_table(1, 1).cell(0, 0)
    outer.text = "The votes were these."
    inner = outer.add_table(2, 2)
    for at, row in enumerate((("Ward", "Votes"), ("North", "40"))):
        for column, words in enumerate(row):
            inner.cell(at, column).text = words
    assert text_of(word) == "The votes were these.\n\n| North: Votes 40. |\n"


def test_turns_and_rows_are_known_for_what_they_are() -> None:
    spoken = ["CHAIR (Ada Klein): Who pays?", "BEN ROSS: Nobody has said so.", "MAYA ORTEGA: We do not."]
    document = read(docx(spoken, [("Ward", "Votes"), ("North", "40")]), name="a.docx")
    sentences = segment(document)
    assert [(s.speaker, s.text) for s in sentences if s.kind is Kind.STATEMENT] == [
        ("Ada Klein", "Who pays?"),
        ("BEN ROSS", "Nobody has said so."),
        ("MAYA ORTEGA", "We do not."),
    ]
    assert [(s.speaker, s.text) for s in sentences if s.kind is Kind.ROW] == [("", "North: Votes 40.")]


def test_properties_are_told_where_the_text_is_silent() -> None:
    word = Word()
    word.add_paragraph("The council met, and it was late when it ended.")
    word.core_properties.title, word.core_properties.author = "Minutes of May", "Ada Klein"
    document: Document = read(saved(word), name="a.docx")
    assert (document.title, document.author, document.format) == ("Minutes of May", "Ada Klein", "docx")


def test_what_a_template_says_of_itself_is_no_author_and_no_date() -> None:
    document = read(docx(["The council met."]), name="a.docx")
    assert (document.author, document.date) == ("", "")


def with_part(data: bytes, path: str, xml: str) -> bytes:
    """The archive with one more part."""
    stream = BytesIO(data)
    with ZipFile(stream, "a") as archive:
        archive.writestr(path, xml)
    return stream.getvalue()
