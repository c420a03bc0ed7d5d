"""What became of the papers, what changed on them, and the exit code that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.errors import DocgenError, ExitCode
from docgen.findings import Severity
from docgen.plan.jobs import ITEM_MARK
from docgen.plan.private import shown
from docgen.plan.words import change_line, change_words
from docgen.report.due import waiting_json, waiting_text
from docgen.report.faults import error_text
from docgen.report.findings import count_line, findings_json, lines_of, needs_a_person, sizes_json, summary
from docgen.report.to_sign import in_places, resign_text
from docgen.words import say

if TYPE_CHECKING:
    from docgen.changes.lists import ListMade
    from docgen.papers import Document
    from docgen.plan.jobs import Job, Withheld
    from docgen.plan.values import Change
    from docgen.runs.results import Built, Left, Looked
    from docgen.shelf.gates import Decision


def build_text(built: Built, seconds: float) -> Iterator[str]:
    """What `docgen build` prints: errors that withheld papers, what changed, what was made, and where it is."""
    errors = [finding for finding in built.checked.findings if finding.severity is Severity.ERROR]
    yield from lines_of(errors)
    yield from rekeyed_text(built.rekeyed)
    if built.plan.withheld:
        yield from _withheld(built.plan.withheld)
    yield from waiting_text(built.plan.waiting)
    yield from change_text(in_places((o.decision for o in built.outcomes if o.made in _REWRITTEN), built.checked))
    paths = {id(outcome.decision): outcome.path for outcome in built.outcomes}
    must = in_places((o.decision for o in built.outcomes if o.decision.must_resign), built.checked)
    yield from resign_text([(d, paths[id(d)]) for d in must], "resign-unwritten", _whole_list(built))
    yield from _failed([(one.job, one.error) for one in built.outcomes if one.error is not None])
    for outcome in built.outcomes:
        if outcome.error is None and outcome.made in _TOLD:
            yield "  ! " + say("word", outcome.made, {"path": outcome.job.path, "beside": outcome.path})
    yield from _gone(built.gone, "gone")
    yield from _gone(built.pruned, "pruned")
    yield from _gone(built.stale, "stale")
    yield from left_text(built.left)
    yield from list_text(built)
    found = Counter(str(outcome.made or "failed") for outcome in built.outcomes)
    yield summary(built.checked)
    yield say(
        "word",
        "papers",
        {
            "written": sum(found[made] for made in (*_REWRITTEN, "beside-signed")),
            "identical": found["identical"] + found["current"] + found["kept-signed"],
            "edited": found["kept-edited"] + found["beside-edited"],
            "failed": found["failed"],
            "withheld": len(built.plan.withheld),
        },
    )
    yield count_line(built.checked.findings)
    if len(built.checked.findings) > len(errors):
        yield say("word", "see-check")
    yield say("word", "finished", {"seconds": f"{seconds:.1f}", "folder": built.folder})


def _failed(failed: Sequence[tuple[Job, DocgenError]]) -> Iterator[str]:
    """What could not be made or looked at; one sentence where it is the same for many."""
    told: dict[str, list[Job]] = {}
    for job, error in failed:
        told.setdefault(error_text(error), []).append(job)
    for said, jobs in told.items():
        values = {"label": jobs[0].label, "paper": jobs[0].document.short, "error": said, "count": len(jobs) - 1}
        yield "  ✗ " + say("word", "failed" if len(jobs) == 1 else "failed-together", values)


def left_text(left: Sequence[Left]) -> Iterator[str]:
    """Which papers this run was not asked for, and left with old data."""
    if not left:
        return
    yield say("word", "left", {"count": len(left)})
    for paper in left[:_MOST_FILES]:
        told = {"label": paper.label, "paper": paper.document.short, "reasons": _reasons(paper)}
        yield "  ! " + say("word", "left-paper", told)
    if len(left) > _MOST_FILES:
        yield "  " + say("word", "more-papers", {"count": len(left) - _MOST_FILES})
    yield ""


def _reasons(paper: Left) -> str:
    return " + ".join(say("reason", reason) for reason in paper.reasons)


def rekeyed_text(rekeyed: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Which places the workbook calls by another key than when they were last seen."""
    for before, now in rekeyed[:_MOST_FILES]:
        yield say("word", "rekeyed", {"before": before, "now": now})
    if len(rekeyed) > _MOST_FILES:
        yield "  " + say("word", "more-places", {"count": len(rekeyed) - _MOST_FILES})


_MOST_FILES = 20  # listed by name; the rest are counted
_REWRITTEN = ("written", "beside-edited", "replaced-edited")
_TOLD = ("kept-edited", "beside-edited", "replaced-edited")


def _whole_list(built: Built) -> str:
    """Where all papers stand that must be signed again: the workbook of this build, where there is one."""
    books = [str(listed.file) for listed in built.lists if listed.file is not None and listed.file.suffix == ".xlsx"]
    word = "resign-in-book" if books else "resign-in-json"
    return say("word", word, {"path": built.folder / books[0] if books else ""})


