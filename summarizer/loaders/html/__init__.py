"""Web pages, saved or fetched: the article, told apart from what stands around and in front of it."""

from __future__ import annotations

from dataclasses import replace

from summarizer.documents import Document
from summarizer.errors import MissingExtraError, SourceError
from summarizer.loaders.charsets import declared, self_declared
from summarizer.loaders.decoding import MARKS, decode
from summarizer.loaders.imprint import imprint_of
from summarizer.progress import Progress, Report, unwatched
from summarizer.text import fold, has_word

TOO_LARGE = (
    "The page is too large to tell its article from what stands around it: all of it is read, menus too."
)
NOTHING_TOLD_APART = (
    "No article could be told from what stands around it: all of the page is read, menus too."
)
MOSTLY_LEFT = "Most of the sentences on the page stand outside of its article, and are not read."
GAPS_FILLED = "All that stands inside of the article is read, what may not belong to it too."
CAPTIONS = "captions of pictures left out"
_LARGE = 1_000_000
# More of an article than this must not be missing from its middle.
_LOST = 0.1
# An article of less than so much of what the page says in sentences.
_LITTLE = 0.25


def read(data: bytes, *, name: str, report: Report = unwatched) -> Document:
    """The article in a page, in text marked as Markdown, with what the page says of title, author and date.

    A page that is very large is read whole, which a notice says; so is one in which nothing is marked as
    main. `report` is told how far a large page is read. Raises `SourceError` for what is no text,
    `NoArticleError` for a page that holds something else than an article, and `MissingExtraError`.
    """
    _require(name)
    from copy import deepcopy

    from summarizer.loaders.html.article import article_of
    from summarizer.loaders.html.completeness import between, lost
    from summarizer.loaders.html.page import parsed
    from summarizer.loaders.html.parsing import whole
    from summarizer.loaders.html.walls import refuse

    html = _decoded(data, name)
    page = parsed(html, name=name, report=report)
    if page.tree is None:
        return _document(whole(html, name=name, report=report), name, TOO_LARGE)
    if len(html) > _LARGE:
        report(Progress("looking for the article", 0, 0, name))
    article = article_of(deepcopy(page.tree))
    refuse(page, article.text, name=name)
    if lost(page.blocks, article.text) > _LOST:
        article = article_of(page.tree, thorough=True)
    if gaps := lost(page.blocks, article.text) > _LOST:
        article = replace(article, text=between(whole(html, name=name), article.text))
    if not has_word(article.text):
        return _document(whole(html, name=name), name, NOTHING_TOLD_APART)
    left = [caption for caption in article.captions if fold(caption) not in fold(article.text)]
    return Document(
        article.text,
        name=name,
        title=article.title,
        author=article.author,
        date=article.date,
        publisher=article.publisher,
        url=article.url,
        notices=(
            *((GAPS_FILLED,) if gaps else ()),
            *((f"{CAPTIONS} ({len(left)})",) if left else ()),
            *((MOSTLY_LEFT,) if len(article.text) < _LITTLE * page.prose else ()),
        ),
    )


def _document(text: str, name: str, notice: str) -> Document:
    """A page that is read whole, with what its layout says of it."""
    if not has_word(text):
        raise SourceError(f"{name}: a page without a word; give one with a text", source=name)
    imprint = imprint_of(text)
    return Document(
        text,
        name=name,
        title=imprint.title,
        date=imprint.date,
        publisher=imprint.publisher,
        notices=(notice,),
    )


def _decoded(data: bytes, name: str) -> str:
    """The page as text: a byte order mark decides, then what the page says, then the bytes themselves."""
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    charset = "" if marked else self_declared(data)
    text = declared(data, charset) if charset else None
    return decode(data, name=name) if text is None else text


def _require(name: str) -> None:
    from importlib import import_module

    try:
        for library in ("lxml.html", "trafilatura"):
            import_module(library)
    except ImportError as error:
        told = f'{name}: web pages need the extra: pip install "summarizer[web]"'
        raise MissingExtraError(told, source=name, extra="web") from error
