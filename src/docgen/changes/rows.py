"""What changed on papers that were made before, and what must be signed again: rows in a clerk's words.

Nothing is written here. All is told by the ledger and by what this build decided, never by the clock of this run: the
same state gives the same rows, so that a list whose rows are the same is not written again. Values that a paper does
not show to everybody (identity numbers, days of birth, the criterion by which a household was chosen: handbook 2.11,
4.8) are not shown here either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen import thai
from docgen.changes.known import About, Known
from docgen.papers import Document
from docgen.plan.values import changes_between, is_same_in_ink
from docgen.plan.words import before_and_after, field_words, row_event
from docgen.shelf import Entry, Signature, Version
from docgen.shelf.gates import Reason
from docgen.words import say
from docgen.words.days import day_text

Value = tuple[str, int, str, str]  # a field's path, its place in its list (0: in none), old and new, as in a Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A value of a paper that is other than on its signed version; `file` is what to print, or why there is none."""

    about: About
    signed_on: dt.date
    file: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A value that a build changed, and all papers of a place on which it did, with their files."""

    papers: tuple[About, ...]
    files: tuple[str, ...]
    what: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A version of a paper as history tells it: a row a value, one row where none was told."""

    when: dt.datetime
    district: str
    label: str
    title: str
    number: int
    why: str
    what: str
    old: str
    new: str
    signed: dt.date | str  # the day; in words where it was signed more than once, or taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What concerns the papers of one district, or of the province where `district` is empty."""

    district: str
    changed_on: dt.date | None
    to_sign: tuple[ToSign, ...]
    unsigned: tuple[Corrected, ...]


def to_sign(known: Known) -> tuple[ToSign, ...]:
    """Every paper whose signed version is not what the data say, a row a value.

    Of papers that this build did not look at, what was last made of them counts.
    """
    found = [
        row
        for signature in known.shelf.ledger.current_signatures()
        if (about := known.about((signature.document, signature.key))) is not None
        for row in _to_sign(about, signature, known)
    ]
    return tuple(sorted(found, key=lambda row: row.about.order))


def _to_sign(about: About, signature: Signature, known: Known) -> Iterator[ToSign]:
    decision = known.decided.get(about.paper)
    entry = known.shelf.manifest.entry(*about.paper)
    if decision is not None:
        must, changes = decision.must_resign, decision.changes
        is_made = entry is not None and entry.fingerprint.data == decision.fingerprint.data
    elif entry is not None:
        is_same = entry.fingerprint.data == signature.data or is_same_in_ink(signature.printed, entry.printed)
        must, is_made = not is_same, True
        changes = tuple(changes_between(about.document, signature.printed, entry.printed)) if must else ()
    else:
        return
    if not must or (is_made and entry is not None and entry.digest == signature.digest):
        return  # what was signed stands, also where a value changed that the paper does not show
    file = _file(about, entry if is_made else None, known)
    values: Iterable[Value] = ((c.field.path, c.place, c.old, c.new) for c in changes)
    for what, old, new in _worded(values, about.document, why=""):
        yield ToSign(about=about, signed_on=signature.signed_on, file=file, what=what, old=old, new=new)


def _file(about: About, entry: Entry | None, known: Known) -> str:
    if about.paper in known.withheld:
        return say("word", "list-withheld")
    if about.paper in known.waiting:
        return say("word", "list-waiting")
    if entry is None or not (known.shelf.folder / entry.file).exists():
        return say("word", "list-unwritten")
    return str(entry.file)


def _worded(values: Iterable[Value], document: Document | None, *, why: str) -> list[tuple[str, str, str]]:
    """(what, old, new) of each value; the whole paper where no value is told, so that no paper is left out."""
    rows = []
    for path, place, old, new in values:
        show = next((_SHOWN[name] for name in path.replace("[]", "").split(".") if name in _SHOWN), str)
        what = field_words(path, place, document, old=old, new=new)
        rows.append((what, *before_and_after(path, show(old), show(new))))
    whole = say("word", "list-whole-why", {"why": why}) if why else say("word", "list-whole")
    return rows or [(whole, "", "")]


def _hidden(value: str) -> str:
    return say("word", "list-hidden") if value else ""


_SHOWN: Mapping[str, Callable[[str], str]] = {
    "citizen_id": lambda value: thai.mask_citizen_id(value) if value else "",
    "birth_date": _hidden,
    "criteria": _hidden,
    "phone": thai.format_phone,
}


def latest(known: Known) -> tuple[Corrected, ...]:
    """What the last build that changed anything changed, a row a value with all the papers that print it."""
    return _corrected(_last_batch(_remade(known)), known)


