"""Notes and sources for these tests, all invented."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from summarizer.documents import Document

MINUTES = Document(
    "The council of Ostby met on 4 March. It agreed to close the old ferry berth in June.\n"
    "“Nobody will lose a job over this,” said Marta Lind, the harbour director.\n"
    "The works will cost 4.2 million euros, of which the state pays a third.\n"
    "Per Aune, who speaks for the pilots, called the plan “a leap in the dark”.",
    id="minutes",
    name="papers/minutes.txt",
    title="Minutes of the council",
)
LETTER = Document(
    "The pilots do not accept the plan. “We were never asked,” wrote Per Aune on 9 March.",
    id="letter",
    name="papers/letter.txt",
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with this body; further parts by name, as `styles` and `footnotes`."""
    data = BytesIO()
    with ZipFile(data, "w") as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>')
    return data.getvalue()


def paragraph(words: str, *, style: str = "", properties: str = "") -> str:
    """A paragraph of WordprocessingML with one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
