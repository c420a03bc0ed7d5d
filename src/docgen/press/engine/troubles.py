"""What stopped a rendering, told as faults of tags: which tag, which field, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from docgen.press.engine.checking import similar
from docgen.press.engine.codegen import FILENAME
from docgen.press.engine.faults import Place, TemplateFault, TemplateFaults
from docgen.press.engine.fragments import FragmentError
from docgen.press.engine.limits import WorkLimitError
from docgen.press.engine.offered import FilterError, UnfinishedError
from docgen.press.engine.printing import CharacterError, PrintError
from docgen.press.engine.tables import BrokenPartError

if TYPE_CHECKING:
    from docgen.press.engine.part import Part


def explain(
    error: Exception, parts: Sequence[Part], context: Mapping[str, object], *, is_strict: bool
) -> list[TemplateFault] | None:
    """The faults behind an exception of a rendering; None where it is a bug of ours or of a filter's caller."""
    if isinstance(error, TemplateFaults):
        return None
    part = error.__dict__.get("docgen_part") or (parts[0] if isinstance(error, PrintError) else None)
    if part is None:
        return None
    site = error.site if isinstance(error, PrintError) else _site(error, part, is_strict=is_strict)
    told = _told(error, part, site, context)
    if told is None:
        return None
    code, values = told
    if site is None:
        return [TemplateFault(code=code, place=Place(story=part.story, part=part.name), values=values)]
    tag = part.pieces.sites[site].tag
    return [TemplateFault(code=code, place=tag.place, tag=tag.raw, context=tag.context, values=values)]


def _site(error: BaseException, part: Part, *, is_strict: bool) -> int | None:
    """The tag whose code was running, from the innermost line of generated code in the traceback."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILENAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    if line is None:
        return None
    lines = part.lines[is_strict]
    before = [code for code in lines if code <= line]
    return lines[max(before)] if before else None


def _told(
    error: Exception, part: Part, site: int | None, context: Mapping[str, object]
) -> tuple[str, dict[str, object]] | None:
    """The fault's code and what its wording needs; None where the exception is no fault of a template or a value."""
    path = part.paths[site] if site is not None else ""
    is_missing = isinstance(error, UndefinedError) or (isinstance(error, KeyError) and _is_own(error))
    if is_missing or (isinstance(error, PrintError) and error.code == "field-missing"):
        name, suggestion = _missing(part, site, context)
        return "field-missing", {"name": name or path, "suggestion": suggestion}
    for kind, tell in _TOLD.items():
        if isinstance(error, kind):
            code, values = tell(error)
            return code, {"name": path, **values}
    return None


def _unfinished(error: Any) -> tuple[str, dict[str, object]]:
    return "value-none" if error.value is None else "value-unfinished", {"kind": type(error.value).__name__}


def _filter(error: Any) -> tuple[str, dict[str, object]]:
    values = {"filter": error.name, "value": _shown(error.value), "kind": type(error.value).__name__}
    return "filter-failed", values


def _expression(error: Any) -> tuple[str, dict[str, object]]:
    return "expression-failed", {"reason": str(error)}


# Which fault an exception is, the more special kinds first.
_TOLD: Mapping[type[Exception], Callable[[Any], tuple[str, dict[str, object]]]] = {
    PrintError: lambda error: (error.code, error.values),
    FragmentError: lambda error: (error.code, error.values),
    BrokenPartError: lambda error: (error.code, error.values),
    CharacterError: lambda error: ("control-character", {"character": f"U+{ord(str(error.args[0])):04X}"}),
    FilterError: _filter,
    UnfinishedError: _unfinished,
    WorkLimitError: lambda error: ("too-much-work", {"what": str(error.args[0])}),
    SecurityError: lambda _error: ("attribute-forbidden", {}),
    MemoryError: lambda _error: ("too-much-work", {"what": "memory"}),
    RecursionError: lambda _error: ("too-much-work", {"what": "recursion"}),
    TemplateRuntimeError: _expression,
    TypeError: _expression,
    ValueError: _expression,
    ArithmeticError: _expression,
    LookupError: _expression,
    AttributeError: _expression,
}


def _is_own(error: BaseException) -> bool:
    """Whether generated code itself raised: an entry that it reads directly is missing."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == FILENAME


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _missing(part: Part, site: int | None, context: Mapping[str, object]) -> tuple[str, str]:
    """The first field of a tag that the context does not have, and the field that was probably meant."""
    for use in part.uses:
        if use.site != site:
            continue
        holders: list[Any] = [context]
        done = ""
        for step in use.path.replace("[]", ".[]").split("."):
            if step == "[]":
                holders = [item for holder in holders for item in _items(holder)]
                done += "[]"
                continue
            lacking = [holder for holder in holders if not _has(holder, step)]
            if lacking:
                suggestion = similar(step, _names(lacking[0]))
                prefix = f"{done}." if done else ""
                return use.path, f"{prefix}{suggestion}" if suggestion else ""
            holders = [_get(holder, step) for holder in holders]
            done = f"{done}.{step}" if done else step
    return "", ""


def _items(holder: Any) -> Iterable[Any]:
    if isinstance(holder, Mapping):
        return list(holder.values())
    return list(holder) if isinstance(holder, (list, tuple)) else []


def _has(holder: Any, name: str) -> bool:
    return name in holder if isinstance(holder, Mapping) else hasattr(holder, name)


def _get(holder: Any, name: str) -> Any:
    return holder[name] if isinstance(holder, Mapping) else getattr(holder, name)


def _names(holder: Any) -> list[str]:
    if isinstance(holder, Mapping):
        return [str(name) for name in holder]
    if is_dataclass(holder) and not isinstance(holder, type):
        return [item.name for item in fields(holder)]
    return [name for name in dir(holder) if not name.startswith("_")]
