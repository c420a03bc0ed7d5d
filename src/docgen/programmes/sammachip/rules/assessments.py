"""The rules of the villages' assessments: R-SEP, and the part of R-TIM-06 that concerns them.

That every indicator is answered (R-SEP-01) needs no rule here: a blank cell of the sheet ประเมิน is an error already.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.constants import LEVEL_FLOORS
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Programme


def assessed_before_and_after(project: Project) -> Iterator[Finding]:
    """R-TIM-06: the first round comes before the day of training, the second after it (ก1-8, ก1-10)."""
    for dossier in project.dossiers:
        training = dossier.village.training_date
        for found in dossier.rounds:
            day = found.assessed_on
            if training is None or day is None or found.record is None:
                continue
            if (day >= training) if found.number == 1 else (day <= training):
                yield Finding(
                    code="R-TIM-06-first" if found.number == 1 else "R-TIM-06-second",
                    severity=Severity.ERROR,
                    where=found.record.at("assessed_on"),
                    value=day_text(day),
                    args={"village": dossier.village.full_name, "training": day_text(training)},
                    also=(dossier.village.at("training_date"),),
                )


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
