"""The page as its readers use it: with a mouse, a keyboard, a thumb, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from summarizer.documents import Document, Page
from summarizer.rendering import render
from summarizer.rendering.html import laid_out
from summarizer.text import Span
from tests.browser.conftest import Reader
from tests.rendering import briefings
from tests.rendering.builders import citing
from tests.rendering.press import Press, press

CHOSEN = re.compile("true")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
Scheme = Literal["light", "dark"]


@cache
def week() -> Press:
    """Four sources and 48 items."""
    return press(sources=4, items=48, sentences=30)


@cache
def several() -> str:
    """The page of that."""
    return render(week().briefing, "html", documents=week().documents)


@cache
def note() -> str:
    """The page of one source."""
    return render(briefings.harbour(), "html", documents=[briefings.HARBOUR.document])


def tagged(*tags: str) -> dict[str, Any]:  # Any: as axe has its options
    """Axe's options for the rules with one of these tags."""
    return {"runOnly": {"type": "tag", "values": list(tags)}}


def has_focus(locator: Locator) -> bool:
    return bool(locator.evaluate("each => each === document.activeElement"))


def widest(page: Tab) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_choosing_an_item_shows_and_marks_all_that_it_rests_on(reader: Reader) -> None:
    page = reader.open(several())
    item = page.locator("#key-12")
    marks = item.locator("a").all_text_contents()
    item.scroll_into_view_if_needed()
    item.click(position={"x": 30, "y": 8})
    expect(item).to_have_attribute("aria-current", CHOSEN)
    expect(page.locator(f"#{marks[0]}")).to_be_in_viewport()
    assert page.locator("mark.lit").evaluate_all("all => all.map(each => each.id)") == marks
    assert page.locator("mark[aria-current]").get_attribute("id") == marks[0]


def test_the_evidence_of_an_item_is_gone_through_one_by_one(reader: Reader) -> None:
    page = reader.open(several())
    marks = page.locator("#key-3 a").all_text_contents()
    page.locator("#key-3 a").first.click()
    expect(page.locator("#step")).to_contain_text(f"Evidence 1 of {len(marks)}")
    page.get_by_role("button", name="Next").click()
    assert page.locator("mark[aria-current]").get_attribute("id") == marks[1]
    expect(page.locator("#step")).to_contain_text(f"Evidence 2 of {len(marks)}")


def test_choosing_a_sentence_shows_the_items_built_on_it_and_leads_to_them(reader: Reader) -> None:
    page = reader.open(note())
    page.locator("mark").filter(has_text="1,400 by 2032").click()
    built = page.locator("#built a")
    expect(built.first).to_be_visible()
    assert {"key-2", "said-2-2"} & set(built.evaluate_all("all => all.map(each => each.hash.slice(1))"))
    built.filter(has_text="The port says 1,400 new jobs").click()
    expect(page.locator("#key-2")).to_have_attribute("aria-current", CHOSEN)
    expect(page.locator("#key-2")).to_be_in_viewport()


def test_words_can_be_selected_without_choosing_anything(reader: Reader) -> None:
    page = reader.open(note())
    box = page.locator("#key-1").bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 10)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()")
    assert page.locator("[aria-current]").count() == 0


def test_a_party_s_items_can_be_seen_alone(reader: Reader) -> None:
    page = reader.open(note())
    page.get_by_label("Party").select_option(label="Fishers’ Cooperative")
    assert page.locator("tbody tr:visible th").all_text_contents() == ["Fishers’ Cooperative Anders Holt†"]
    expect(page.locator(".party:visible")).to_have_count(1)
    # The question about the crabs rests on the sentence of the party's quote; no key point does.
    expect(page.locator("#open-2")).to_be_visible()
    expect(page.locator("#key-1")).to_be_hidden()
    expect(page.get_by_role("heading", name="Key points")).to_be_hidden()
    expect(page.locator("#shown")).to_have_text(re.compile(r"^\d+ of \d+ items$"))
    page.get_by_label("Party").select_option(label="All parties")
    expect(page.locator("#key-1")).to_be_visible()
    assert page.locator("main [hidden]").count() == 0


