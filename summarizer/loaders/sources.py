"""Reading sources: files, directories, patterns, lists, addresses, feeds, standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from summarizer.documents import Document
from summarizer.errors import MissingExtraError, SourceError, SummarizerError
from summarizer.loaders import formats
from summarizer.loaders.charsets import declared
from summarizer.loaders.listing import STANDARD_INPUT, identity, is_url, listed
from summarizer.loaders.naming import identified, printable
from summarizer.loaders.size import LARGEST
from summarizer.progress import Report, unwatched

if TYPE_CHECKING:
    from summarizer.loaders.web import Fetched, Fetcher

FEED_LIMIT = 20
"""How many of a feed's entries are read, the newest first, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; `reason` says why, and what to do."""

    source: str
    reason: str
    error: SummarizerError = field(compare=False, repr=False)


@dataclass(frozen=True)
class Loaded:
    """What came of loading sources: the documents, in order, and what could not be read.

    `passed_over` are the files of a directory that the run itself writes.
    """

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Access:
    """How far sources are followed: what fetches them, and how many entries of a feed are read.

    Without a `fetcher` there is one that meets private networks where that is allowed.
    """

    fetcher: Fetcher | None = None
    feed_limit: int = FEED_LIMIT
    allow_private: bool = False

    @property
    def fetching(self) -> Fetcher:
        """What fetches, imported now: most runs read files alone."""
        from summarizer.loaders.web import Fetcher

        return self.fetcher or Fetcher(allow_private=self.allow_private)


def load(
    source: str | Path,
    *,
    standard_input: bytes | None = None,
    allow_private: bool = False,
    feed_limit: int = FEED_LIMIT,
    report: Report = unwatched,
) -> tuple[Document, ...]:
    """The documents of one source, as `load_all` reads it.

    With `allow_private`, an address may lie in a private network. Of a feed, the newest `feed_limit`
    articles are read. Raises `SourceError`, or `MissingExtraError`, for the first thing that cannot be read.
    """
    access = Access(feed_limit=feed_limit, allow_private=allow_private)
    loaded = load_all([source], standard_input=standard_input, access=access, report=report)
    for failure in loaded.failures:
        raise failure.error
    return loaded.documents


def load_all(
    sources: Iterable[str | Path | Document],
    *,
    standard_input: bytes | None = None,
    access: Access | None = None,
    output: str | Path | None = None,
    report: Report = unwatched,
) -> Loaded:
    """The documents of all `sources`, in order, with ids unique among them; each is read once.

    A source is a file, a directory, a pattern, an http(s) address, "@list.txt", "-" for `standard_input`,
    or a document. A directory stands for its files, those of its folders included, sorted by path; hidden
    ones are left out, and so is `output`, the file that is written: an earlier note is no source of the next.
    The address of a feed stands for its newest articles. `report` is told of what takes long.
    """
    written = identity(str(output)) if output is not None else ""
    reader = _Reader(access or Access(), standard_input, report, written)
    outcomes = [outcome for source in sources for outcome in reader.outcomes(source)]
    return Loaded(
        identified(outcome for outcome in outcomes if isinstance(outcome, Document)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Failure)),
        tuple(outcome.source for outcome in outcomes if isinstance(outcome, _Written)),
    )


@dataclass(frozen=True)
class _Written:
    """A source that is the file to be written."""

    source: str


@dataclass(frozen=True)
class _Original:
    """A source as it came: its bytes, and what its surroundings say of them."""

    data: bytes
    name: str
    suffix: str = ""
    fetched: Fetched | None = None


