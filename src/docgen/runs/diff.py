"""Two states of the workbooks, and what the second would change on paper. Nothing is made and nothing is written.

Papers are compared by the values that they print, so rows and cells that only moved, or look otherwise, are no
difference. Both sides are read with the same templates; the emblem is the office's and is not compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import UsageError
from docgen.findings import Finding, Severity
from docgen.papers import Catalogue, load_catalogue, prints
from docgen.plan.jobs import Job, Withheld
from docgen.plan.values import changes_between, printed_values
from docgen.runs.locate import find_workbooks
from docgen.runs.pipeline import Checked, Prepared, Selection, prepare
from docgen.runs.selection import understand
from docgen.shelf.gates import Decision, Reason

_CELL = re.compile(r"[A-Z]{1,3}[0-9]+")
Key = tuple[str, str]  # a paper: document and place


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What differs. `changed` are the papers that both make, with other values; `alike` counts those with the same.

    Papers that only one side has, or that one side withholds and the other makes, stand on the side that has or
    withholds them; `both_withheld` could not be compared.
    """

    before: Checked
    after: Checked
    changed: tuple[Decision, ...]
    only_before: tuple[Job | Withheld, ...]
    only_after: tuple[Job | Withheld, ...]
    withheld_before: tuple[Withheld, ...]
    withheld_after: tuple[Withheld, ...]
    both_withheld: int
    alike: int
    new_errors: tuple[Finding, ...]
    mended_errors: tuple[Finding, ...]

    @property
    def differs(self) -> bool:
        """Anything at all is otherwise."""
        papers = self.changed or self.only_before or self.only_after or self.withheld_before or self.withheld_after
        return bool(papers or self.new_errors or self.mended_errors)


def compare(before: Path, after: Path, templates: Path, *, selection: Selection) -> Compared:
    """Compare two workbooks, or two folders of workbooks."""
    documents = Selection(documents=selection.documents)
    old = prepare(_workbooks(before), templates, documents)
    new = prepare(_workbooks(after), templates, documents)
    chosen = _understood(selection, templates, (old, new))
    had, has = _papers(old, chosen), _papers(new, chosen)
    changed: list[Decision] = []
    alike = 0
    for key, paper in has.items():
        was = had.get(key)
        if isinstance(paper, Job) and isinstance(was, Job):
            decision = _compared(was, paper, new)
            if decision is None:
                alike += 1
            else:
                changed.append(decision)
    errors_before, errors_after = _errors(old, had, selection), _errors(new, has, selection)
    return Compared(
        before=old.checked,
        after=new.checked,
        changed=tuple(changed),
        only_before=tuple(paper for key, paper in had.items() if key not in has),
        only_after=tuple(paper for key, paper in has.items() if key not in had),
        withheld_before=_withheld_alone(had, has),
        withheld_after=_withheld_alone(has, had),
        both_withheld=sum(isinstance(p, Withheld) and isinstance(had.get(key), Withheld) for key, p in has.items()),
        alike=alike,
        new_errors=_not_in(errors_after, errors_before),
        mended_errors=_not_in(errors_before, errors_after),
    )


def _workbooks(path: Path) -> list[Path]:
    return find_workbooks(path) if path.is_dir() else [path]


def _understood(selection: Selection, templates: Path, sides: Sequence[Prepared]) -> Selection:
    """The selection by ids: a place that one side alone has may be chosen as well."""
    catalogue = load_catalogue(templates)
    return Selection(
        documents=_known([Selection(documents=(name,)) for name in selection.documents], catalogue, sides).documents,
        places={
            level: _known([Selection(places={level: (name,)}) for name in names], catalogue, sides).places.get(
                level, ()
            )
            for level, names in selection.places.items()
        },
    )


def _known(choices: Sequence[Selection], catalogue: Catalogue, sides: Sequence[Prepared]) -> Selection:
    """What was named one by one, by ids and keys, on either side; UsageError where neither has it."""
    documents: dict[str, None] = {}
    places: dict[str, dict[str, None]] = {}
    for choice in choices:
        wrong: UsageError | None = None
        is_known = False
        for side in sides:
            try:
                understood = understand(choice, catalogue, side.checked.world)
            except UsageError as error:
                wrong = wrong or error
                continue
            is_known = True
            documents.update(dict.fromkeys(understood.documents))
            for level, keys in understood.places.items():
                places.setdefault(level, {}).update(dict.fromkeys(keys))
        if wrong is not None and not is_known:
            raise wrong
    return Selection(documents=tuple(documents), places={level: tuple(keys) for level, keys in places.items()})


def _papers(side: Prepared, chosen: Selection) -> Mapping[Key, Job | Withheld]:
    papers: list[Job | Withheld] = [*side.plan.jobs, *side.plan.withheld]
    return {(paper.document.id, paper.key): paper for paper in papers if chosen.takes(paper)}


def _compared(was: Job, now: Job, new: Prepared) -> Decision | None:
    """What the second paper prints otherwise; None where both print the same.

    What a checklist says of the other papers is left out: those are compared themselves, and it names cells.
    """
    whole = new.sources.whole[now.document.id]
    fields = frozenset(f for f in new.sources.fields[now.document.id] if not prints(frozenset((f,)), "file"))
    before = printed_values(was.context, fields, whole)
    after = printed_values(now.context, fields, whole)
    if before == after:
        return None
    return Decision(
        job=now,
        fingerprint=new.sources.fingerprint(now, after),
        printed=after,
        file=now.path,
        reasons=(Reason.DATA_CHANGED,),
        changes=tuple(changes_between(now.document, before, after)),
    )


def _withheld_alone(side: Mapping[Key, Job | Withheld], other: Mapping[Key, Job | Withheld]) -> tuple[Withheld, ...]:
    """Papers that this side withholds and the other makes."""
    return tuple(p for key, p in side.items() if isinstance(p, Withheld) and isinstance(other.get(key), Job))


def _errors(side: Prepared, papers: Mapping[Key, Job | Withheld], selection: Selection) -> list[Finding]:
    """The errors; where places were chosen, those that withhold their papers."""
    found: Sequence[Finding] = side.checked.findings
    if selection.has_places:
        reasons = [reason for paper in papers.values() if isinstance(paper, Withheld) for reason in paper.reasons]
        found = list({reason.identity(): reason for reason in reasons}.values())
    return [finding for finding in found if finding.severity is Severity.ERROR]


def _not_in(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that the others do not have, wherever they stand: rows move, workbooks get other names."""
    known = Counter(map(_content, others))
    alone: list[Finding] = []
    for finding in findings:
        content = _content(finding)
        if known[content]:
            known[content] -= 1
        else:
            alone.append(finding)
    return tuple(alone)


def _content(finding: Finding) -> tuple[object, ...]:
    """What a finding says, without the cells that it names."""
    sheet, header = (finding.where.sheet, finding.where.header) if finding.where else ("", "")
    args = sorted((k, str(v)) for k, v in finding.args.items() if not _CELL.fullmatch(str(v)))
    return (finding.code, sheet, header, finding.value, finding.subject, *args)