def units(known: Known, rows: Sequence[ToSign]) -> list[Unit]:
    """What each district's own list tells, and the province's: `rows` are those of `to_sign`.

    Each unit has its own last correction: that of another district does not take it off the list.
    """
    by_unit: dict[str, list[Version]] = {}
    for version in _remade(known):
        about = known.about((version.document, version.key))
        if about is not None:
            by_unit.setdefault(about.district, []).append(version)
    every = dict.fromkeys([*(row.about.district for row in rows), *by_unit])
    found = []
    for district in every:
        batch = _last_batch(by_unit.get(district, []))
        unsigned = [v for v in batch if known.shelf.ledger.signature(v.document, v.key) is None]
        found.append(
            Unit(
                district=district,
                changed_on=dt.datetime.fromisoformat(batch[-1].made_at).date() if batch else None,
                to_sign=tuple(row for row in rows if row.about.district == district),
                unsigned=_corrected(unsigned, known),
            )
        )
    return found


def _remade(known: Known) -> list[Version]:
    """Every version that took the place of an earlier one, in the order in which they were made."""
    return [version for version in known.versions if version.number > 1]


def _last_batch(versions: Sequence[Version]) -> list[Version]:
    """The versions that were made together with the last one."""
    batch: list[Version] = []
    for version in reversed(versions):
        if version.made_at != versions[-1].made_at:
            break
        batch.append(version)
    return batch[::-1]


def _corrected(versions: Iterable[Version], known: Known) -> tuple[Corrected, ...]:
    """The values of these versions; one that stands on several papers of a place is one row."""
    told = [(about, v) for v in versions if (about := known.about((v.document, v.key))) is not None]
    together: dict[tuple[str, ...], list[tuple[About, str, str, str, str, str]]] = {}
    for about, version in sorted(told, key=lambda pair: pair[0].order):
        why = _why(version)
        names = [_same_on_all(*change) for change in version.changes] or [""]
        worded = _worded(version.changes, about.document, why=why)
        for name, (what, old, new), value in zip(names, worded, version.changes or ((),), strict=True):
            key = (about.district, about.label, name, why, *map(str, value[2:]))
            together.setdefault(key, []).append((about, _lies_at(version, known), what, old, new, why))
    return tuple(
        Corrected(
            papers=tuple({row[0].paper: row[0] for row in rows}.values()),
            files=tuple(dict.fromkeys(row[1] for row in rows)),
            what=rows[0][2],
            old=rows[0][3],
            new=rows[0][4],
            why=rows[0][5],
        )
        for rows in together.values()
    )


def _same_on_all(path: str, place: int, old: str, new: str) -> str:
    """What a value is called on every paper that prints it: lists have other names there, a row of them has none."""
    return f"{'[]' if row_event(path, old, new) else path.rpartition('.')[2]} {place}"


def _lies_at(version: Version, known: Known) -> str:
    """Where a version's file is: it may have been moved, or signed, since it was made."""
    entry = known.shelf.manifest.entry(version.document, version.key)
    return str(entry.file if entry is not None and entry.digest == version.digest else version.path)


def _why(version: Version) -> str:
    told = [reason for reason in version.reasons if reason not in (Reason.NEW, Reason.MOVED)]
    # That it moved as well is no reason of its own; a run that was stopped after moving the folder does not know it.
    return " + ".join(say("reason", reason) for reason in told or [r for r in version.reasons if r == Reason.MOVED])


def past(known: Known) -> Iterator[Past]:
    """Every version of every paper, the newest first, with what changed on it and when it was signed."""
    signed: dict[tuple[str, str, int], list[Signature]] = {}
    for signature in known.shelf.ledger.signatures():
        signed.setdefault((signature.document, signature.key, signature.number), []).append(signature)
    for version in _newest_first(known.versions):
        document = known.documents.get(version.document)
        about = known.about((version.document, version.key))
        district = about.district if about is not None else ""
        days = signed.get((version.document, version.key, version.number), [])
        why = say("word", "history-first") if version.number == 1 else _why(version)
        values = _worded(version.changes, document, why="") if version.changes else [("", "", "")]
        for what, old, new in values:
            yield Past(
                when=dt.datetime.fromisoformat(version.made_at),
                district=district,
                label=version.label.replace(f" อ.{district}", "", 1) if district else version.label,
                title=f"{document.short} {document.title}" if document is not None else version.document,
                number=version.number,
                why=why,
                what=what,
                old=old,
                new=new,
                signed=_days(days),
            )


def _newest_first(versions: Sequence[Version]) -> list[Version]:
    """The last build's first, those of one build in the order in which they were made."""
    builds = [list(build) for _, build in groupby(versions, key=lambda version: version.made_at)]
    return [version for build in reversed(builds) for version in build]


def _days(signatures: Sequence[Signature]) -> dt.date | str:
    if len(signatures) == 1 and not signatures[0].is_revoked:
        return signatures[0].signed_on
    return " ".join(map(_day, signatures))


def _day(signature: Signature) -> str:
    day = day_text(signature.signed_on)
    return say("word", "list-revoked", {"date": day}) if signature.is_revoked else day
