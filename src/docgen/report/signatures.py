"""What was recorded of papers that people signed, and the history of papers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.errors import ExitCode
from docgen.plan.private import shown
from docgen.plan.words import change_line
from docgen.words import say
from docgen.words.days import day_text, when_text

if TYPE_CHECKING:
    from docgen.papers import Catalogue, Document
    from docgen.plan.values import Change
    from docgen.runs.sign import Note, Past
    from docgen.shelf import Entry, Signature

Histories = Sequence[tuple["Entry", tuple["Past", ...]]]
RECENT = 20  # papers shown where none is named


def note_text(notes: Sequence[Note], catalogue: Catalogue, *, is_undo: bool = False) -> Iterator[str]:
    """What `docgen sign` prints: of each paper what is recorded of it now, and how many there are."""
    for note in notes:
        mark = "✗" if note.noted.is_refusal else "✓"
        told = {"label": note.entry.label, "paper": _short(note.entry, catalogue), "noted": _noted(note)}
        yield f"  {mark} " + say("word", "note", told)
    mends = dict.fromkeys(say("signing", note.noted, part="mend") for note in notes if note.noted.is_refusal)
    yield from (f"  → {mend}" for mend in mends if mend)
    found = Counter(str(note.noted) for note in notes)
    refused = sum(note.noted.is_refusal for note in notes)
    if is_undo:
        yield say("word", "noted-undone", {"undone": found["undone"], "refused": refused})
    else:
        signed = found["signed"] + found["signed-edited"]
        values = {"signed": signed, "corrected": found["corrected"], "already": found["already"], "refused": refused}
        yield say("word", "noted", values)


def ask_text(notes: Sequence[Note], catalogue: Catalogue, day: dt.date | None) -> str:
    """What is about to be recorded of many places, as a question; `day` is None where signatures are taken back."""
    meant = [note.entry for note in notes if note.noted.is_record]
    values = {
        "papers": len(meant),
        "places": len({entry.place for entry in meant}),
        "kinds": " ".join(dict.fromkeys(_short(entry, catalogue) for entry in meant)),
        "date": "" if day is None else day_text(day),
    }
    return say("word", "ask-undo" if day is None else "ask-sign", values)


def _noted(note: Note) -> str:
    """What was recorded, with the day that stands in the record; or why nothing was."""
    signature, (first, last) = note.signature, note.days
    return say(
        "signing",
        note.noted,
        {
            "date": "" if signature is None else day_text(signature.signed_on),
            "version": "" if signature is None else signature.number,
            "first": "" if first is None else day_text(first),
            "last": "" if last is None else day_text(last),
        },
    )


def note_json(notes: Sequence[Note]) -> list[dict[str, Any]]:
    """What `docgen sign --format json` prints."""
    return [
        {
            "document": note.entry.document,
            "key": note.entry.key,
            "path": str(note.entry.path),
            "noted": note.noted,
            "message": _noted(note),
            "version": note.signature.number if note.signature else None,
            "signed_on": note.signature.signed_on.isoformat() if note.signature else None,
        }
        for note in notes
    ]


def note_code(notes: Sequence[Note]) -> ExitCode:
    """ATTENTION where something was not recorded."""
    return ExitCode.ATTENTION if any(note.noted.is_refusal for note in notes) else ExitCode.DONE


def history_text(histories: Histories, catalogue: Catalogue, *, only_recent: bool) -> Iterator[str]:
    """What `docgen history` prints: each paper's versions, why each was made, what changed, and what was signed."""
    shown = list(histories)
    if only_recent and len(shown) > RECENT:
        shown = sorted(shown, key=lambda h: h[0].made_at, reverse=True)[:RECENT]
    for entry, pasts in shown:
        document = catalogue.find(entry.document)
        told = {"label": entry.label, "paper": _short(entry, catalogue), "path": entry.path}
        yield say("word", "history-paper", told)
        for past in pasts:
            yield "  " + _version_line(past)
            yield from (f"      {line}" for line in _change_lines(past, document))
    if len(shown) < len(histories):
        yield say("word", "history-recent", {"shown": len(shown), "papers": len(histories)})
    signed = {id(s) for _, pasts in histories for past in pasts for s in past.signatures if not s.is_revoked}
    versions = sum(len(pasts) for _, pasts in histories)
    yield say("word", "history-count", {"papers": len(histories), "versions": versions, "signed": len(signed)})


def _version_line(past: Past) -> str:
    version = past.version
    first = version.number == 1
    why = say("word", "history-first") if first else " + ".join(say("reason", reason) for reason in version.reasons)
    signed = "".join(_signed(signature) for signature in past.signatures)
    kept = say("word", "history-newest") if past.is_newest else "" if past.is_kept else say("word", "history-lost")
    values = {"number": version.number, "when": when_text(version.made_at), "why": why, "signed": signed, "kept": kept}
    return say("word", "history-version", values)


def _signed(signature: Signature) -> str:
    said = say("word", "history-revoked" if signature.is_revoked else "history-signed", _record_of(signature))
    why = signature.why if signature.revoked is None else signature.revoked.why
    return said + (say("word", "history-why", {"why": why}) if why else "")


def _record_of(signature: Signature) -> dict[str, object]:
    return {"date": day_text(signature.signed_on), "who": signature.who}


def _change_lines(past: Past, document: Document | None, *, most: int = 5) -> Iterator[str]:
    changes = past.version.changes
    yield from (change_line(change, document) for change in changes[:most])
    if len(changes) > most:
        yield say("word", "resign-more", {"count": len(changes) - most})


def history_json(histories: Histories) -> list[dict[str, Any]]:
    """What `docgen history --format json` prints."""
    return [
        {
            "document": entry.document,
            "key": entry.key,
            "label": entry.label,
            "path": str(entry.path),
            "versions": [
                {
                    "number": past.version.number,
                    "made_at": past.version.made_at,
                    "reasons": list(past.version.reasons),
                    "changes": [_change_json(change) for change in past.version.changes],
                    "signed": [_signature_json(signature) for signature in past.signatures],
                    "kept": past.is_kept,
                    "newest": past.is_newest,
                }
                for past in pasts
            ],
        }
        for entry, pasts in histories
    ]


def _signature_json(signature: Signature) -> dict[str, Any]:
    told = {
        "on": signature.signed_on.isoformat(), "recorded_at": signature.recorded_at, "who": signature.who,
        "why": signature.why, "revoked": signature.is_revoked,
    }  # fmt: skip
    revoked = signature.revoked
    return told if revoked is None else told | {
        "revoked_at": revoked.at, "revoked_by": revoked.who, "revoked_why": revoked.why,
    }  # fmt: skip


def _change_json(change: Change) -> dict[str, Any]:
    old, new = (shown(change.path, value) for value in (change.old, change.new))
    return {"field": change.path, "place": change.place, "old": old, "new": new}


def _short(entry: Entry, catalogue: Catalogue) -> str:
    document = catalogue.find(entry.document)
    return document.short if document is not None else entry.document
