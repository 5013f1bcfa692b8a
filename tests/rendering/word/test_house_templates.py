from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from lxml import etree

from summarizer.errors import TemplateError
from summarizer.rendering.shipped import find
from summarizer.rendering.word.package import Package, packed, unpacked
from tests.rendering import briefings
from tests.rendering.word.opened import Opened, W, words


def house(path: Path, *paragraphs: str) -> Path:
    """A template made with an independent library, a tag a paragraph."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document, path)


def saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path


def made(path: Path) -> Opened:
    return Opened.of(briefings.harbour(), template=path)


def test_a_house_template_lays_the_note_out_and_gets_footnotes_and_their_styles(tmp_path: Path) -> None:
    tags = ("{{ note.title }}", "{%p for p in note.key_points %}", "{{ p.line }}", "{%p endfor %}")
    opened = made(house(tmp_path / "house.docx", *tags))

    assert [each.text.removesuffix(",\xa0") for each in opened.document.paragraphs] == [
        "Veldmar harbour: ruling put off",
        "Brandt will not release the state's share “on half a file”.",
        "The port says 1,400 new jobs, the union 520.",
        "Some 40 tonnes of dead shore crabs have washed up since April, according to the county.",
    ]
    assert opened.signs == ["1", "2", "3", "4", "5"]
    assert opened.faults() == []
    assert opened.document.core_properties.last_modified_by == ""


def test_the_settings_name_the_separators_before_what_the_schema_has_behind_them(tmp_path: Path) -> None:
    settings = made(house(tmp_path / "house.docx", "{{ note.headline }}")).tree("word/settings.xml")
    names = [each.tag.removeprefix(W) for each in settings]

    assert names.count("footnotePr") == 1
    assert names.index("footnotePr") < names.index("compat")
    assert [each.get(f"{W}id") for each in settings.find(f"{W}footnotePr")] == ["-1", "0"]


def test_footnotes_that_a_template_has_stay_and_ours_go_on(tmp_path: Path) -> None:
    # A note that we made is a document with footnotes: more is asked for at its end.
    first = Opened.of(briefings.one_party())
    path = tmp_path / "with-notes.docx"
    path.write_bytes(first.data)
    document = docx.Document(str(path))
    document.add_paragraph("{{ note.headline }}")
    opened = made(saved(document, path))

    assert [opened.notes[key] for key in first.notes] == list(first.notes.values())
    assert len(opened.notes) == len(first.notes) + 4
    assert opened.signs == sorted(opened.notes, key=int)
    assert opened.faults() == []


def test_a_tag_that_word_cut_into_runs_keeps_the_look_of_its_first(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ no").bold = True
    paragraph.add_run("te.ti").italic = True
    paragraph.add_run("tle }}")
    opened = made(saved(document, tmp_path / "cut.docx"))

    (made_of,) = opened.document.paragraphs
    assert made_of.text == "Veldmar harbour: ruling put off"
    assert made_of.runs[0].bold


def test_the_look_of_a_run_goes_on_behind_a_footnote(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("{{ note.headline }} And {{ note.title }}").bold = True
    opened = made(saved(document, tmp_path / "bold.docx"))
    runs = [run for run in opened.document.paragraphs[0].runs if run.style.name != "footnote reference"]

    assert all(run.bold for run in runs)
    assert "".join(run.text for run in runs).endswith(" And Veldmar harbour: ruling put off")


def test_in_the_header_a_mark_stands_for_the_footnote_that_cannot_be_there(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ note.headline }}"
    document.add_paragraph("{{ note.title|link('https://example.org/') }}")
    opened = made(saved(document, tmp_path / "header.docx"))
    (header,) = [path for path in opened.parts if re.fullmatch(r"word/header\d\.xml", path)]

    assert words(opened.tree(header)).endswith("[1][3][5][6]")
    assert "footnoteReference" not in opened.parts[header].decode()
    assert opened.faults() == []


def test_in_a_box_and_in_a_field_a_mark_stands_for_the_footnote_that_cannot_be_there(tmp_path: Path) -> None:
    document = docx.Document()
    box = (
        '<w:r xmlns:w="{}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    tag = "{{ note.key_points[2].line }}"
    document.add_paragraph()._p.append(etree.fromstring(box.format(W[1:-1], tag)))
    field = f'<w:r xmlns:w="{W[1:-1]}"><w:instrText>QUOTE {tag}</w:instrText></w:r>'
    document.add_paragraph()._p.append(etree.fromstring(field))
    opened = made(saved(document, tmp_path / "box.docx"))
    (boxed,) = opened.tree().iter(f"{W}txbxContent")
    (instruction,) = opened.tree().iter(f"{W}instrText")

    assert (
        words(boxed)
        == "Some 40 tonnes of dead shore crabs have washed up since April, according to the county.[9]"
    )
    assert instruction.text == f"QUOTE {words(boxed)}"
    assert (opened.signs, opened.faults()) == ([], [])


def test_a_template_of_words_own_kind_makes_a_document(tmp_path: Path) -> None:
    parts = unpacked(house(tmp_path / "house.docx", "{{ note.title }}").read_bytes())
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    path = tmp_path / "house.dotx"
    path.write_bytes(packed({**parts, "[Content_Types].xml": types}))

    assert made(path).document.paragraphs[0].text == "Veldmar harbour: ruling put off"


def test_a_document_says_by_whom_no_more_than_that_summarizer_made_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = "A. Clerk"
    document.core_properties.subject = "Harbours"
    opened = made(saved(document, tmp_path / "house.docx"))

    assert "A. Clerk" not in opened.parts["docProps/core.xml"].decode()
    assert opened.document.core_properties.subject == "Harbours"


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (["{{ note.tilte }}"], "has no attribute 'tilte'"),
        (["{{ note.title"], "correct the template"),
        (["{%p if note.title %}", "x"], "endif"),
        (["{{ note.__class__ }}"], "unsafe"),
        (["{% for i in range(10**9) %}x{% endfor %}"], "counts further than"),
        (["{{ ''.join([]).__class__ }}"], "unsafe"),
        (["{% include '../secret.docx' %}"], "not found"),
        (["{{ '<w:t>'|safe }}"], "break the document"),
    ],
)
def test_a_template_that_fails_is_named_with_the_reason(tmp_path: Path, tags: list[str], told: str) -> None:
    path = house(tmp_path / "house.docx", *tags)

    with pytest.raises(TemplateError, match=told) as failure:
        made(path)

    assert str(failure.value).startswith(f"{path}: ")
    assert failure.value.fields == {"template": str(path)}


def test_a_name_that_is_not_there_is_told_with_the_words_beside_it(tmp_path: Path) -> None:
    path = house(tmp_path / "house.docx", "Title", "Written for {{ note.reader }}", "End")

    with pytest.raises(TemplateError, match=r"near “Written for \{\{ note\.reader \}\}”"):
        made(path)


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    text, archive = tmp_path / "house.docx", tmp_path / "archive.docx"
    text.write_text("{{ note.title }}")
    with ZipFile(archive, "w") as other:
        other.writestr("readme.txt", "no document")

    with pytest.raises(TemplateError, match=r"house\.docx: is no Word document; save it as \.docx"):
        made(text)
    with pytest.raises(TemplateError, match=r"archive\.docx: is no Word document; save it as \.docx"):
        made(archive)
    with pytest.raises(TemplateError, match=r"gone\.docx: cannot be read"):
        made(tmp_path / "gone.docx")


def test_a_template_begun_as_a_copy_of_ours_makes_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(find("docx").begun(path.name))

    assert docx.Document(str(path)).paragraphs[0].text.startswith("{#p A template of one's own")
    assert made(path).data == Opened.of(briefings.harbour()).data


def test_the_shipped_template_is_packed_of_parts_that_hang_together() -> None:
    package = Package(find("docx").begun("x.docx"))

    assert package.main == "word/document.xml"
    assert package.related("footnotes") == "word/footnotes.xml"
