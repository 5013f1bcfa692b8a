"""Feeds, RSS and Atom: their entries, the newest first, with the addresses of the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from summarizer.errors import MissingExtraError, SourceError
from summarizer.text import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENTRIES = frozenset(("item", "entry"))
_DATES = ("pubdate", "published", "date", "updated")
_LONGEST_TITLE = 80
_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the `address` of its article, or else the `fault` by which it leads to none."""

    address: str
    published: datetime
    title: str = ""
    fault: str = ""


def entries_of(data: bytes, *, url: str, name: str) -> tuple[Entry, ...]:
    """The entries of a feed, each address once; `url` is where the feed itself lies.

    They are in the order of their dates, the newest first; those without one come last, as they stand.
    Raises `SourceError`, which calls the feed `name`, for one that is broken or leads nowhere.
    """
    entries = [_entry(element, url) for element in _elements(data, name)]
    if all(entry.fault for entry in entries):
        raise SourceError(
            f"{name}: a feed whose entries lead nowhere; give the articles' addresses", source=name
        )
    newest = sorted(entries, key=lambda entry: entry.published, reverse=True)
    kept: dict[str | int, Entry] = {}
    for at, entry in enumerate(newest):
        kept.setdefault(entry.address or at, entry)
    return tuple(kept.values())


def _elements(data: bytes, name: str) -> Iterator[Element]:
    try:
        from lxml import etree
    except ImportError as error:
        told = f'{name}: feeds need the extra: pip install "summarizer[web]"'
        raise MissingExtraError(told, source=name, extra="web") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise SourceError(f"{name}: a feed that is broken from its start; try again", source=name)
    yield from (element for element in root.iter("{*}*") if _local(element) in _ENTRIES)


def _entry(element: Element, url: str) -> Entry:
    links = [address for child in element if (address := _link(child))]
    texts = {_local(child): (child.text or "").strip() for child in reversed(element)}
    permanent: list[str] = [
        str(child.text) for child in element if _local(child) == "guid" and _is_permanent(child)
    ]
    address = next(iter((*links, *permanent)), "").strip()
    dates = (_date(texts[key]) for key in _DATES if texts.get(key))
    published = next((date for date in dates if date), _UNDATED)
    title = one_line(texts.get("title", ""))[:_LONGEST_TITLE] or "an entry without a title"
    if not address:
        return Entry("", published, title, "has no link; give the article itself")
    return _leading(urljoin(url, address), published, title)


def _leading(address: str, published: datetime, title: str) -> Entry:
    """An entry with its address, if that is one on the web: a feed may name no file of ours, no script."""
    scheme = address.partition(":")[0].lower()
    if scheme in ("http", "https"):
        return Entry(address, published, title)
    return Entry("", published, title, f"its link is no page ({scheme[:20]}:); give the article itself")


def _link(element: Element) -> str:
    """The address that an RSS link holds, or an Atom link to the article itself."""
    if _local(element) != "link":
        return ""
    relation = element.get("rel", "alternate")
    address: str = element.get("href") or element.text or ""
    return address.strip() if relation == "alternate" else ""


def _is_permanent(guid: Element) -> bool:
    text = (guid.text or "").strip()
    return guid.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://"))


def _date(text: str) -> datetime | None:
    """The time, in RFC 822's or RFC 3339's notation; one without a zone counts as UTC."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _local(element: Element) -> str:
    """The name of an element, whatever its namespace; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
