"""`python -m docgen`, and the console script."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A run makes some hundred thousand cells and records and loses none of them: looking for garbage among them every
    # seven hundred objects took a tenth of it.
    gc.set_threshold(50_000, 20, 20)
    from docgen.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
