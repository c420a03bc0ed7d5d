"""`python -m tools.windows [TESTS…]`: run the project's tests with a Windows Python under Wine; `make windows-check`.

CPython's Windows files come out of a wheel that carries them (panda3d's deploy_libs), its library from the Python 3.11
that runs this, its packages as Windows wheels. All of it lies in build/windows and is made once. Where Wine, mingw-w64,
Python 3.11 or a wheel is not to be had, nothing is checked, and the last line says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "windows"
PYTHON, WHEELS, PREFIX, LOCALES = HOME / "python", HOME / "wheels", HOME / "prefix", HOME / "locales"
COMPILER, DUMP = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump"
CARRIER = "panda3d==1.10.16"
TESTED_WITH = ("pytest", "pytest-xdist", "hypothesis", "pikepdf", "pypdfium2", "fonttools", "colorama", "tzdata")
NOT_COPIED = ("site-packages", "dist-packages", "lib-dynload", "__pycache__", "test", "config-*")
USUAL = ("tests/cli", "tests/shelf", "tests/faults/test_windows.py", "tests/workbook", "tests/starter")
ENOUGH = 3600  # seconds

# watchfiles asks for two files that the carrier and Wine 8 lack: the stable ABI's forwarder, and a source of chance.
CHANCE = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    return SystemFunction036(bytes, (ULONG)count);
}
"""


class NotHereError(Exception):
    """Something that this machine does not have."""


def main(tests: Sequence[str]) -> int:
    """The exit code of the tests; 0 where they could not be run."""
    try:
        _needed()
        if not (HOME / "ready").is_file():
            _make_python()
            _install()
            _make_prefix()
            (HOME / "ready").touch()
    except (NotHereError, subprocess.CalledProcessError, OSError) as error:
        print(f"windows-check: skipped, nothing was checked ({error})")
        return 0
    return _run(tests or USUAL)


def _needed() -> None:
    for tool in ("wine", COMPILER, DUMP, "localedef"):
        if shutil.which(tool) is None:
            raise NotHereError(f"{tool} is not here")
    if sys.version_info[:2] != (3, 11):
        raise NotHereError("it takes Python 3.11")


def _download(*wanted: str, to: Path, more: Sequence[str] = ()) -> None:
    to.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "-q", "--only-binary=:all:", "--platform", "win_amd64"]
    command += ["--python-version", "3.11", "--implementation", "cp", "-d", str(to), *more, *wanted]
    subprocess.run(command, check=True)


def _make_python() -> None:
    _download(CARRIER, to=HOME / "carrier", more=["--no-deps", "--abi", "cp311"])
    shutil.rmtree(PYTHON, ignore_errors=True)
    (PYTHON / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(next((HOME / "carrier").glob("*.whl"))) as carrier:
        for name in carrier.namelist():
            folder, _, file = name.partition("/")
            if folder == "deploy_libs" and file and not file.lower().startswith("api-ms"):
                home = PYTHON if re.match(r"(?i)python3|vcruntime", file) else PYTHON / "DLLs"
                (home / file).write_bytes(carrier.read(name))
    shutil.copytree(sysconfig.get_path("stdlib"), PYTHON / "Lib", ignore=shutil.ignore_patterns(*NOT_COPIED))
    (PYTHON / "Lib" / "site-packages").mkdir()
    _compile(
        PYTHON / "python.exe", "-O2", "-municode", "-Wl,--stack,8000000", str(Path(__file__).with_name("python_exe.c"))
    )
    _forward_the_stable_abi()
    source = HOME / "chance.c"
    source.write_text(CHANCE, encoding="ascii")
    _compile(PYTHON / "bcryptprimitives.dll", "-shared", str(source), "-ladvapi32")


def _compile(made: Path, *how: str) -> None:
    subprocess.run([COMPILER, "-o", str(made), *how], check=True)


def _forward_the_stable_abi() -> None:
    told = subprocess.run(
        [DUMP, "-p", str(PYTHON / "python311.dll")], check=True, capture_output=True, text=True
    ).stdout
    names = sorted(set(re.findall(r"\b_?Py\w+$", told.partition("[Ordinal/Name Pointer]")[2], re.MULTILINE)))
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"{name} = python311.{name}" for name in names)]
    definitions, empty = HOME / "python3.def", HOME / "empty.c"
    definitions.write_text("\n".join(lines), encoding="ascii")
    empty.write_text("int entry(void) { return 1; }\n", encoding="ascii")
    _compile(PYTHON / "python3.dll", "-shared", "-nostdlib", "-Wl,-e,0", str(empty), str(definitions))


def _install() -> None:
    pins = HOME / "constraints.txt"
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins.write_text(re.sub(r" *#.*", "", pinned), encoding="utf-8")
    abis = ["--abi", "cp311", "--abi", "abi3", "--abi", "none"]
    _download(*_requirements(), *TESTED_WITH, to=WHEELS, more=["-c", str(pins), *abis])
    for wheel in WHEELS.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(PYTHON / "Lib" / "site-packages")


def _requirements() -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(one) for one in project["dependencies"]]


def _make_prefix() -> None:
    LOCALES.mkdir(parents=True, exist_ok=True)
    subprocess.run(["localedef", "-i", "th_TH", "-f", "UTF-8", str(LOCALES / "th_TH.UTF-8")], check=True)
    for command in (
        ["wineboot", "-i"],
        ["wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"],
    ):
        subprocess.run(command, env=_environment(), check=True, stdin=subprocess.DEVNULL, capture_output=True)


def _environment() -> dict[str, str]:
    """A Thai Windows: code page 874."""
    own = {"WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all", "LOCPATH": str(LOCALES), "LC_ALL": "th_TH.UTF-8"}
    return {**os.environ, **own, "PYTHONPATH": r"src;.", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHOME": ""}


def _run(tests: Sequence[str]) -> int:
    """The tests in a copy of the project on the Windows' own disk; what they say passes through as it comes."""
    project = PREFIX / "drive_c" / "docgen"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".git", ".venv", "build", "outputs", ".*_cache"))
    command = ["wine", str(PYTHON / "python.exe"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *tests]
    ran = subprocess.Popen(
        command,
        cwd=project,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    for line in _lines(ran):
        print(line, flush=True)
    return ran.wait(ENOUGH)


def _lines(ran: subprocess.Popen[bytes]) -> Iterator[str]:
    assert ran.stdout is not None
    yield from (line.decode("utf-8", "replace").rstrip() for line in ran.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
