from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from summarizer.errors import TemplateError
from summarizer.rendering import rendered
from summarizer.rendering.compose import compose
from tests.rendering.press import press

from . import briefings

WEEK = press(sources=2, items=24, sentences=24)
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def pdf(made: str | bytes) -> pypdfium2.PdfDocument:
    assert isinstance(made, bytes)
    return pypdfium2.PdfDocument(made)


def words(text: str) -> str:
    """`text` without space and hyphens: where lines end is the paper's matter."""
    return "".join(text.split()).replace("-", "").replace("\ufffe", "")


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The text of each page of a note of several pages."""
    document = pdf(rendered(WEEK.briefing, "pdf"))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_paper_has_the_note_and_each_sentence_that_it_cites(pages: list[str]) -> None:
    printed = words("".join(pages))
    note = compose(WEEK.briefing)
    told = [note.title, *(str(point.line) for point in note.key_points)]
    told += [reference.quote[1:-1] for source in note.sources for reference in source.references]
    assert [text for text in told if words(text) not in printed] == []


def test_pages_are_numbered_under_a_running_title(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
    assert all(page.count(WEEK.briefing.title) == 1 for page in pages)


def test_what_is_for_the_screen_alone_is_not_on_paper(pages: list[str]) -> None:
    assert not any(word in "".join(pages) for word in ("Skip to", "All parties", "Dark", "not at hand"))


def test_headings_lists_and_tables_are_told_to_those_who_listen() -> None:
    document = pdf(rendered(briefings.ferries(), "pdf"))
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_value("Title") == briefings.ferries().title


def test_the_same_briefing_makes_the_same_file() -> None:
    assert rendered(briefings.ferries(), "pdf") == rendered(briefings.ferries(), "pdf")


@pytest.mark.parametrize("address", ["https://example.org/logo.png", "file:///etc/hostname", "logo.png"])
def test_a_template_that_names_what_would_be_fetched_is_refused(tmp_path: Path, address: str) -> None:
    own = tmp_path / "house.html.jinja"
    own.write_text(f'<img src="{address}"><h1>{{{{ note.title }}}}</h1>', "utf-8")
    with pytest.raises(TemplateError, match="a note fetches nothing; put it into the template"):
        rendered(briefings.ferries(), "pdf", template=own)


def test_a_template_may_hold_its_own_picture(tmp_path: Path) -> None:
    own = tmp_path / "house.html.jinja"
    own.write_text(f'<img src="{PIXEL}"><h1>{{{{ note.title }}}}</h1>', "utf-8")
    document = pdf(rendered(briefings.ferries(), "pdf", template=own))
    assert words(briefings.ferries().title) in words(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize(
    ("stub", "advice"),
    [
        ("raise ModuleNotFoundError('weasyprint')", "pip install 'summarizer[pdf-out]'"),
        ("raise OSError('cannot load library libpango')", "apt install libpango-1.0-0"),
    ],
)
def test_what_is_missing_is_named_with_how_to_install_it(tmp_path: Path, stub: str, advice: str) -> None:
    (tmp_path / "weasyprint.py").write_text(stub, "utf-8")
    code = (
        "from summarizer.rendering import rendered; from tests.rendering.briefings import bare; "
        "rendered(bare(), 'pdf')"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(root)))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert f"MissingExtraError: pdf: {'needs' if 'Module' in stub else 'a library'}" in done.stderr
    assert advice in done.stderr
