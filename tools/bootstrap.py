"""Make the development environment: `python3 tools/bootstrap.py .venv`. Needs nothing but Python 3.11 or newer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  this file runs before anything has checked the version
        print(f"docgen needs Python 3.11 or newer; this is {sys.version.split()[0]}")
        return 1
    environment = Path(sys.argv[1] if len(sys.argv) > 1 else ".venv")
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not _works(python) and not _make(environment, python):
        return 1
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*install, "-c", "constraints.txt", "-e", ".[dev]"], cwd=ROOT, check=False)
    if done.returncode:
        return done.returncode
    (environment / ".ready").touch()
    if shutil.which("soffice") is None:
        print(
            "LibreOffice is not installed: papers are made, but not turned into PDF, and the print tests are skipped."
        )
        print("On Debian: apt-get install libreoffice-writer-nogui poppler-utils fonts-thai-tlwg")
    return 0


def _works(python: Path) -> bool:
    return (
        python.exists()
        and subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )


def _make(environment: Path, python: Path) -> bool:
    """A virtual environment; Debian keeps the part that venv needs in a package of its own."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    ways: list[list[list[str]]] = [
        [[sys.executable, "-m", "venv", "--clear", str(environment)]],
        [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", version],
            [sys.executable, "-m", "venv", "--clear", str(environment)],
        ],
        [
            [sys.executable, "-m", "pip", "install", "--quiet", "--user", "virtualenv"],
            [sys.executable, "-m", "virtualenv", str(environment)],
        ],
    ]
    for commands in ways:
        if shutil.which(commands[0][0]) is None:
            continue
        for command in commands:
            if subprocess.run(command, check=False, capture_output=True).returncode:
                break
        if _works(python):
            return True
    print(f"No virtual environment could be made. On Debian: apt-get install {version}")
    return False


if __name__ == "__main__":
    sys.exit(main())
