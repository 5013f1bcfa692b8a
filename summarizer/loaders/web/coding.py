"""A body as it was before it was packed for the way, bit by bit, so that no bomb goes off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from summarizer.errors import SourceError

ACCEPTED = "gzip, deflate"
"""What a server is told that it may pack with; no library is needed for these."""

_PIECE = 1 << 20
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class _Unpacker(Protocol):
    """What `zlib.decompressobj` gives, which has no name of its own."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def unpacked(pieces: Iterable[bytes], encoding: str, *, name: str) -> Iterator[bytes]:
    """The body whose packed `pieces` come with that Content-Encoding, in pieces of 1 MB at most.

    Raises `SourceError` for an encoding that was not asked for, two of them on top of each other included,
    and for a body that is broken or ends too early.
    """
    kind = encoding.strip().lower()
    if kind in ("", "identity"):
        yield from pieces
    elif kind in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(pieces, name)
    else:
        raise SourceError(
            f"{name}: packed as {kind[:40]!r}, which was not asked for; save the page from a browser",
            source=name,
        )


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    unpacker: _Unpacker | None = None
    try:
        for piece in pieces:
            rest = piece
            while rest:
                unpacker = _next(unpacker, rest)
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise SourceError(f"{name}: its packing is broken ({error}); try again", source=name) from error
    if unpacker is not None and not unpacker.eof:
        raise SourceError(f"{name}: ended before it was complete; try again", source=name)


def _next(unpacker: _Unpacker | None, data: bytes) -> _Unpacker:
    """The one at work; a new one at the start, and where another member begins.

    “deflate” is sent with zlib's header, as it should be, and without: 0x78 opens nothing else in use.
    """
    if unpacker is not None and not unpacker.eof:
        return unpacker
    headed = data[:1] in (b"\x1f", b"\x78")
    return zlib.decompressobj(_GZIP_OR_ZLIB if headed else -zlib.MAX_WBITS)
