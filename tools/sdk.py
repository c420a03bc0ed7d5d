"""`python -m tools.sdk FILES…`: validate Office files with Microsoft's own Open XML SDK; `make sdk-check`.

The SDK comes with two packages of MIT licence for Linux on x86-64: python-redlines-docxodus carries it inside a .NET
program of its own, pythonnet loads it. That program's files are laid out once as a framework of .NET, in build/sdk.
"""

from __future__ import annotations

import importlib.util
import json
import platform
import shutil
import sys
import tarfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1] / "build" / "sdk"
FRAMEWORK, RUNTIME = "Microsoft.NETCore.App", "linux-x64"
NEEDED = ("pythonnet", "python_redlines_docxodus")
LIBRARIES = ("System.IO.Packaging", "DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml")
OFFICE = "Microsoft365"


def why_not() -> str:
    """Why files cannot be validated here; empty where they can."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return "the SDK's packages are for Linux on x86-64"
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    return f"pip install {' '.join(missing)}" if missing else ""


def faults(paths: Iterable[Path]) -> Iterator[str]:
    """What the SDK finds wrong with these Word and Excel files."""
    packaging, validator = _loaded()
    for path in paths:
        kind = packaging.SpreadsheetDocument if path.suffix == ".xlsx" else packaging.WordprocessingDocument
        document = kind.Open(str(path), False)
        try:
            for found in validator.Validate(document):
                where = found.Path.XPath if found.Path else ""
                yield f"{path}: {found.Part.Uri}: {where}: {found.Id}: {found.Description}"
        finally:
            document.Dispose()


@cache
def _loaded() -> tuple[Any, Any]:
    """The SDK's documents and a validator for one version of Office, in this process."""
    program = _laid_out()
    loader, python_net = (importlib.import_module(name) for name in ("clr_loader", "pythonnet"))
    runtime = loader.get_coreclr(
        runtime_config=str(HOME / "check.runtimeconfig.json"), dotnet_root=str(HOME / "dotnet")
    )
    python_net.set_runtime(runtime)
    clr = importlib.import_module("clr")
    assembly = importlib.import_module("System.Reflection").Assembly
    for name in LIBRARIES:
        assembly.LoadFrom(str(program / f"{name}.dll"))
        clr.AddReference(name)
    versions = importlib.import_module("DocumentFormat.OpenXml").FileFormatVersions
    validation = importlib.import_module("DocumentFormat.OpenXml.Validation")
    packaging = importlib.import_module("DocumentFormat.OpenXml.Packaging")
    return packaging, validation.OpenXmlValidator(getattr(versions, OFFICE))


def _laid_out() -> Path:
    """The program's files; beside them a .NET of the same version that is found where .NET looks for one."""
    program = HOME / "program"
    if (HOME / "ready").is_file():
        return program
    shutil.rmtree(HOME, ignore_errors=True)
    with tarfile.open(str(files("python_redlines_docxodus") / "_binaries" / f"{RUNTIME}.tar.gz")) as archive:
        archive.extractall(program, filter="data")
    options = json.loads((program / "redline.runtimeconfig.json").read_text(encoding="utf-8"))["runtimeOptions"]
    version = options["includedFrameworks"][0]["version"]
    told = json.loads((program / "redline.deps.json").read_text(encoding="utf-8"))["targets"]
    target = next(parts for name, parts in told.items() if "/" in name)
    pack = next(parts for name, parts in target.items() if name.startswith("runtimepack."))
    shared = HOME / "dotnet" / "shared" / FRAMEWORK / version
    host = HOME / "dotnet" / "host" / "fxr" / version
    for folder in (shared, host):
        folder.mkdir(parents=True)
    for name in (Path(name).name for kind in ("runtime", "native") for name in pack.get(kind, ())):
        if (program / name).is_file():
            shutil.copy(program / name, host if name == "libhostfxr.so" else shared)
    name = f".NETCoreApp,Version=v{version.partition('.')[0]}.0/{RUNTIME}"
    key = f"{FRAMEWORK}.Runtime.{RUNTIME}/{version}"
    library = {"type": "package", "serviceable": True, "sha512": ""}
    depends = {
        "runtimeTarget": {"name": name, "signature": ""},
        "targets": {name: {key: pack}},
        "libraries": {key: library},
    }
    _write(shared / f"{FRAMEWORK}.deps.json", depends)
    own = {
        "tfm": options["tfm"],
        "framework": {"name": FRAMEWORK, "version": version},
        "configProperties": {"System.Globalization.Invariant": True},
    }
    _write(HOME / "check.runtimeconfig.json", {"runtimeOptions": own})
    (HOME / "ready").touch()
    return program


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def main(paths: list[str]) -> int:
    """Print every fault; exit 1 where there is one."""
    reason = why_not()
    if reason:
        print(f"sdk-check: skipped, nothing was checked ({reason})")
        return 0
    wanted = [file for path in map(Path, paths) for file in (sorted(path.rglob("*.docx")) if path.is_dir() else [path])]
    count = 0
    for fault in faults(wanted):
        count += 1
        print(fault)
    print(f"{len(wanted)} files, {count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
