"""The register of letters and orders (ทะเบียน): which of its rows count, and of which place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Set

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.assembly.areas import place_name
from docgen.programmes.sammachip.assembly.repeats import clash
from docgen.programmes.sammachip.districts import PROVINCE, District
from docgen.programmes.sammachip.sheets import LetterNumber
from docgen.programmes.sammachip.wider import PROJECT_KEY
from docgen.records import plain_number


def numbers_of(
    rows: Iterable[LetterNumber],
    keys: Set[str],
    districts: Mapping[str, District],
    findings: list[Finding],
) -> tuple[tuple[LetterNumber, ...], tuple[LetterNumber, ...]]:
    """The register's rows that count, and all of them; `place` becomes the key of a village, a group, a district.

    A paper that is made for each item of a list may have a number of its own: `46010101/2`. A row that is cancelled, or
    whose number another row of the same paper cancels, counts no more.
    """
    every: list[LetterNumber] = []
    for row in rows:
        whole, slash, item = (part.strip() for part in thai.to_arabic_digits(row.place).partition("/"))
        place = whole if whole in keys else place_name(whole)
        if place and place not in keys and place not in districts and place != PROVINCE:
            findings.append(
                Finding(code="place-unknown", severity=Severity.WARNING, where=row.at("place"), value=row.place)
            )
        place = (PROJECT_KEY if place == PROVINCE else place) + slash + item
        document = thai.to_arabic_digits(row.document).upper()
        every.append(dataclasses.replace(row, document=document, place=place))
    cancelled = {(row.document, row.place, plain_number(row.cancels)) for row in every if row.cancels}
    standing = [
        row
        for row in every
        if not row.is_cancelled and (row.document, row.place, plain_number(row.number)) not in cancelled
    ]
    numbered = {(row.document, row.place) for row in standing if row.number}
    kept: dict[tuple[str, str], LetterNumber] = {}
    for row in standing:
        if not row.number and (row.document, row.place) in numbered:
            continue  # the row that waits for the number which another workbook has by now
        first = kept.setdefault((row.document, row.place), row)
        if first is not row:
            findings.append(clash("number-twice", row.at("document"), first.at("document"), row.document))
    return tuple(kept.values()), tuple(every)