def list_text(built: Built, *, most: int = 3) -> Iterator[str]:
    """Where the lists of what changed are, if this build wrote one or they tell what must be signed again."""
    for listed in built.lists:
        if listed.error is not None:
            yield "  ✗ " + say("word", "list-failed", {"error": error_text(listed.error)})
        elif listed.made in _TOLD:
            yield "  ! " + say("word", listed.made, {"path": listed.path, "beside": listed.file})
    must_resign = any(outcome.decision.must_resign for outcome in built.outcomes)
    if not must_resign and not any(listed.made in _REWRITTEN for listed in built.lists):
        return
    units = {outcome.job.unit for outcome in built.outcomes if outcome.decision.must_resign}
    # A unit whose list is of an earlier run has nothing new to print.
    shown = [listed for listed in built.lists if listed.is_new or listed.unit in (*units, None)]
    files = [str(listed.file) for listed in shown if listed.file is not None]
    books = [file for file in files if file.endswith(".xlsx")]
    papers = [file for file in files if file not in books]
    named = ", ".join(papers[:most]) + (say("word", "list-more") if len(papers) > most else "")
    printed = say("word", "lists-papers", {"count": len(papers), "files": named}) if papers else ""
    if files:
        yield say("word", "lists", {"book": "".join(books), "papers": printed})


def _gone(paths: Sequence[object], word: str) -> Iterator[str]:
    if paths:
        yield say("word", word, {"count": len(paths)})
        yield from (f"  · {path}" for path in paths[:_MOST_FILES])
        if len(paths) > _MOST_FILES:
            yield "  " + say("word", "more-files", {"count": len(paths) - _MOST_FILES})
        yield ""


def change_text(decisions: Sequence[Decision], *, most: int = 40) -> Iterator[str]:
    """What changed on which papers, as a clerk reads it; one line a value, with all papers that print it."""
    papers: dict[tuple[str, int, str, str], list[str]] = {}
    said: dict[tuple[str, int, str, str], str] = {}
    for decision in decisions:
        for change in decision.changes:
            key = (decision.job.label, change.place, change.old, change.new)
            papers.setdefault(key, []).append(decision.job.document.short)
            said.setdefault(key, change_line(change, decision.job.document))
    if not papers:
        return
    yield say("word", "changes", {"count": len(papers)})
    for key, shorts in list(papers.items())[:most]:
        values = {"label": key[0], "papers": " ".join(dict.fromkeys(shorts)), "change": said[key]}
        yield "  " + say("word", "change", values)
    if len(papers) > most:
        yield "  " + say("word", "more-changes", {"count": len(papers) - most})
    yield ""


def status_text(looked: Looked) -> Iterator[str]:
    """What `docgen status` prints: which papers a build would make, and why."""
    decisions = in_places(looked.decisions, looked.checked)
    due = [decision for decision in decisions if not decision.is_current]
    yield from change_text([decision for decision in due if not decision.must_resign])
    must = [decision for decision in decisions if decision.must_resign]
    where = say("word", "resign-after-build")
    yield from resign_text([(d, d.file if d.is_current else None) for d in must], "resign-unmade", where)
    by_reason: dict[tuple[str, ...], list[str]] = {}
    for decision in due:
        reasons = tuple(say("reason", reason) for reason in decision.reasons)
        by_reason.setdefault(reasons, []).append(f"{decision.job.label}: {decision.job.document.short}")
    for reasons, papers in by_reason.items():
        yield f"{' + '.join(reasons)} ({len(papers)})"
        yield from (f"  – {paper}" for paper in papers[:10])
        if len(papers) > 10:
            yield "  " + say("word", "more-papers", {"count": len(papers) - 10})
        yield ""
    unread = [(decision.job, decision.error) for decision in looked.decisions if decision.error is not None]
    yield from _failed(unread)
    for decision in looked.decisions:
        if decision.is_edited:
            yield "  ! " + say("word", "kept-edited", {"path": decision.job.path})
    if looked.plan.withheld:
        yield from _withheld(looked.plan.withheld)
    yield from waiting_text(looked.plan.waiting)
    yield from _gone(looked.gone, "gone")
    current = len(looked.decisions) - len(due) - len(unread)
    values = {"due": len(due), "current": current, "withheld": len(looked.plan.withheld), "unread": len(unread)}
    yield say("word", "status-unread" if unread else "status", values)
    yield count_line(looked.checked.findings)


def status_json(looked: Looked) -> dict[str, Any]:
    """What `docgen status --format json` prints."""
    return {
        **sizes_json(looked.checked),
        "papers": [{**_decision_json(decision), **_error_json(decision.error)} for decision in looked.decisions],
        "withheld": [_withheld_json(paper) for paper in looked.plan.withheld],
        "waiting": waiting_json(looked.plan.waiting),
        "gone": [str(path) for path in looked.gone],
        "findings": findings_json(looked.checked.findings),
    }


def _error_json(error: DocgenError | None) -> dict[str, Any]:
    return {} if error is None else {"error": {"code": error.code, "message": error_text(error)}}


