"""Messages as Outlook saves them, by hand: properties (MS-OXMSG) in a compound file (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT, _TIME = 0x001F, 0x0040
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def outlook(
    *,
    body: str = "",
    html: str = "",
    sender: str = "Ben Ross",
    attached: str = "",
    sent: datetime | None = None,
) -> bytes:
    """A message about the levy to Ada Klein."""
    texts = {
        0x001A: "IPM.Note",
        0x0037: "RE: The levy",
        0x0C1A: sender,
        0x0C1F: "ben@port.example",
        0x1000: body,
    }
    texts |= {0x1013: html} if html else {}
    head = struct.pack("<8x4I8x", 1, bool(attached), 1, bool(attached))
    tree: dict[str, bytes | Tree] = dict(_properties(head, texts, sent))
    recipient = {0x3001: "Ada Klein", 0x3003: "ada@council.example", 0x39FE: "ada@council.example"}
    tree["__recip_version1.0_#00000000"] = dict(_properties(bytes(8), recipient, None))
    if attached:
        tree["__attach_version1.0_#00000000"] = dict(_properties(bytes(8), {0x3707: attached}, None))
    return compound(tree)


def _properties(head: bytes, texts: Mapping[int, str], sent: datetime | None) -> Iterator[tuple[str, bytes]]:
    """The stream of properties, and one for each text."""
    entries = head
    for id, text in sorted(texts.items()):
        data = text.encode("utf-16-le")
        entries += struct.pack("<HHIII", _TEXT, id, 6, len(data) + 2, 0)
        yield f"__substg1.0_{id:04X}{_TEXT:04X}", data
    if sent:
        ticks = int((sent - _EPOCH).total_seconds()) * 10_000_000
        entries += struct.pack("<HHIQ", _TIME, 0x0039, 6, ticks)
    yield "__properties_version1.0", entries


def compound(tree: Tree) -> bytes:
    """The compound file that holds a tree of storages and streams, each of less than 4096 bytes."""
    names, contents, links = _listed(tree)
    small, large = _Chain(64), _Chain(_SECTOR)
    starts = [small.store(content) if content is not None else 0 for content in contents]
    starts[0] = large.store(small.data)
    sizes = [len(small.data), *(len(content or b"") for content in contents[1:])]
    entries = zip(names, contents, links, starts, sizes, strict=True)
    directory = large.store(b"".join(_entry(*entry) for entry in entries))
    small_table = large.store(small.table(-(-len(small.links) // 128)))
    tables = next(n for n in range(1, 100) if n * 128 >= len(large.links) + n)
    place = len(large.links)
    large.links += [_TABLE] * tables
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    small_sectors = -(-len(small.links) // 128)
    header += struct.pack("<9I", 0, tables, directory, 0, 4096, small_table, small_sectors, _END, 0)
    header += struct.pack("<109I", *range(place, place + tables), *[_FREE] * (109 - tables))
    return header + large.data + large.table(tables)


class _Chain:
    """Sectors of one size, and for each the next of its stream."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.data = b""
        self.links: list[int] = []

    def store(self, data: bytes) -> int:
        """Where a stream begins that is put behind the others."""
        first, count = len(self.links), -(-len(data) // self._size)
        self.data += data.ljust(count * self._size, b"\0")
        self.links += [*range(first + 1, first + count), _END][:count]
        return first if count else _END

    def table(self, sectors: int) -> bytes:
        """The table of what follows what."""
        return struct.pack(f"<{sectors * 128}I", *self.links, *[_FREE] * (sectors * 128 - len(self.links)))


def _listed(tree: Tree) -> tuple[list[str], list[bytes | None], list[tuple[int, int]]]:
    """Names, contents (None for storages), and for each entry the next beside it and the first below it."""
    names: list[str] = ["Root Entry"]
    contents: list[bytes | None] = [None]
    links: list[tuple[int, int]] = [(_FREE, _FREE)]

    def walk(parent: int, branch: Tree) -> None:
        ordered = sorted(branch, key=lambda name: (len(name), name.upper()))
        before = None
        for name in ordered:
            held = branch[name]
            at = len(names)
            names.append(name)
            contents.append(held if isinstance(held, bytes) else None)
            links.append((_FREE, _FREE))
            if before is None:
                links[parent] = (links[parent][0], at)
            else:
                links[before] = (at, links[before][1])
            before = at
            if not isinstance(held, bytes):
                walk(at, held)

    walk(0, tree)
    return names, contents, links


def _entry(name: str, content: bytes | None, link: tuple[int, int], start: int, size: int) -> bytes:
    kind = 5 if name == "Root Entry" else 1 if content is None else 2
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB3I", len(encoded) + 2, kind, 1, _FREE, *link)
    return head + bytes(36) + struct.pack("<IQ", start, size)
