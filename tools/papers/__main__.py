"""`python -m tools.papers [OUT]`: build every template into OUT (`templates` unless said)."""

from __future__ import annotations

import importlib
import io
import pkgutil
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tools import papers

_TIME = (1980, 1, 1, 0, 0, 0)


def modules() -> Iterator[ModuleType]:
    """Yield the module of each paper (`d01`, `d02` …), in order; a list of papers (`changes_list`) is one too."""
    for info in sorted(pkgutil.iter_modules(papers.__path__), key=lambda found: found.name):
        if re.fullmatch(r"[cd]\d\d[a-z]?|\w+_list", info.name):
            yield importlib.import_module(f"tools.papers.{info.name}")


def built(module: ModuleType) -> bytes:
    """Return the paper's template as bytes that depend on nothing but this package's source."""
    stream = io.BytesIO()
    module.build().save(stream)
    return _canonical(stream.getvalue())


def _canonical(package: bytes) -> bytes:
    """Fix order, times and flags of the archive. Parts are stored, not deflated: zlib's output differs by version."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            content = source.read(name)
            target.writestr(info, _canonical(content) if name.endswith(".xlsx") else content)
    return result.getvalue()


def main(arguments: list[str]) -> int:
    """Write every template that differs from what is there; return the exit code."""
    folder = Path(arguments[0]) if arguments else Path("templates")
    folder.mkdir(parents=True, exist_ok=True)
    for module in modules():
        path, content = folder / module.FILE, built(module)
        if path.is_file() and path.read_bytes() == content:
            continue
        path.write_bytes(content)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
