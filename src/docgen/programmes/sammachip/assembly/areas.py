"""The table of districts and tambons (พื้นที่), and the villages by the codes that follow from it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.assembly.repeats import clash
from docgen.programmes.sammachip.sheets import Area, Household, Village


def place_name(text: str) -> str:
    """A district's or tambon's name without the word before it: `อ.เมือง` and `อำเภอเมือง` are `เมือง`."""
    return re.sub(r"^(?:อำเภอ|ตำบล|อ\.|ต\.)\s*", "", text).strip(" ฯ")


class Areas:
    """The table of districts and tambons (พื้นที่), and the codes that follow from it."""

    def __init__(self, rows: Iterable[Area]) -> None:
        self.tambons = {(place_name(a.district), place_name(a.tambon)): a for a in rows}
        self.by_code = {f"{area.district_code}{area.tambon_code}": area for area in self.tambons.values()}
        self.districts = {district: area for (district, _), area in reversed(self.tambons.items())}

    def of_district(self, name: str, field: str) -> str:
        """What the first of a district's rows that has this column filled says."""
        rows = (area for (district, _), area in self.tambons.items() if district == name)
        return next(filter(None, (getattr(area, field) for area in rows)), "")

    def district(self, name: str) -> str:
        """The district's full name; `เมือง` is the one district whose name begins with it (handbook 4.6)."""
        bare = place_name(name)
        if bare in self.districts or not bare:
            return bare
        longer = [known for known in self.districts if known.startswith(bare)]
        return longer[0] if bare == "เมือง" and len(longer) == 1 else bare

    def with_origin(self, household: Household) -> Household:
        """A household of a neighbouring village (R-EXC-01), with the place that its code stands for."""
        code = thai.to_arabic_digits(household.origin).replace(" ", "")
        area = self.by_code.get(code[:6]) if len(code) == 8 else None
        if area is None:
            return household
        return dataclasses.replace(household, origin_moo=int(code[6:]), origin_tambon=area.tambon)

    def code(self, district: str, tambon: str, moo: int | None) -> str:
        """The village's eight-digit code, or a readable key where the table does not know the tambon."""
        area = self.tambons.get((district, tambon))
        if area is None:
            return f"{district}-{tambon}-{moo}"
        return f"{area.district_code}{area.tambon_code}{moo or 0:02d}"


def villages_of(rows: Iterable[Village], areas: Areas, findings: list[Finding]) -> dict[str, Village]:
    """Target villages by key. Their district and tambon get the names of the table, their code is always set."""
    found: dict[str, Village] = {}
    for row in rows:
        district, tambon = areas.district(row.district), place_name(row.tambon)
        computed = areas.code(district, tambon, row.moo)
        code = thai.to_arabic_digits(row.village_code).replace(" ", "") or computed
        if row.village_code and code != computed and (district, tambon) in areas.tambons:
            findings.append(
                Finding(
                    code="village-code-differs",
                    severity=Severity.WARNING,
                    where=row.at("village_code"),
                    value=row.village_code,
                    args={"computed": computed},
                )
            )
        village = dataclasses.replace(row, district=district, tambon=tambon, village_code=code)
        if code in found:
            findings.append(clash("village-twice", row.at("name"), found[code].at("name"), row.name))
        else:
            found[code] = village
    return found
