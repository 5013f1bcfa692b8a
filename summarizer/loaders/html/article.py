"""The article of a page: its text, and who published it when."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.loaders.html.quotations import sign_quotations
from summarizer.loaders.html.writing import Writer
from summarizer.text import fold, has_word, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

# What trafilatura calls elements (it writes TEI), in HTML.
_TAGS: Mapping[str, str] = {"item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"#{1,6} (.+)")
_STRESS: Mapping[str, str] = {"#b": "b"}


@dataclass(frozen=True, slots=True)
class Article:
    """What a page is about; each field is empty where the page does not say. `url` is as the page has it.

    `captions` are those of all pictures, whether the text has them or not.
    """

    text: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    captions: tuple[str, ...] = ()


def article_of(tree: Element, *, thorough: bool = False) -> Article:
    """The article in the tree of a page; an empty one if there is none. The tree is changed by it.

    A `thorough` search takes more of what might belong to it.
    It is found by `trafilatura` (Barbaresi, “Trafilatura: A Web Scraping Library and Command-Line Tool for
    Text Discovery and Extraction”, 2021). Tables that hold data are told row by row before, since their
    cells must not lose their columns.
    """
    from trafilatura import bare_extraction

    _keep_quiet()
    sign_quotations(tree)
    captions = [one_line(caption.text_content()) for caption in tree.iter("figcaption")]
    _tell_tables(tree)
    _loosen_lines(tree)
    canonical = tree.xpath("string(//link[@rel='canonical'][1]/@href)")
    found = bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        with_metadata=True,
        favor_recall=thorough,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return Article()
    writer = Writer()
    if found.body is not None:
        _write(found.body, writer)
    text = writer.close()
    return Article(
        text,
        _title(text, one_line(found.title or ""), of_page=tree.findtext(".//title") or ""),
        one_line(found.author or ""),
        one_line(found.date or ""),
        one_line(found.sitename or ""),
        canonical or found.url or "",
        tuple(filter(has_word, captions)),
    )


def _title(text: str, found: str, *, of_page: str) -> str:
    """The heading that opens the article, or what was found, if the page's own title has it.

    What is found is the first heading of the page, which may be that of a menu.
    """
    heading = _HEADING.match(text)
    likely = [title for title in (heading[1] if heading else "", found) if title]
    return next((title for title in likely if fold(title) in fold(of_page)), found or one_line(of_page))


def _keep_quiet() -> None:
    """What the libraries log is for those who listen; without them, Python would print it."""
    for library in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _tell_tables(tree: Element) -> None:
    """Put the sentences that its rows make in place of each table that holds data, as paragraphs."""
    from lxml.html import Element as make

    for table in [table for table in tree.iter("table") if table.find(".//table") is None]:
        writer = Writer()
        _write(table, writer)
        rows = [row for row in writer.close().split("\n\n") if row.startswith("| ")]
        if rows and table.getparent() is not None:
            told = make("div")
            for row in rows:
                paragraph = make("p")
                paragraph.text = row
                told.append(paragraph)
            told.tail = table.tail
            table.getparent().replace(table, told)
    for cell in tree.iter(
        "td", "th"
    ):  # what is left lays out the page; a span of a billion columns is a trap
        for span in ("colspan", "rowspan"):
            cell.attrib.pop(span, None)


def _loosen_lines(tree: Element) -> None:
    """Make paragraphs and line breaks of what was set line by line: it is no quotation, as others take it."""
    from lxml.html import Element as make

    for block in list(tree.iter("pre")):
        parts = _BLANK_LINES.split(block.text_content().strip("\n"))
        block.clear(keep_tail=True)
        block.tag = "div"
        for lines in (part.split("\n") for part in parts if has_word(part)):
            paragraph = make("p")
            paragraph.text = lines[0]
            for line in lines[1:]:
                end = make("br")
                end.tail = line
                paragraph.append(end)
            block.append(paragraph)


def _write(element: Element, writer: Writer) -> None:
    """Send what `element` holds to the writer, without going down the interpreter's stack."""
    from lxml.etree import iterwalk

    for event, node in iterwalk(element, events=("start", "end")):
        tag = _tag(node)
        if event == "start":
            writer.start(tag, node.attrib)
            writer.data(node.text or "")
        else:
            writer.end(tag)
            writer.data(node.tail or "" if node is not element else "")


def _tag(element: Element) -> str:
    tag, rend = element.tag, element.get("rend", "")
    if tag == "head":
        return rend if rend[:1] == "h" else "h3"
    if tag == "list":
        return "ol" if rend == "ol" else "ul"
    if tag == "hi":
        return _STRESS.get(rend, "span")
    return _TAGS.get(tag, tag) if isinstance(tag, str) else "span"