@dataclass(frozen=True)
class _Reader:
    """Reads what sources stand for, each file and each address once: `seen` holds those that were.

    `written` is the identity of the file that is to be written, if there is one.
    """

    access: Access
    standard_input: bytes | None
    report: Report
    written: str = ""
    seen: set[str] = field(default_factory=set)

    def outcomes(self, source: str | Path | Document) -> Iterator[Document | Failure | _Written]:
        """The documents of a source, and what of it could not be read."""
        try:
            if isinstance(source, Document):
                yield _storable(source)
                return
            for name in listed(str(source)):
                yield from self._named(name)
        except SourceError as error:
            yield Failure(str(error.fields["source"]), str(error), error)

    def _named(self, name: str, *, of_feed: bool = False) -> Iterator[Document | Failure | _Written]:
        """The document of one file or address; the articles of one feed."""
        if not self._is_new(name):
            return
        if self.written and identity(name) == self.written:
            yield _Written(name)
            return
        try:
            original = self._opened(name)
            found = original.fetched
            if found and found.url != name and not self._is_new(found.url):
                return
            form = formats.format_of(
                original.data, name=original.name, suffix=original.suffix, type=found.type if found else ""
            )
            if form is formats.FEED:
                yield from self._articles(original, of_feed=of_feed)
            else:
                yield self._document(original, form)
        except (SourceError, MissingExtraError) as error:
            yield Failure(str(error.fields.get("source", _shown(name))), str(error), error)

    def _is_new(self, name: str) -> bool:
        known = len(self.seen)
        self.seen.add(identity(name))
        return len(self.seen) > known

    def _opened(self, name: str) -> _Original:
        if name == STANDARD_INPUT:
            if self.standard_input is None:
                raise SourceError("standard input: nothing was handed in; pipe a text", source=name)
            return _Original(_bounded(self.standard_input, name="standard input"), "standard input")
        if is_url(name):
            found = self.access.fetching.fetch(name, report=self.report)
            return _Original(found.data, _shown(name), _suffix(urlsplit(found.url).path), found)
        return _Original(_bytes_of(name), printable(name), _suffix(name))

    def _articles(self, feed: _Original, *, of_feed: bool) -> Iterator[Document | Failure | _Written]:
        """The newest articles of a feed. One from outside leads nobody inside, as a redirect does not."""
        if of_feed or feed.fetched is None:
            what = "a feed in a feed" if of_feed else "a feed that was saved"
            raise SourceError(f"{feed.name}: {what}; give the address of the feed itself", source=feed.name)
        from summarizer.loaders import feeds  # dates and XML, which few runs read

        entries = feeds.entries_of(_decoded(feed), url=feed.fetched.url, name=feed.name)
        fetcher = self.access.fetching
        inside = fetcher.allow_private and not feed.fetched.public
        within = replace(self, access=replace(self.access, fetcher=replace(fetcher, allow_private=inside)))
        for entry in entries[: self.access.feed_limit]:
            if entry.fault:
                error = SourceError(f"{feed.name}: {entry.title}: {entry.fault}", source=feed.name)
                yield Failure(feed.name, str(error), error)
            else:
                yield from within._named(entry.address, of_feed=True)

    def _document(self, original: _Original, form: formats.Format) -> Document:
        data = _decoded(original) if form.encoded else original.data
        document = form.loader(self.report)(data, name=original.name)
        base = original.fetched.url if original.fetched else ""
        return _storable(
            replace(document, url=_address(document.url, base), format=document.format or form.name)
        )


def _decoded(original: _Original) -> bytes:
    """The bytes of a text, in UTF-8 with its mark where the server says in what encoding they are."""
    charset = original.fetched.charset if original.fetched else ""
    text = declared(original.data, charset) if charset else None
    return original.data if text is None else text.encode("utf-8-sig", "replace")


def _shown(name: str) -> str:
    """A source's name as it may be printed; of an address, without who asks there."""
    if not is_url(name):
        return name
    from summarizer.loaders.web import shown

    return shown(name)


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _address(canonical: str, base: str) -> str:
    """The address that a page gives as its own, if it is one of the host that it came from."""
    url = urljoin(base, canonical)
    parts = urlsplit(url)
    if base and parts.hostname != urlsplit(base).hostname:
        return base
    return url if parts.scheme in ("http", "https") else base


def _storable(document: Document) -> Document:
    """`document`, if UTF-8 can hold it: what is quoted from it is written to files."""
    texts = {field.name: getattr(document, field.name) for field in fields(document)}
    for name, text in texts.items():
        try:
            str(text).encode()
        except UnicodeEncodeError as error:
            called = printable(document.name or document.id or "document")
            where = f"half of a surrogate pair, at character {error.start} of its {name}"
            raise SourceError(f'{called}: {where}; decode it with errors="replace"', source=called) from error
    return document


def _bytes_of(name: str) -> bytes:
    try:
        if not (os.path.isfile(name) or os.path.isdir(name)) and os.path.exists(name):
            problem = "a pipe, a socket or a device; hand in what comes from it as standard input (-)"
            raise SourceError(f"{name}: {problem}", source=name)
        with open(name, "rb") as stream:
            return _bounded(stream.read(LARGEST + 1), name=name)
    except FileNotFoundError as error:
        raise SourceError(f"{name}: no such file or directory; check the path", source=name) from error
    except PermissionError as error:
        raise SourceError(f"{name}: not allowed to read it; check its permissions", source=name) from error
    except IsADirectoryError as error:
        raise SourceError(
            f"{name}: a directory without files; give one that holds texts", source=name
        ) from error
    except OSError as error:
        raise SourceError(f"{name}: could not be read ({error.strerror}); try a copy", source=name) from error
    except ValueError as error:  # a NUL character, or half of a surrogate pair
        raise SourceError(f"{name!r}: no name of a file; check the path", source=name) from error


def _bounded(data: bytes, *, name: str) -> bytes:
    if len(data) > LARGEST:
        limit = LARGEST // 1_000_000
        raise SourceError(f"{name}: larger than {limit} MB; split it into parts", source=name)
    return data
