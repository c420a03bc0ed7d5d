"""The rules of the villages' assessments: R-SEP, and the part of R-TIM-06 that concerns them.

That every indicator is answered (R-SEP-01) needs no rule here: a blank cell of the sheet ประเมิน is an error already.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.constants import LEVEL_FLOORS
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.sheets import Programme


def level_settings(project: Project) -> Iterator[Finding]:
    """Three levels need three numbers: with others the handbook's would be taken unseen (handbook 4.1)."""
    floors = project.programme.level_floors
    if floors and len(floors) != len(LEVEL_FLOORS):
        args = {"found": len(floors)}
        typed = ", ".join(map(str, floors))
        where = project.programme.at("level_floors")
        touches = frozenset({f"{Programme.sheet}.level_floors"})
        yield Finding(
            code="level-floors", severity=Severity.ERROR, where=where, value=typed, args=args, touches=touches
        )
