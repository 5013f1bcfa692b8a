"""Files that cannot be read, each with an error of its own that says what to do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from summarizer.errors import SourceError
from summarizer.loaders.pdf import read
from summarizer.text import Span

from .press import drawn, picture, stream, text, written

TOLL = "The toll rises to nine euros in spring."
HOLDS = "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
PAGE = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {HOLDS} >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WAIT = stream("BT /F 12 Tf 72 700 Td (Please wait while the form is loaded.) Tj ET")


def _garbled() -> bytes:
    """A page whose font says of its shapes that they are characters for private use."""
    ranges = "1 beginbfrange <21> <7e> <e021> endbfrange"
    table = f"/CIDInit /ProcSet findresource begin begincmap {ranges} endcmap"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    words = stream(f"BT /F 12 Tf 72 700 Td ({TOLL}) Tj ET")
    return written("<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE, words, font, stream(table))


def _form(*, nodes: str) -> bytes:
    """A form that is a page to wait on, and XFA."""
    root = f"<< /Type /Catalog /Pages 2 0 R {nodes} >>"
    return written(root, PAGES, PAGE, WAIT, FONT, stream("<xdp:xdp/>"))


BROKEN = {
    "empty": (b"", "empty; fetch it again"),
    "page.html": (b"<html><p>The toll rises.</p></html>", "no PDF, whatever it is called"),
    "cut": (drawn(text(TOLL))[:600], "damaged or incomplete"),
    "locked": (
        drawn(text(TOLL), encrypt=StandardEncryption("secret", "owner", strength=128)),
        "its password",
    ),
    "scan": (drawn(picture), "no text layer; run OCR first, for instance ocrmypdf"),
    "blank": (drawn(text()), "no text layer"),
    "garbled": (_garbled(), "garbled text layer.*--force-ocr"),
    "form": (
        _form(nodes="/NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >>"),
        r"a form \(XFA\).*print it",
    ),
    "no pages": (
        written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"),
        "damaged|without a page",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_an_error_that_names_it_and_says_what_to_do(name: str) -> None:
    data, told = BROKEN[name]

    with pytest.raises(SourceError, match=rf"^{name}: .*(?:{told})") as caught:
        read(data, name=name)

    assert caught.value.fields["source"] == name


def test_a_missing_extra_is_named() -> None:
    script = (
        "import sys; sys.modules['pypdfium2'] = None\n"
        "from summarizer.errors import MissingExtraError\n"
        "from summarizer.loaders.pdf import read\n"
        "try: read(b'%PDF-1.7', name='minutes.pdf')\n"
        "except MissingExtraError as error: print(error, error.fields['source'])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert (
        run.stdout
        == "minutes.pdf: PDFs need an extra; install it: pip install 'summarizer[pdf]' minutes.pdf\n"
    )


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    locked = drawn(text(TOLL), encrypt=StandardEncryption("", "owner", canCopy=0, canModify=0, strength=128))

    assert read(locked, name="locked.pdf").text == TOLL


def test_a_form_of_the_usual_kind_is_read() -> None:
    assert "Please wait" in read(_form(nodes="/AcroForm << /Fields [] >>"), name="form.pdf").text


def test_pages_that_are_pictures_among_others_are_told_and_the_rest_is_read() -> None:
    document = read(drawn(text(TOLL), picture, picture, text("Ferries stop.")), name="mixed.pdf")

    assert document.text == f"{TOLL}\n\nFerries stop."
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert document.pages_of(Span(0, len(document.text))) == (1, 4)
    (notice,) = document.notices
    assert notice.startswith("pages 2–3: a picture without a text layer")
