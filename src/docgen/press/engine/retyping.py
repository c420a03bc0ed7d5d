"""What to type in Word instead of a faulty tag, where that can be told for certain enough; else nothing is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

_CUT = 30  # an unclosed tag is shown by so many characters; what reaches that far may go on
_FIELD = re.compile(r"\{\{(?:tr|tc|p|r)?\s*[A-Za-z_][A-Za-z0-9_.]*(?:\s*\|\s*[A-Za-z_][A-Za-z0-9_]*)*")
_STATEMENT = re.compile(r"\{%[^%}\u0080-\uffff]*")
_LEVEL = re.compile(r"\{%[-+]?(tr|tc|p|r)?\b")
# Slips of the hand in otherwise sound tags, each with what was meant.
_SLIPS = (
    (re.compile(r"\.\.+"), "."),
    (re.compile(r"\s*[.|]\s*(?=[}%])"), " "),
    (re.compile(r"(?<=\s)(?:=|===)(?=\s)"), "=="),
    (re.compile(r"\bfor\s+(?!in\b)(\w+)\s+(?!in\b)([\w.]+)\s*(?=%)"), r"for \1 in \2 "),
)


def retyped(code: str, tag: str, values: Mapping[str, object]) -> str:
    """The tag as it should be typed (for `block-unclosed` the tag that is lacking); empty where only a person knows."""
    known = {name: str(value) for name, value in values.items()}
    make = _MADE.get(code)
    if make is not None:
        found = make(tag, known)
    else:
        found = _with_suggestion(tag, known.get("name", ""), known.get("suggestion", ""))
    return "" if found == tag else found


def _with_suggestion(tag: str, name: str, suggestion: str) -> str:
    """The tag with the misspelt name exchanged; a name seen through a loop is exchanged by its last step only."""
    if not name or not suggestion:
        return ""
    steps, better = name.split("."), suggestion.split(".")
    better += steps[len(better) :]
    if len(better) != len(steps) or not all(_is_slip(*pair) for pair in zip(steps, better, strict=True)):
        return ""  # another field may be alike as a whole (`x.name`, `place.name`) and yet not be what was meant
    if (found := _exchanged(tag, name, ".".join(better))) != tag:
        return found
    if "[]" in name and steps[:-1] == better[:-1]:
        return _exchanged(tag, f".{steps[-1]}", f".{better[-1]}")
    return ""


def _is_slip(typed: str, meant: str) -> bool:
    return SequenceMatcher(None, typed, meant).ratio() >= 0.6


def _exchanged(tag: str, name: str, better: str) -> str:
    before = r"(?<![\w.])" if name[0] != "." else ""
    return re.sub(rf"{before}{re.escape(name)}(?!\w)", lambda _: better, tag, count=1)


def _closed(tag: str, _values: Mapping[str, str]) -> str:
    pattern, end = (_FIELD, "}}") if tag.startswith("{{") else (_STATEMENT, "%}")
    found = pattern.match(tag)
    if found is None or found.end() >= min(len(tag), _CUT) == _CUT:
        return ""
    return f"{found.group().rstrip()} {end}"


def _ending(tag: str, values: Mapping[str, str]) -> str:
    level = _LEVEL.match(tag)
    return f"{{%{(level.group(1) if level else None) or ''} {values.get('end', '')} %}}"


def _filtered(tag: str, values: Mapping[str, str]) -> str:
    """The usual filter right behind the field, before other filters."""
    last = values.get("name", "").removesuffix("[]").rpartition(".")[2]
    usual = values.get("filters", "").partition(",")[0]
    return re.sub(rf"(?<!\w){re.escape(last)}(?!\w)", rf"\g<0> | {usual}", tag, count=1) if last and usual else ""


def _without_slips(tag: str, _values: Mapping[str, str]) -> str:
    if "'" in tag or '"' in tag:  # what stands in quotes is not ours to mend: exchange the comparison only
        return re.sub(r"(?<=\s)=(?=\s)", "==", tag, count=1) if re.match(r"\{%\w*\s+(?:el)?if\b", tag) else ""
    for pattern, meant in _SLIPS:
        tag = pattern.sub(meant, tag)
    return tag


_MADE: Mapping[str, Callable[[str, Mapping[str, str]], str]] = {
    "tag-unclosed": _closed,
    "block-unclosed": _ending,
    "filter-needed": _filtered,
    "tag-syntax": _without_slips,
    "merge-across": lambda tag, _values: re.sub(r"(?<=^..)[-–]|[-–](?=..$)", "", tag),
}
