"""From bytes to text, in whatever encoding they are."""

from __future__ import annotations

import codecs
import re
import unicodedata

from summarizer.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings that they are of."""

_LEAST_NUL_SHARE = 0.02
# In use today, the likelier first: what statistics leave open is settled by this order.
_OLDER = (
    *("cp1252", "cp1250", "cp1254", "cp1257", "cp1255", "cp1256", "cp1253", "cp1251", "koi8_r"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "a rich text document"),
)
# A character of UTF-8 beyond ASCII. In other encodings, few of the bytes above 127 fall into such groups.
_GROUP = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(128))
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.02


def decode(data: bytes, *, name: str) -> str:
    """The text in `data`, as it stands: line ends are kept, a byte order mark is not part of it.

    A byte order mark decides; then UTF-8 is tried, then UTF-16 and UTF-32 by the pattern of their NUL
    bytes, then the 8-bit and East Asian encodings in use. Raises `SourceError`, which calls the source
    `name`, for what is binary, empty, or in no such encoding; and for UTF-8 with bytes that are none,
    whose first it names: read in another encoding, such a text has no quotation mark that is one.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}: a binary file ({what}); save its text as a .txt file", source=name)
    text = _by_mark(data, name)
    if text is None:
        text = _strict(data, "utf-8")
    if text is None or _is_unlikely(text):
        text = _by_nul_pattern(data) or text
    if text is None:
        _refuse_broken(data, name)
        text = _by_statistics(data, name)
    return _checked(text, name)


def _is_unlikely(text: str) -> bool:
    """Whether `text` has NUL characters as UTF-16 has them: many, or beside other controls."""
    return "\0" in text and (text.count("\0") > len(text) // 4 or _is_garbled(text.replace("\0", "")))


def _by_mark(data: bytes, name: str) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                kind = encoding.upper()
                raise SourceError(f"{name}: marked as {kind}, and broken; save it as UTF-8", source=name)
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_nul_pattern(data: bytes) -> str | None:
    """The text in UTF-16 or UTF-32 without a mark, where each NUL byte is the upper half of a character."""
    if data.count(0) < _LEAST_NUL_SHARE * len(data):
        return None
    order = "le" if data[1::2].count(0) > data[::2].count(0) else "be"
    texts = (_strict(data, f"{encoding}-{order}") for encoding in ("utf-32", "utf-16"))
    return next((text for text in texts if text and "\0" not in text and not _is_garbled(text)), None)


def _refuse_broken(data: bytes, name: str) -> None:
    """Raises `SourceError` for UTF-8 with faults: half of the bytes beyond ASCII or more make characters."""
    foreign = len(data.translate(None, _ASCII))
    if b"\0" in data or 2 * sum(len(group) for group in _GROUP.findall(data)) < foreign:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start} (0x{data[error.start]:02x})"
        raise SourceError(
            f"{name}: UTF-8, and broken at {where}; correct it there and save it as UTF-8",
            source=name,
            offset=error.start,
        ) from error


def _by_statistics(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # 60 ms, for the few sources that are not Unicode

    if b"\0" not in data:
        matches = from_bytes(data[:_SAMPLE], cp_isolation=list(_OLDER))
        ranked = sorted(
            (match.chaos, -match.coherence, _OLDER.index(encoding))
            for match in matches
            for encoding in match.could_be_from_charset
            if encoding in _OLDER
        )
        for encoding in (*(_OLDER[place] for _, _, place in ranked), "cp1252"):
            text = _strict(data, encoding)
            if text is not None and not _is_garbled(text):
                return text
    raise SourceError(
        f"{name}: a binary file, or in an unknown encoding; save its text as UTF-8", source=name
    )


def _is_garbled(text: str) -> bool:
    sample = text[:_SAMPLE]
    controls = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and not c.isspace() for c in sample)
    return controls > _MOST_CONTROLS * len(sample)


def _checked(text: str, name: str) -> str:
    if not text:
        raise SourceError(f"{name}: empty; give a text", source=name)
    if not text.strip():
        raise SourceError(f"{name}: holds white space only; give a text", source=name)
    if "\0" in text:
        raise SourceError(f"{name}: a binary file (it holds NUL characters); save its text", source=name)
    return text