def test_everything_can_be_done_with_the_keyboard_alone(reader: Reader) -> None:
    page = reader.open(note())
    page.keyboard.press("Tab")
    assert has_focus(page.get_by_role("link", name="Skip to the note"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert has_focus(page.locator("#headline a").first)
    page.keyboard.press("ArrowDown")
    first = page.locator("#key-1 a").first
    assert has_focus(first)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#key-1")).to_have_attribute("aria-current", CHOSEN)
    assert has_focus(page.locator("mark[aria-current] > a"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#step")).to_have_text(re.compile("Built on sentence"))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.item').id")


def test_escape_leads_back_to_the_item_that_was_chosen(reader: Reader) -> None:
    page = reader.open(several())
    page.locator("#open-3 a").first.focus()
    page.keyboard.press("Enter")
    assert not has_focus(page.locator("#open-3 a").first)
    page.keyboard.press("Escape")
    assert has_focus(page.locator("#open-3 a").first)


@pytest.mark.parametrize("html", [note, several])
def test_a_phone_shows_one_pane_at_a_time_and_never_scrolls_sideways(
    reader: Reader, html: Callable[[], str]
) -> None:
    page = reader.open(html(), width=360, has_touch=True, is_mobile=True)
    expect(page.locator("#sources")).to_be_hidden()
    assert widest(page) <= 360
    page.locator("#key-2").tap(position={"x": 30, "y": 8})
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator("mark[aria-current]")).to_be_in_viewport()
    assert widest(page) <= 360
    page.get_by_role("button", name="Back to the note").tap()
    expect(page.locator("#key-2")).to_be_in_viewport()
    sizes = page.locator("button:visible").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_a_dark_screen_is_dark_and_can_be_switched(reader: Reader) -> None:
    page = reader.open(note(), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 23, 26)"
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == "rgb(255, 254, 251)"
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "false")


def test_paper_has_the_note_and_under_it_what_it_cites_alone(reader: Reader) -> None:
    page = reader.open(note())
    page.emulate_media(media="print")
    expect(page.locator("#controls")).to_be_hidden()
    expect(page.locator("mark").first).to_be_visible()
    assert page.locator("mark:visible").count() == page.locator("mark").count()
    assert page.locator(".source a[id]:visible").count() == 0
    assert page.evaluate("note.getBoundingClientRect().bottom <= sources.getBoundingClientRect().top + 1")


def test_without_its_script_the_page_is_the_whole_note_with_links(reader: Reader) -> None:
    page = reader.browser.new_context(java_script_enabled=False).new_page()
    (reader.folder / "plain.html").write_text(note(), "utf-8")
    page.goto((reader.folder / "plain.html").as_uri())
    expect(page.locator("#controls")).to_be_hidden()
    link = page.locator("#key-3 a").first
    mark = link.text_content()
    link.click()
    assert page.url.endswith(f"#{mark}")
    expect(page.locator(f"mark[id='{mark}']")).to_be_in_viewport()
    page.locator(f"mark[id='{mark}'] > a").click()
    assert page.url.endswith("#key-3")
    page.close()


@pytest.mark.parametrize("name", ["key-2", "open-1"])
def test_a_link_to_an_item_opens_the_page_at_it(reader: Reader, name: str) -> None:
    page = reader.open(note(), at=f"#{name}")
    expect(page.locator(f"#{name}")).to_have_attribute("aria-current", CHOSEN)
    expect(page.locator("mark[aria-current]")).to_be_in_viewport()


def test_a_link_to_a_sentence_opens_the_page_at_it(reader: Reader) -> None:
    page = reader.open(several(), at="#C70")
    expect(page.locator("#C70")).to_have_attribute("aria-current", CHOSEN)
    expect(page.locator("#C70")).to_be_in_viewport()


def test_what_the_note_leaves_out_can_be_looked_up_too(reader: Reader) -> None:
    page = reader.open(several(), width=360)
    link = page.locator(".aside a").first
    first = (link.text_content() or "").partition("–")[0]
    link.click()
    expect(page.locator(f"#{first}")).to_be_in_viewport()


def test_the_source_opens_where_the_note_says_that_the_sentence_stands(reader: Reader) -> None:
    page = reader.open(several())
    references = [r for source in laid_out(week().briefing).sources for r in source.references]
    addresses = page.evaluate(
        """marks => marks.map(mark => {
            document.querySelector(`#${mark} > a`).click();
            return document.querySelector("#open").href;
        })""",
        [reference.mark for reference in references],
    )
    assert addresses == [reference.address for reference in references]


def test_a_pdf_opens_at_the_page_of_the_sentence(reader: Reader) -> None:
    text = "The board met on Monday.\n\nIt adjourned on Friday."
    pages = (Page(1, Span(0, 26)), Page(2, Span(26, len(text))))
    paper = Document(text, id="paper", url="https://a.example/p.pdf", format="pdf", pages=pages)
    page = reader.open(render(citing(paper), "html", documents=[paper]))
    page.locator("mark").last.click()
    assert page.locator("#open").get_attribute("href") == "https://a.example/p.pdf#page=2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_readers_with_other_senses_out(reader: Reader, scheme: Scheme) -> None:
    page = reader.open(note(), color_scheme=scheme)
    page.locator("#key-2 a").first.click()
    found = Axe().run(page, options=tagged(*WCAG, "best-practice"))
    assert found.violations_count == 0, found.generate_report()


def test_nor_does_anything_on_a_phone(reader: Reader) -> None:
    page = reader.open(note(), width=360)
    # The pane with the title is hidden beside the other, which best practice has a word on.
    for _ in range(2):
        found = Axe().run(page, options=tagged(*WCAG))
        assert found.violations_count == 0, found.generate_report()
        page.evaluate("document.querySelector('#key-2').click()")


def test_twenty_sources_and_two_hundred_items_open_at_once_and_answer_at_once(reader: Reader) -> None:
    month = press(sources=20, items=200, sentences=80)
    large = render(month.briefing, "html", documents=month.documents)
    opened, answered = [], []
    for _ in range(3):
        page = reader.open(large)
        opened.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        answered.append(
            page.evaluate(
                """() => { const start = performance.now(); document.querySelector("#key-50").click();
            document.body.offsetHeight; return performance.now() - start; }"""
            )
        )
        page.close()
    assert min(opened) < 1000
    assert min(answered) < 200
