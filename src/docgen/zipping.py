"""Zip archives whose bytes depend on their contents only: fixed times, fixed order, parts compressed beforehand.

Word and Excel files alike are written here. Nothing is known of what the parts mean.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_DOS_DATE = (1 << 5) | 1  # 1980-01-01, the first day that a zip can name
_VERSION = 20  # deflate
_UTF8_NAME = 0x0800
_DEFLATED = 8
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
FAST, USUAL, SMALL = 1, 6, 9  # how hard zlib tries


@dataclass(frozen=True, slots=True)
class Entry:
    """One part, compressed: its name, its bytes in the archive, and what the directory must say about it."""

    name: str
    deflated: bytes
    crc: int
    size: int


class EntryWriter:
    """Compresses one part piece by piece, so that a long part is never held whole."""

    __slots__ = ("_crc", "_deflate", "_done", "size")

    def __init__(self, level: int = FAST) -> None:
        self._deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
        self._done: list[bytes] = []
        self._crc = 0
        self.size = 0

    def add(self, data: bytes) -> None:
        self._crc = zlib.crc32(data, self._crc)
        self.size += len(data)
        self._done.append(self._deflate.compress(data))

    def close(self, name: str) -> Entry:
        self._done.append(self._deflate.flush())
        return Entry(name, b"".join(self._done), self._crc, self.size)


def deflate(name: str, data: bytes, level: int = FAST) -> Entry:
    """The part `name` with its bytes compressed."""
    writer = EntryWriter(level)
    writer.add(data)
    return writer.close(name)


class Archive:
    """Entries laid out one behind the other; parts that never change are laid out once and shared by all archives."""

    __slots__ = ("_blocks", "_central", "_count", "_size")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._blocks: list[bytes] = []
        self._central: list[bytes] = []
        self._size = self._count = 0
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        name = entry.name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF8_NAME
        sizes = (entry.crc, len(entry.deflated), entry.size, len(name))
        local = _LOCAL.pack(b"PK\3\4", _VERSION, flags, _DEFLATED, 0, _DOS_DATE, *sizes, 0)
        self._central.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, flags, _DEFLATED, 0, _DOS_DATE, *sizes, 0, 0, 0, 0, 0, self._size
            )
            + name
        )
        self._blocks += (local, name, entry.deflated)
        self._size += len(local) + len(name) + len(entry.deflated)
        self._count += 1

    def settled(self) -> Archive:
        """The same entries as one block, cheap to start other archives from."""
        self._blocks = [b"".join(self._blocks)]
        self._central = [b"".join(self._central)]
        return self

    def with_entries(self, entries: Iterable[Entry]) -> bytes:
        """The bytes of the archive of these entries and, behind them, the given ones."""
        whole = Archive()
        whole._blocks, whole._central = list(self._blocks), list(self._central)
        whole._size, whole._count = self._size, self._count
        for entry in entries:
            whole._add(entry)
        central = b"".join(whole._central)
        end = _END.pack(b"PK\5\6", 0, 0, whole._count, whole._count, len(central), whole._size, 0)
        return b"".join((*whole._blocks, central, end))


def zipped(parts: Mapping[str, bytes], level: int = FAST) -> bytes:
    """The archive of these parts in their order."""
    return Archive(deflate(name, data, level) for name, data in parts.items()).with_entries(())
