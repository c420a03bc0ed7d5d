"""The rules of the days that villages and groups were given: R-TIM-02, R-TIM-04, and officers in R-TIM-05."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.calendar import is_weekend
from docgen.programmes.sammachip.districts import OFFICER
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.wording import day_text
from docgen.programmes.sammachip.sheets import Group, Village

_NAMED = 3  # villages that the finding of weekends names


def no_holiday(project: Project) -> Iterator[Finding]:
    """R-TIM-04: a day on a public holiday of the settings (handbook 4.10)."""
    holidays = project.programme.holidays
    for place, day in _held(project):
        if day in holidays:
            yield Finding(
                code="R-TIM-04",
                severity=Severity.WARNING,
                where=place.at("training_date"),
                value=day_text(day),
                args={"place": place.full_name if isinstance(place, Village) else place.name},
            )


def weekends(project: Project) -> Iterator[Finding]:
    """R-TIM-04: Saturdays and Sundays are told once for all, where the settings have holidays; villages want them."""
    held = [(place, day) for place, day in _held(project) if is_weekend(day)]
    if held and project.programme.holidays:
        names = [place.full_name if isinstance(place, Village) else place.name for place, _ in held]
        yield Finding(
            code="R-TIM-04-weekend",
            severity=Severity.INFO,
            where=held[0][0].at("training_date"),
            value=day_text(held[0][1]),
            args={"count": len(held), "places": ", ".join(names[:_NAMED]) + " ฯลฯ" * (len(names) > _NAMED)},
            also=tuple(place.at("training_date") for place, _ in held[1:]),
        )


def officer_in_two_villages(project: Project) -> Iterator[Finding]:
    """R-TIM-05: a district's only officer has two villages on one day; where there are more, one stands in."""
    for district in project.districts:
        if sum(official.role == OFFICER for official in district.officials) != 1:
            continue
        (officer,) = (official for official in district.officials if official.role == OFFICER)
        first: dict[dt.date, Village] = {}
        for village in district.villages:
            if village.training_date is None:
                continue
            other = first.setdefault(village.training_date, village)
            if other is not village:
                yield Finding(
                    code="R-TIM-05-officer",
                    severity=Severity.WARNING,
                    where=village.at("training_date"),
                    value=day_text(village.training_date),
                    args={
                        "officer": officer.full_name or officer.position,
                        "village": village.full_name,
                        "other": other.full_name,
                    },
                    also=(other.at("training_date"),),
                )


def _held(project: Project) -> Iterator[tuple[Village | Group, dt.date]]:
    """Every village and every group that has a day."""
    places: list[Village | Group] = [dossier.village for dossier in project.dossiers]
    places += [dossier.group for dossier in project.groups]
    for place in places:
        if place.training_date is not None:
            yield place, place.training_date
