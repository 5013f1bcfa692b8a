"""Who said what a page sets as a quotation: its footer, its `cite`, the caption of its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.segmentation.paragraphs import ends_sentence
from summarizer.text import has_word, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_LONGEST_NAME = 150
_DASHES = "—–―- "


def sign_quotations(tree: Element) -> None:
    """Set “— NAME” as the last paragraph of each quotation of a page that names who said it.

    It is so that a quotation is signed in a text. What is named within the words stays there. A figure of
    words, a quotation or a table, is made a part of the text like any other.
    """
    for quotation in list(tree.iter("blockquote")):
        signature = _caption(quotation)
        if signature is None:
            signature = next(
                (each for each in quotation.iter("footer", "cite") if _closes(each, quotation)), None
            )
        if signature is not None:
            _sign(quotation, signature)
    for figure in list(tree.iter("figure")):
        if figure.find(".//blockquote") is not None or figure.find(".//table") is not None:
            figure.tag = "div"  # no picture, as others take it


def _caption(quotation: Element) -> Element | None:
    """The caption of the figure that a quotation makes, if it is the only one there."""
    figure = quotation.getparent()
    if figure is None or figure.tag != "figure" or len(figure.findall("blockquote")) != 1:
        return None
    caption: Element | None = figure.find("figcaption")
    return caption


def _closes(signature: Element, quotation: Element) -> bool:
    """Whether an element stands by itself at the end of a quotation, and has words before it."""
    before, _, behind = _words(quotation).rpartition(_words(signature))
    if not has_word(before) or has_word(behind):
        return False
    above, parent = signature.getprevious(), signature.getparent()
    line = (above.tail if above is not None else parent.text) or ""
    apart = above is None or above.tag in ("p", "div", "br")
    return signature.tag == "footer" or ends_sentence(line) or (apart and not has_word(line.strip(_DASHES)))


def _sign(quotation: Element, signature: Element) -> None:
    from lxml.html import Element as make

    name = _words(signature).lstrip(_DASHES)
    if not has_word(name) or len(name) > _LONGEST_NAME:
        return
    signature.drop_tree()
    paragraph = make("p")
    paragraph.text = f"— {name}"
    quotation.append(paragraph)


def _words(element: Element) -> str:
    return one_line(str(element.text_content()))
