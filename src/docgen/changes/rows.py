"""What changed on papers that were made before, and what must be signed again: told in a clerk's words.

Nothing is written here. All is told by the ledger and by what this build decided, never by the clock of this run: the
same state tells the same, so that a list that tells the same is not written again. Values that a paper does not show to
everybody (`plan.private`) are not shown here either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from docgen.changes.known import About, Known
from docgen.plan.values import Change, changes_between, is_same_in_ink
from docgen.plan.words import before_and_after, change_words
from docgen.shelf import Entry, Signature, Version
from docgen.shelf.gates import Reason
from docgen.words import say
from docgen.words.days import day_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A changed value in words, and the papers that it is told of: one, or all of a place that print it.

    `files` are where they lie, or why there is none to print. `signed` is the day on which the paper was signed; in
    words where it was signed more than once, or taken back. `number` and `when` are those of a version in the history.
    """

    papers: tuple[About, ...]
    files: tuple[str, ...] = ()
    what: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    signed: dt.date | str = ""
    number: int = 0
    when: dt.datetime | None = None

    @property
    def about(self) -> About:
        """The paper, or the first of them."""
        return self.papers[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What concerns the papers that are listed under one place's name; under the widest one's where `name` is empty."""

    name: str
    changed_on: dt.date | None
    to_sign: tuple[Told, ...]
    unsigned: tuple[Told, ...]


def to_sign(known: Known) -> tuple[Told, ...]:
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


def _to_sign(about: About, signature: Signature, known: Known) -> Iterator[Told]:
    decision = known.decided.get(about.paper)
    entry = known.shelf.manifest.entry(*about.paper)
    if decision is not None:
        must, changes = decision.must_resign, decision.changes
        is_made = entry is not None and entry.fingerprint.data == decision.fingerprint.data
    elif entry is not None:
        is_same = entry.fingerprint.data == signature.data or is_same_in_ink(signature.printed, entry.printed)
        must, is_made = not is_same, True
        between = changes_between(about.document, signature.printed, entry.printed) if about.document and must else ()
        changes = tuple(between)
    else:
        return
    if not must or (is_made and entry is not None and entry.digest == signature.digest):
        return  # what was signed stands, also where a value changed that the paper does not show
    file = _file(about, entry if is_made else None, known)
    yield from _in_words(changes, Told(papers=(about,), files=(file,), signed=signature.signed_on))


def _file(about: About, entry: Entry | None, known: Known) -> str:
    if about.paper in known.withheld:
        return say("word", "list-withheld")
    if about.paper in known.waiting:
        return say("word", "list-waiting")
    if entry is None or not known.shelf.is_there(entry.file):
        return say("word", "list-unwritten")
    return str(entry.file)


def _in_words(changes: Iterable[Change], of: Told) -> list[Told]:
    """Each change of what is told; the whole paper where there is none, so that no paper is left out."""
    document = of.about.document
    told = []
    for change in changes:
        old, new = before_and_after(change)
        told.append(replace(of, what=change_words(change, document), old=old, new=new))
    whole = say("word", "list-whole-why", {"why": of.why}) if of.why else say("word", "list-whole")
    return told or [replace(of, what=whole)]


def latest(known: Known) -> tuple[Told, ...]:
    """What the last build that changed anything changed, a row a value with all the papers that print it."""
    return _corrected(_last_batch(_remade(known)), known)


def units(known: Known, rows: Sequence[Told]) -> list[Unit]:
    """What each unit's own list tells: `rows` are those of `to_sign`.

    Each has its own last correction: that of another unit does not take it off the list.
    """
    by_unit: dict[str, list[Version]] = {}
    for version in _remade(known):
        about = known.about((version.document, version.key))
        if about is not None:
            by_unit.setdefault(about.unit, []).append(version)
    every = dict.fromkeys([*(row.about.unit for row in rows), *by_unit])
    found = []
    for name in every:
        batch = _last_batch(by_unit.get(name, []))
        unsigned = [v for v in batch if known.shelf.ledger.signature(v.document, v.key) is None]
        found.append(
            Unit(
                name=name,
                changed_on=dt.datetime.fromisoformat(batch[-1].made_at).date() if batch else None,
                to_sign=tuple(row for row in rows if row.about.unit == name),
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


def _corrected(versions: Iterable[Version], known: Known) -> tuple[Told, ...]:
    """The values of these versions; one that stands on several papers of a place is told once."""
    papers = [(about, v) for v in versions if (about := known.about((v.document, v.key))) is not None]
    together: dict[tuple[str, ...], list[Told]] = {}
    for about, version in sorted(papers, key=lambda pair: pair[0].order):
        of = Told(papers=(about,), files=(_lies_at(version, known),), why=_why(version))
        values = [_on_all_papers(change) for change in version.changes] or [("",)]
        for value, told in zip(values, _in_words(version.changes, of), strict=True):
            together.setdefault((about.unit, about.label, told.why, *value), []).append(told)
    return tuple(map(_as_one, together.values()))


def _on_all_papers(change: Change) -> tuple[str, ...]:
    """A value as every paper has it that prints it: lists have other names there, a row of them has none."""
    name = "[]" if change.event else change.path.rpartition(".")[2]
    return f"{name} {change.place}", change.old, change.new


def _as_one(rows: Sequence[Told]) -> Told:
    papers = {row.about.paper: row.about for row in rows}
    return replace(rows[0], papers=tuple(papers.values()), files=tuple(dict.fromkeys(row.files[0] for row in rows)))


def _lies_at(version: Version, known: Known) -> str:
    """Where a version's file is: it may have been moved, or signed, since it was made."""
    entry = known.shelf.manifest.entry(version.document, version.key)
    return str(entry.file if entry is not None and entry.digest == version.digest else version.path)


def _why(version: Version) -> str:
    told = [reason for reason in version.reasons if reason not in (Reason.NEW, Reason.MOVED)]
    # That it moved as well is no reason of its own; a run that was stopped after moving the folder does not know it.
    return " + ".join(say("reason", reason) for reason in told or [r for r in version.reasons if r == Reason.MOVED])


def past(known: Known) -> Iterator[Told]:
    """Every version of every paper, the newest first, with what changed on it and when it was signed."""
    signed: dict[tuple[str, str, int], list[Signature]] = {}
    for signature in known.shelf.ledger.signatures():
        signed.setdefault((signature.document, signature.key, signature.number), []).append(signature)
    for version in _newest_first(known.versions):
        of = Told(
            papers=(known.about_version(version),),
            when=dt.datetime.fromisoformat(version.made_at),
            number=version.number,
            why=say("word", "history-first") if version.number == 1 else _why(version),
            signed=_days(signed.get((version.document, version.key, version.number), [])),
        )
        yield from _in_words(version.changes, of) if version.changes else [of]


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
