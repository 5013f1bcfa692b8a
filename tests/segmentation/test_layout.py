import pytest

from summarizer.documents import Document, Kind
from summarizer.segmentation import segment


def lines(text: str) -> list[str]:
    return [sentence.line for sentence in segment(Document(text))]


def test_an_article_with_a_paragraph_a_line_is_kept_apart() -> None:
    text = (
        "The board will close the school, the chair said on Monday after a vote that took all night.\n"
        "Parents were not told\n"
        "“We learned of it from the radio,” said a father of two, who had come with forty others.\n"
    )
    assert [sentence.paragraph for sentence in segment(Document(text))] == [0, 1, 2]


def test_wrapped_lines_are_joined_and_paragraphs_are_not() -> None:
    text = (
        "Councillor Doe replied that the authority had promised the same\n"
        "thing in 2019, and had done nothing about it since then, as all\n"
        "could see.\n\nThe committee adjourned.\n"
    )
    assert len(lines(text)) == 2


def test_a_wrapped_line_that_is_a_date_goes_on_with_its_sentence() -> None:
    text = (
        "The regional council voted on Thursday against the subsidy for the ferry, and\n"
        "the chair told the members that the whole line would have to close for good on\n"
        "31 March 2026.\n\nThe committee adjourned.\n"
    )
    assert lines(text) == [
        "The regional council voted on Thursday against the subsidy for the ferry, and the chair told the "
        "members that the whole line would have to close for good on 31 March 2026.",
        "The committee adjourned.",
    ]


@pytest.mark.parametrize("date", ["31 March 2026", "6 October", "October 6"])
def test_a_sentence_left_open_after_another_goes_on_with_a_date(date: str) -> None:
    text = f"It said so then. The line will close on\n{date} unless it rains."
    assert lines(text) == ["It said so then.", f"The line will close on {date} unless it rains."]


@pytest.mark.parametrize("head", ["Ferry line to close", "Ferry. Line to close", "Ferry row drags on"])
def test_a_date_under_a_headline_is_a_line_of_its_own(head: str) -> None:
    sentences = segment(Document(f"{head}\n31 March 2026\n\nThe council voted against the subsidy.\n"))
    assert [s.kind for s in sentences] == [Kind.HEADING, Kind.BYLINE, Kind.STATEMENT]


def test_a_byline_with_a_full_stop_under_a_headline_is_a_line_of_its_own() -> None:
    sentences = segment(
        Document("Ferry line to close\nBy Ada Klein.\nThe council voted against the subsidy.\n")
    )
    assert [s.kind for s in sentences] == [Kind.HEADING, Kind.BYLINE, Kind.STATEMENT]


LINK = "[Ada Klein](https://example.org/council/members/klein)"


@pytest.mark.parametrize("name", ["Ada Klein", LINK])
def test_the_address_of_a_link_does_not_widen_the_page(name: str) -> None:
    text = (
        "The council voted against the subsidy for the ferry. The line will close\n"
        f"for good in the spring unless the government steps in, the chair, {name}\n"
        "of Lund, told the members.\n\n"
        "The vessels are worth less than the repairs that the yard has asked for in\n"
        "the letter of May.\n"
    )
    assert [s.paragraph for s in segment(Document(text))] == [0, 0, 1]


def test_a_page_wrapped_with_the_addresses_of_its_links_is_joined() -> None:
    text = (
        "The council voted against the subsidy for the ferry, and the line will be closed\n"
        f"for good, the chair, {LINK}, said,\n"
        "unless the government pays for the repairs of the vessels and for those of the\n"
        "two quays.\n"
    )
    assert len(lines(text)) == 1


def test_wrapped_chinese_is_joined() -> None:
    text = (
        "中国外交部发言人毛宁周五在北京举行的例行记者会上表示，中方坚决反对加征\n"
        "关税的做法。她还说，双方应当通过对话解决分歧，而不是互相指责对方的政策\n"
        "和立场。\n"
    )
    assert len(lines(text)) == 2


def test_a_list_item_goes_on_over_its_indented_lines() -> None:
    text = (
        "- The dredger can be hired for six weeks,\n  at a price to be confirmed.\n- The quay stays shut.\n"
    )
    assert lines(text) == [
        "The dredger can be hired for six weeks, at a price to be confirmed.",
        "The quay stays shut.",
    ]


def test_headers_of_a_mail_are_not_joined() -> None:
    text = "From: Jane Doe <jane@example.org>\nTo: Bob Ross\nSubject: The budget\n\nWe agree.\n"
    kinds = [sentence.kind for sentence in segment(Document(text))]
    assert kinds == [Kind.BYLINE, Kind.BYLINE, Kind.BYLINE, Kind.STATEMENT]


def test_markdown_furniture_is_in_no_sentence() -> None:
    text = (
        "---\ntitle: Water\n---\n# Water plan\n\n![A dam](dam.png)\n\nThe council agreed.\n\n* * *\n\n"
        "| Item | Cost |\n|------|-----:|\n| Pipes | 3 |\n\n```python\nx = 1\n```\n\n[1]: https://example.org\n"
    )
    assert lines(text) == ["Water plan", "The council agreed.", "Item | Cost", "Pipes | 3", "x = 1"]


def test_quote_marks_are_left_out_of_a_quoted_sentence() -> None:
    assert lines("> We will not give up.\n> Not a drop.\n") == ["We will not give up.", "Not a drop."]


def test_a_date_is_no_numbered_item() -> None:
    assert lines("3. Mai 2025\n\nDer Rat tagte.") == ["3. Mai 2025", "Der Rat tagte."]


def test_an_initial_is_no_list_marker() -> None:
    assert lines("A. Smith said no.\nB. Jones said yes.") == ["A. Smith said no.", "B. Jones said yes."]


def test_an_open_fence_does_not_swallow_the_text() -> None:
    assert [s.kind for s in segment(Document("```\nThe council agreed."))] == [Kind.STATEMENT]
