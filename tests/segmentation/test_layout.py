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
