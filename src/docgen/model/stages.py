"""What papers stand for in a programme's rules (`stage` in the registry), and what the register calls those papers.

A paper's code is the office's to choose: rules speak of stages, so that a code that changes switches no rule off. Only
what this needs is read of a registry: one that is broken, or not there, must not keep a workbook from being checked.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Stages = Mapping[str, tuple[str, ...]]  # stage → the names of its papers in the register: code and id, in capitals


def stages_of(*registries: Path) -> Stages:
    """The stages by these registries (documents.toml), a later one before an earlier.

    A paper of which the later one does not name the stage keeps it, by its id; a code stands for one paper only.
    """
    known: dict[str, tuple[str, tuple[str, ...]]] = {}
    for path in registries:
        for entry in _entries(path):
            own: str = entry["id"]
            names = (entry["short"].upper(), own.upper())
            for other, (stage, named) in known.items():
                known[other] = (stage, tuple(name for name in named if name not in names))
            known[own] = (entry.get("stage", known[own][0] if own in known else ""), names)
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for stage, called in known.values():
        found[stage] += called
    return {stage: called for stage, called in found.items() if stage}


def names_in(registry: Path) -> frozenset[str]:
    """What the register may call the papers of a registry, in capitals; nothing where it cannot be read."""
    return frozenset(name.upper() for entry in _entries(registry) for name in (entry["short"], entry["id"]))


def _entries(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("document", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return  # `load_catalogue` says what is wrong with it
    for entry in listed if isinstance(listed, list) else ():
        texts = (entry.get("id"), entry.get("short"), entry.get("stage", "")) if isinstance(entry, dict) else (None,)
        if all(isinstance(text, str) for text in texts):
            yield entry
