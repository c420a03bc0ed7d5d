"""A disk that is really full: docgen in a small tmpfs, of every size from nothing to enough.

`unshare --mount python -m tests.faults.disk HOME [SCENE…]` mounts it where nobody else sees it: on Linux, with the
right to do so. Of scenes that are named only a few sizes are tried. Prints what it tried, and ends with 1 where a
promise was broken.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.faults.runs import do, warm
from tests.faults.scenes import SCENES, Stage, two_villages

SIZES_KB = tuple(range(0, 320, 40))
ENOUGH_KB = 8192
SCENES_OF_ALL = ("first", "protected", "sign")


def main(home: Path, names: Sequence[str]) -> int:
    """Fill the disk in two scenes: where nothing was made yet, and where what is there must not be lost."""
    tried: Counter[str] = Counter()
    broken: list[str] = []
    warm(two_villages())
    for scene in (scene for scene in SCENES if scene.name in (names or SCENES_OF_ALL)):
        stage = Stage.build(scene, home / scene.name)
        used = sum(path.stat().st_size // 4096 + 2 for path in (stage.home / "before").rglob("outputs/**/*")) * 4
        for free in SIZES_KB[1::3] if names else SIZES_KB:
            folder = stage.fresh()
            _mount(folder / "outputs", stage.home / "before" / "outputs", used + free + 4)
            try:
                ended = do(folder, stage.command)
                tried["stopped" if ended.code == 5 else f"exit code {ended.code}"] += 1
                subprocess.run(["mount", "-o", f"remount,size={ENOUGH_KB}k", str(folder / "outputs")], check=True)
                for what in (*stage.wrong_words(ended), *stage.broken_now(folder), *stage.broken_later(folder)):
                    broken.append(f"{scene.name} with {free} kB free: {what}")
            finally:
                subprocess.run(["umount", str(folder / "outputs")], check=True)
    sys.stdout.write(", ".join(f"{what} {count}" for what, count in sorted(tried.items())) + "\n")
    sys.stdout.write("".join(f"{what}\n" for what in broken))
    return 1 if broken or not tried["stopped"] else 0


def _mount(folder: Path, content: Path, size_kb: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)], check=True)
    if content.exists():
        shutil.copytree(content, folder, dirs_exist_ok=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
