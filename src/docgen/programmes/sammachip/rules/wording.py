"""Findings that several rules make, and how they show a day."""

from __future__ import annotations

import dataclasses
import datetime as dt

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.sheets import Programme, Village
from docgen.programmes.sammachip.wider import PROJECT_KEY


def setting_finding(programme: Programme, code: str, field: str, **args: object) -> Finding:
    where = programme.at(field)
    return Finding(code=code, severity=Severity.ERROR, where=where, value=str(args.pop("typed", "")), args=args)


def whole_finding(programme: Programme, code: str, field: str, **args: object) -> Finding:
    """A sum over all villages that is not what it should be: only the whole programme's own papers would be wrong."""
    return dataclasses.replace(
        setting_finding(programme, code, field, **args), subject=PROJECT_KEY, touches=frozenset({Village.sheet})
    )


def village_finding(
    dossier: Dossier, code: str, touches: set[str], severity: Severity = Severity.ERROR, **args: object
) -> Finding:
    village = dossier.village
    return Finding(
        code=code, severity=severity, where=village.at("name"), value=village.title, args=args,
        subject=dossier.key, touches=frozenset(touches),
    )  # fmt: skip


def day_text(day: dt.date) -> str:
    return thai.format_date(day, thai.DateForm.TABLE_LONG, digits="arabic")


def prints(key: str, *paths: str) -> frozenset[str]:
    """The papers of one place, or of one item of it (`46010101/2`), that print any of these paths; no others."""
    return frozenset(f"{key}:{path}" for path in paths)


def places_of(project: Project) -> tuple[Dossier | GroupDossier, ...]:
    """Every village and every group: a rule of both asks each of them the same."""
    return (*project.dossiers, *project.groups)
