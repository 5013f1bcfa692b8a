"""What a source holds is shown, and does nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from summarizer.documents import Document
from summarizer.rendering import render
from tests.browser.conftest import Reader
from tests.rendering.briefings import filled_with
from tests.rendering.builders import citing

HOSTILE = (
    "<script>window.ran = true; alert(1)</script>",
    "</script><script>window.ran = true</script>",
    '"><img src=x onerror="window.ran = true">',
    "' onmouseover='window.ran = true' autofocus onfocus='window.ran = true",
    "<!-- <style> body { display: none } /* ]]>",
    "<svg/onload=window.ran=true><base href=https://evil.example/>",
    "<iframe srcdoc='<script>parent.ran=true</script>'></iframe>",
    "{{ 7 * 7 }} {% raise %} {# gone #} ${7*7}",
    "[click](javascript:window.ran=true) javascript:window.ran=true",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "</title></style></textarea></noscript><plaintext>",
    "&lt;script&gt;window.ran = true&lt;/script&gt; &#60;b&#62;",
)
ACTIVE = "script, iframe, img, svg, base, meta[http-equiv=refresh], [onload], [onerror], [onfocus]"
"""What could act in a page; of these it has its own script alone."""

TURNED = "The fine is \u202e000,1\u202c euros\u2066."
URLS = (
    "javascript:window.ran=true",
    "data:text/html,<script>1</script>",
    'https://x.example/" onclick="ran=1',
)


def test_hostile_texts_in_a_note_are_shown_as_they_are_and_run_nothing(reader: Reader) -> None:
    text = " ".join(HOSTILE)
    page = reader.open(render(filled_with(text), "html"))
    page.locator("#key-2 a").first.click()
    page.locator("mark").first.hover()
    page.get_by_label("Party").select_option(index=1)
    assert page.evaluate("window.ran === undefined")
    assert page.locator(ACTIVE).count() == 1
    expect(page.locator("h1")).to_have_text(text)
    expect(page).to_have_title(text)


def test_hostile_sources_beside_a_note_are_shown_as_they_are_and_run_nothing(reader: Reader) -> None:
    lines = [f"The council of Tarrow heard {text} and adjourned." for text in HOSTILE]
    source = Document("\n\n".join(lines), id="h")
    page = reader.open(render(citing(source), "html", documents=[source]))
    for number in range(page.locator("mark").count()):
        page.locator("mark").nth(number).evaluate("mark => mark.click()")
    assert page.evaluate("window.ran === undefined")
    assert page.locator(ACTIVE).count() == 1
    shown = page.locator(".source").evaluate(
        "each => { each.querySelectorAll('mark > a').forEach(a => a.remove()); return each.innerText }"
    )
    assert all(text in " ".join(shown.split()) for text in HOSTILE)


@pytest.mark.parametrize("url", URLS)
def test_no_address_but_of_the_web_can_be_followed(reader: Reader, url: str) -> None:
    source = Document("The council met on Monday evening in Tarrow.", id="h", url=url)
    page = reader.open(render(citing(source), "html", documents=[source]))
    page.locator("mark").first.click()
    expect(page.locator("#open")).to_be_hidden()
    links = page.locator("a[href]").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    assert page.locator("[onclick]").count() == 0


def test_no_text_turns_the_order_of_what_is_read(reader: Reader) -> None:
    source = Document(TURNED, id="h")
    made = render(citing(source), "html", documents=[source])
    assert not set(made) & set("\u202e\u202c\u2066")
    page = reader.open(made)
    expect(page.locator("mark")).to_contain_text("The fine is 000,1 euros.")
