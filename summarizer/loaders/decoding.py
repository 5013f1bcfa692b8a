"""From bytes to text, in whatever encoding they are."""

from __future__ import annotations

import codecs

from summarizer.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_IN_USE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive, or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_SAMPLE = 64 * 1024


def decode(data: bytes, *, name: str) -> str:
    """The text in `data`, as it stands: line ends are kept, a byte order mark is not part of it.

    A byte order mark decides; then UTF-8 is tried, then UTF-16 and UTF-32 by the pattern of their NUL
    bytes, then the 8-bit and East Asian encodings that are in use. Raises `SourceError` for what is
    binary, empty or in no such encoding; `name` names it there.
    """
    _refuse_binary(data, name)
    text = _by_mark(data, name)
    if text is None:
        text = _strict(data, "utf-8")
    if text is None or "\0" in text:
        text = _by_nul_pattern(data) or text
    if text is None:
        text = _by_statistics(data, name)
    return _checked(text, name)


def _by_mark(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise SourceError(
                    f"{name}: starts as {encoding.upper()} and is not; save it as UTF-8", name=name
                )
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_nul_pattern(data: bytes) -> str | None:
    """The text if every NUL byte is the high half of a character: UTF-16 or UTF-32 without a mark."""
    for encoding in _WIDE:
        text = _strict(data, encoding)
        if text and "\0" not in text and data.count(0) >= len(data) // 8:
            return text
    return None


def _is_plausible(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(c.isalnum() or c.isspace() or c.isprintable() for c in sample) >= 0.95 * len(sample)


def _by_statistics(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise SourceError(f"{name}: a binary file; give a text, or save it as one", name=name)
    from charset_normalizer import from_bytes  # 60 ms, for the few files that are not UTF-8

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_IN_USE)).best()
    guesses = (best.encoding,) if best else ()
    for encoding in (*guesses, "cp1252"):
        text = _strict(data, encoding)
        if text is not None:
            return text
    raise SourceError(f"{name}: in no encoding known here; save it as UTF-8", name=name)


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}: a binary file ({what}); save its text as a .txt file", name=name)


def _checked(text: str, name: str) -> str:
    if not text.strip():
        what = "white space only" if text else "empty"
        raise SourceError(f"{name}: {what}; nothing to read", name=name)
    if "\0" in text:
        raise SourceError(f"{name}: holds NUL characters, as binary files do; save it as text", name=name)
    return text