def _decision_json(decision: Decision) -> dict[str, Any]:
    return {
        "document": decision.job.document.id,
        "key": decision.job.key,
        "label": decision.job.label,
        "path": str(decision.job.path),
        "reasons": list(decision.reasons),
        "edited": decision.is_edited,
        "signed_on": None if decision.signature is None else decision.signature.signed_on.isoformat(),
        "must_resign": decision.must_resign,
        "changes": [change_json(change, decision.job.document) for change in decision.changes],
    }


def change_json(change: Change, document: Document) -> dict[str, Any]:
    """A changed value for a program; an identity number is masked as it is for a person."""
    return {
        "field": change.path,
        "place": change.place,
        "meaning": change_words(change, document),
        "old": shown(change.path, change.old),
        "new": shown(change.path, change.new),
    }


def _withheld(withheld: Sequence[Withheld]) -> Iterator[str]:
    """Which papers were not made, by place, with the cells that say why."""
    by_place: dict[str, list[str]] = {}
    cells: dict[str, dict[str, None]] = {}
    for papers in _alike(withheld):
        label, short = papers[0].label, papers[0].document.short
        if len(papers) > 1:
            label = label.partition(ITEM_MARK)[0]
            short = say("word", "withheld-items", {"short": short, "count": len(papers)})
        by_place.setdefault(label, []).append(short)
        cells.setdefault(label, {}).update(dict.fromkeys(_cells(papers[0])))
    yield say("word", "withheld", {"count": len(withheld)})
    for label, shorts in by_place.items():
        yield f"  – {label}: {', '.join(shorts)}  ({', '.join(cells.get(label, {}))})"
    yield ""


def _alike(withheld: Sequence[Withheld]) -> Iterator[Sequence[Withheld]]:
    """Papers by themselves; those of one list's items together, where the same cells withhold them all."""
    lists: dict[tuple[str, str], list[Withheld]] = {}
    for paper in withheld:
        lists.setdefault((paper.document.id, paper.place), []).append(paper)
    for papers in lists.values():
        if len({tuple(_cells(paper)) for paper in papers}) == 1:
            yield papers
        else:
            yield from ([paper] for paper in papers)


def _cells(paper: Withheld) -> list[str]:
    return [str(reason.where) for reason in paper.reasons if reason.where is not None]


def build_json(built: Built, seconds: float) -> dict[str, Any]:
    """What `docgen build --format json` prints."""
    return {
        "files": [str(path) for path in built.checked.files],
        **sizes_json(built.checked),
        "folder": str(built.folder),
        "seconds": round(seconds, 3),
        "papers": [
            {
                **_decision_json(outcome.decision),
                "outcome": outcome.made or "failed",
                "file": str(outcome.path) if outcome.path else None,
                "error": None,
                **_error_json(outcome.error),
            }
            for outcome in built.outcomes
        ],
        "withheld": [_withheld_json(paper) for paper in built.plan.withheld],
        "waiting": waiting_json(built.plan.waiting),
        "rekeyed": [{"before": before, "now": now} for before, now in built.rekeyed],
        "gone": [str(path) for path in built.gone],
        "pruned": [str(path) for path in built.pruned],
        "stale": [str(path) for path in built.stale],
        "left": [
            {
                "document": one.document.id,
                "key": one.key,
                "label": one.label,
                "path": str(one.path),
                "reasons": list(one.reasons),
            }
            for one in built.left
        ],
        "lists": [_list_json(listed) for listed in built.lists],
        "findings": findings_json(built.checked.findings),
    }


def _list_json(listed: ListMade) -> dict[str, Any]:
    error = listed.error
    return {
        "path": str(listed.path),
        "outcome": listed.made or "failed",
        "file": str(listed.file) if listed.file else None,
        "error": None if error is None else {"code": error.code, "message": error_text(error)},
    }


def _withheld_json(paper: Withheld) -> dict[str, Any]:
    return {
        "document": paper.document.id,
        "key": paper.key,
        "label": paper.label,
        "reasons": [{"code": reason.code, "cell": str(reason.where or "")} for reason in paper.reasons],
    }


def exit_code(built: Built) -> ExitCode:
    """OUTPUT or TEMPLATE where a paper could not be made, ATTENTION where a person is needed, else DONE."""
    failed = [outcome.error.exit_code for outcome in built.outcomes if outcome.error is not None]
    failed += [listed.error.exit_code for listed in built.lists if listed.error is not None]
    if failed:
        return min(failed)
    kept = any(outcome.made in _TOLD or outcome.decision.must_resign for outcome in built.outcomes)
    kept = kept or any(listed.made in _TOLD for listed in built.lists)
    return ExitCode.ATTENTION if kept or built.gone or needs_a_person(built.checked.findings) else ExitCode.DONE


def status_needs_a_person(looked: Looked) -> bool:
    """There is something to make, to correct or to look at."""
    due = any(d.must_resign or not d.is_current or d.is_edited or d.error is not None for d in looked.decisions)
    return due or bool(looked.gone) or needs_a_person(looked.checked.findings)
