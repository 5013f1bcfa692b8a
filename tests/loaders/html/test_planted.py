"""What was planted in a page is found in its document; no page breaks the reader."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.errors import SourceError
from summarizer.loaders.html import read
from summarizer.loaders.html.parsing import whole
from summarizer.pipeline import brief
from summarizer.segmentation import segment
from tests.loaders.html.pages import article, page

WORDS = st.sampled_from(
    (
        "the",
        "council",
        "Lower Weir",
        "votes",
        "roofs",
        "&",
        "<walls>",
        "“May”",
        "4.5",
        "%",
        "Straße",
        "市場",
        "don’t",
    )
)
SENTENCES = st.lists(WORDS, min_size=12, max_size=25).map(lambda words: f"Then {' '.join(words)} it said.")
TAGS = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<table>",
            "<tr>",
            "<td colspan=9>",
            "</td>",
            "</table>",
            "<ul>",
            "<li>",
        ),
        *(
            "</ul>",
            "<b>",
            "</b>",
            "<q>",
            "</q>",
            "<sup>",
            "</sup>",
            "<a href=x>",
            "</a>",
            "<pre>",
            "</pre>",
            "<br>",
        ),
        *(
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<h1>",
            "</h1>",
            "<blockquote>",
            "<svg>",
            "</svg>",
            "<p hidden>",
        ),
        *(
            "<p<b>",
            "&amp;",
            "&#xD83D;",
            "&#0;",
            "<title>",
            "</title>",
            "<head>",
            "<body>",
            "<html>",
            "<textarea>",
        ),
        *(
            "<meta charset=x>",
            "<![CDATA[",
            "<?xml?>",
            "<td>",
            "<caption>",
            "</body>",
            "</html>",
            "<del>",
            "</del>",
        ),
    )
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@settings(max_examples=30, deadline=None)
@given(st.lists(SENTENCES, min_size=3, max_size=12, unique=True))
def test_each_sentence_of_an_article_is_in_its_text_word_for_word(sentences: list[str]) -> None:
    html = page(article(*map(_escaped, sentences)))
    document = read(html.encode(), name="page.html")
    assert all(sentence in document.text for sentence in sentences)
    assert all(s.span.of(document.text) == s.text for s in segment(document))
    assert all(sentence in whole(html) for sentence in sentences)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=8)), max_size=30).map("".join))
def test_a_soup_of_tags_is_a_page_or_an_error_of_ours(html: str) -> None:
    whole(html)
    with suppress(SourceError):
        document = read(html.encode("utf-8", "replace"), name="page.html")
        document.text.encode()
        assert all(s.span.of(document.text) == s.text for s in segment(document))


def test_all_evidence_of_a_briefing_is_found_again_in_the_text_of_its_page() -> None:
    html = page(
        article(
            *(
                f"The county paid {n}.5 million euros for roof {n}, said the mayor, Ann Lee."
                for n in range(2, 9)
            )
        )
    )
    document: Document = read(html.encode(), name="page.html")
    briefing = brief(document, model="extractive")
    evidence = [each for point in briefing.key_points for each in point.evidence]
    assert evidence
    assert all(document.text[each.span.start : each.span.end] == each.quote for each in evidence)
