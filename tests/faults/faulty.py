"""Every call that writes is counted, and one of them (or all from one on) fails or ends the process."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, Literal

Kind = Literal["exit", "full", "full-on", "denied"]
KINDS: tuple[Kind, ...] = ("exit", "full", "full-on", "denied")
KILLED = 9
OS_CALLS = ("mkdir", "replace", "rename", "link", "unlink", "chmod", "fsync")
NEEDS_NO_ROOM = {"unlink", "chmod"}
_WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "BEGIN", "COMMIT", "PRAGMA user_version")
_SQLITE = {
    errno.ENOSPC: ("database or disk is full", sqlite3.SQLITE_FULL),
    errno.EACCES: ("attempt to write a readonly database", sqlite3.SQLITE_READONLY),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the call number `at` (from 1)."""

    kind: Kind
    at: int


@dataclass
class Meter:
    """Counts the calls, and lets the fault happen. `install` puts it into this process for good."""

    fault: Fault | None = None
    calls: list[str] = field(default_factory=list)
    has_hit: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def strikes(self, name: str) -> int:
        """0: go on. Else the errno to fail with; a process that is to end here ends."""
        with self._lock:
            self.calls.append(name)
            number, fault = len(self.calls), self.fault
            if fault is None or (number != fault.at if fault.kind != "full-on" else number < fault.at):
                return 0
            if fault.kind == "full-on" and name in NEEDS_NO_ROOM:
                return 0
            self.has_hit = True
            if fault.kind == "exit" and name != "write":  # half of what is written is on the disk then
                os._exit(KILLED)
            return {"exit": -1, "denied": errno.EACCES}.get(fault.kind, errno.ENOSPC)

    def call(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted."""

        def counted(*arguments: Any, **named: Any) -> Any:
            code = self.strikes(name)
            if code:
                raise OSError(code, os.strerror(code))
            return original(*arguments, **named)

        return counted

    def install(self) -> None:
        """Count every write of this process from now on."""
        for name in OS_CALLS:
            setattr(os, name, self.call(name, getattr(os, name)))
        begin = os.open

        def begun(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
            code = self.strikes("create") if flags & os.O_CREAT else 0
            if code:
                raise OSError(code, os.strerror(code))
            return begin(path, flags, *arguments, **named)

        os.open = begun
        opened = os.fdopen

        def fdopen(*arguments: Any, **named: Any) -> Any:
            return _File(opened(*arguments, **named), self)

        os.fdopen = fdopen
        connect = sqlite3.connect

        def counted(*arguments: Any, **named: Any) -> Any:
            connection = connect(*arguments, **named, factory=_Connection)
            connection.meter = self
            return connection

        sqlite3.connect = counted


class _File:
    """A file whose writing is counted; half of it is written where the process ends or the disk is full."""

    def __init__(self, file: IO[Any], meter: Meter) -> None:
        self._file, self._meter = file, meter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        code = self._meter.strikes("write")
        if code:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
            if code < 0:
                os._exit(KILLED)
            raise OSError(code, os.strerror(code))
        return self._file.write(data)


class _Connection(sqlite3.Connection):
    """A connection whose writing statements are counted."""

    meter: Meter

    def _count(self, statement: str) -> None:
        if statement.lstrip().startswith(_WRITES):
            code = self.meter.strikes(f"sqlite {statement.split(maxsplit=1)[0]}")
            if code:
                message, number = _SQLITE[code]
                error = sqlite3.OperationalError(message)
                error.sqlite_errorcode = number
                raise error

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *arguments)

    def executescript(self, sql_script: str, /) -> sqlite3.Cursor:
        self._count("CREATE")
        return super().executescript(sql_script)

    def backup(self, *arguments: Any, **named: Any) -> None:
        self._count("BEGIN backup")
        super().backup(*arguments, **named)
