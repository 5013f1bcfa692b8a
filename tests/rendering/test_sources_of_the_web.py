import re

import pytest

from summarizer.documents import Document
from summarizer.pipeline import brief
from summarizer.rendering import render

TEXT = "The council of Lower Weir voted on Tuesday to pay for a new roof over the market hall, nine to four."
URL = "https://gazette.example/2025/roof_vote"


@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_source_from_the_web_is_called_by_who_wrote_it_and_by_its_address(form: str) -> None:
    document = Document(
        TEXT, name=f"{URL}?from=mail", title="A roof", author="Jane Doe", publisher="Gazette", url=URL
    )
    note = render(brief(document, model="extractive"), form)
    assert f"“A roof”, Jane Doe, Gazette, {URL}" in note.replace("\\_", "_")


def test_a_saved_page_is_called_by_its_file() -> None:
    note = render(
        brief(Document(TEXT, name="saved/roof.html", title="A roof", url=URL), model="extractive"), "md"
    )
    assert "“A roof”, roof.html" in note


def test_an_address_of_another_scheme_is_printed_nowhere() -> None:
    document = Document(TEXT, name="roof.html", title="A roof", url="javascript:alert(1)")
    assert "javascript" not in render(brief(document, model="extractive"), "md")


@pytest.mark.parametrize("form", ["md", "txt", "html"])
def test_the_address_of_a_saved_page_stands_under_the_sources(form: str) -> None:
    document = Document(TEXT, name="saved/roof.html", title="A roof", url=URL)
    note = render(brief(document, model="extractive"), form).replace("\\_", "_")
    shown = re.sub(r"<[^>]*>", "", note)
    assert shown.count(URL) == 1
