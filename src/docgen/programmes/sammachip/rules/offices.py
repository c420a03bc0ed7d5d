"""The rules of those who sign (handbook 1.8): which post a letter is addressed to, and the line of who acts for it.

ตำแหน่งเต็ม is the post that signs, and บรรทัดรักษาการ the line above it: `ปลัดอำเภอ รักษาราชการแทน`. Typed the other way
round, letters go to ปลัดอำเภอ and are signed by nobody who could.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.districts import CHIEF, DEVELOPMENT_CHIEF, GOVERNOR, PROVINCE_CHIEF
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.sheets import Official

ACTING = ("รักษาราชการแทน", "ปฏิบัติราชการแทน", "รักษาการในตำแหน่ง", "รักษาการแทน", "รักษาการ", "ปฏิบัติหน้าที่", "ทำการแทน")
_ACTS = re.compile("|".join(ACTING))
# What a signing office is called in the papers that it makes wrong.
_FIELDS = {
    CHIEF: ("district.chief",),
    DEVELOPMENT_CHIEF: ("district.development_chief",),
    GOVERNOR: ("province.governor",),
    PROVINCE_CHIEF: ("province.chief", "province_chief.full_name", "province_chief.position", "province_chief.acting"),
}


def post_is_named(project: Project) -> Iterator[Finding]:
    """ตำแหน่งเต็ม of one who signs names the post: นายอำเภอ…, never the post of who acts for it (handbook 1.8)."""
    for unit, official in _signing(project):
        post = f"{official.role}{unit}"
        if official.position and not _names_post(official, unit):
            own = _ACTS.split(official.position)[0].strip()
            yield Finding(
                code="post-not-named",
                severity=Severity.ERROR,
                where=official.at("position"),
                value=official.position,
                args={"role": official.role, "post": post, "own": own or "ปลัดอำเภอ"},
                also=(official.at("acting"),),
            )


def _names_post(official: Official, unit: str) -> bool:
    """The post, and where it names a unit, this one: `นายอำเภอเมือง` may stand for `นายอำเภอเมืองกาฬสินธุ์`."""
    position, role = official.position.replace(" ", ""), official.role
    if not position.startswith(role) or _ACTS.search(position):
        return False
    rest, name = position.removeprefix(role), unit.replace(" ", "")
    return name.startswith(rest) or rest.startswith(name)


def acting_line_is_whole(project: Project) -> Iterator[Finding]:
    """บรรทัดรักษาการ is who acts and in what way: `ปลัดอำเภอ รักษาราชการแทน`; the post stands in the line below it."""
    listed = [(district.name, official) for district in project.districts for official in district.officials]
    listed += [(project.programme.province, official) for official in project.province_officials]
    for unit, official in listed:
        line = official.acting
        if official.role in _FIELDS and not _names_post(official, unit):
            continue  # both cells are the wrong way round, and post-not-named says so
        found = list(_ACTS.finditer(line))
        if line and not (found and found[0].start() and found[-1].end() == len(line.rstrip())):
            yield Finding(
                code="acting-line",
                severity=Severity.ERROR,
                where=official.at("acting"),
                value=line,
                args={"position": official.position},
            )


def one_in_office(project: Project) -> Iterator[Finding]:
    """One person signs for an office: of two, whoever stands first would, unseen. A copy of the row is the same one."""
    first: dict[tuple[str, str], Official] = {}
    for unit, official in _signing(project):
        other = first.setdefault((unit, official.role), official)
        if _shown(other) != _shown(official):
            yield Finding(
                code="office-twice",
                severity=Severity.ERROR,
                where=official.at("first"),
                value=official.full_name or official.position,
                args={"role": official.role, "other": other.full_name or other.position},
                also=(other.at("first"),),
                subject=unit if official.role in (CHIEF, DEVELOPMENT_CHIEF) else "",
                touches=frozenset(_FIELDS[official.role]),
            )


def _shown(official: Official) -> tuple[str, str, str]:
    return (official.full_name, official.position, official.acting)


def _signing(project: Project) -> Iterator[tuple[str, Official]]:
    """Who signs for a district or the province, with the name of the unit."""
    for district in project.districts:
        for official in district.officials:
            if official.role in (CHIEF, DEVELOPMENT_CHIEF):
                yield district.name, official
    for official in project.province_officials:
        if official.role in (GOVERNOR, PROVINCE_CHIEF):
            yield project.programme.province, official
