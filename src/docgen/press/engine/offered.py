"""The filters that templates are offered, and which values may become text at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import FILTERS, do_join, make_attrgetter
from jinja2.tests import TESTS
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from docgen.errors import DocgenError
from docgen.press.engine.limits import MAX_VALUE, WorkLimitError, limit, work

# Jinja's own filters that cannot reach attributes by name, do not depend on chance and do not write markup.
SAFE_FILTERS = (
    "abs", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e", "escape",
    "filesizeformat", "first", "float", "groupby", "indent", "int", "items", "join", "last", "length", "list",
    "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr",
    "slice", "sort", "string", "striptags", "sum", "title", "trim", "truncate", "unique", "upper", "urlencode",
    "wordcount", "wordwrap",
)  # fmt: skip
SAFE_TESTS = tuple(name for name in TESTS if name not in ("filter", "test"))
_TEXT_FILTERS = frozenset((
    "capitalize", "center", "e", "escape", "indent", "lower", "replace", "string", "striptags", "title", "trim",
    "truncate", "upper", "urlencode", "wordcount", "wordwrap",
))  # fmt: skip
LONGEST_WRAPPED = 2**15  # a cell's text: the time that it takes grows with the square
_GROWING = frozenset(("center", "indent", "replace", "wordwrap", "batch", "slice", "truncate", "join", "round"))
_SMALL, _SHORT = frozenset((str, int, bool, dt.date, dt.time, Decimal)), 256  # what papers print by the thousand
_MULTIPLYING = frozenset(("replace", "join", "indent"))


class FilterError(Exception):
    """A filter could not take the value that it was given."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(name, value)
        self.name, self.value = name, value


class UnfinishedError(Exception):
    """A value that no reader should see as it is (None, a date, a decimal number): a filter must write it out."""

    def __init__(self, value: object) -> None:
        super().__init__(value)
        self.value = value


class Missing(Undefined):
    """A value that is not there, in a draft: anything made from it is missing as well."""

    __slots__ = ()

    def _same(self, *_args: object, **_kwargs: object) -> Missing:
        return self

    def __getattr__(self, name: str) -> Missing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    __getitem__ = __call__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _same  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _same  # type: ignore[assignment]
    __neg__ = __pos__ = _same  # type: ignore[assignment]

    def _never(self, _other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


def offered_filters(own: Mapping[str, Callable[..., Any]], *, is_draft: bool) -> dict[str, Callable[..., Any]]:
    """Jinja's harmless filters and the caller's own, each made to fail with its name."""
    known = {**FILTERS, "join": _join}
    offered = {name: _guarded_builtin(name, known[name], is_draft=is_draft) for name in SAFE_FILTERS}
    for name, function in own.items():
        offered[name] = _guarded(name, function, accepts_missing=False, is_draft=is_draft)
    return offered


def _guarded(name: str, function: Callable[..., Any], *, accepts_missing: bool, is_draft: bool) -> Callable[..., Any]:
    """The filter with its failures named, never given a missing value that it would silently swallow.

    In a draft an empty value that the filter cannot take counts as missing.
    """

    def checked(value: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(value, Undefined) and not accepts_missing:
            if isinstance(value, Missing):
                return value
            str(value)  # a strict missing value raises here
        try:
            result = function(value, *args, **kwargs)
        except (UndefinedError, SecurityError, WorkLimitError, FilterError, UnfinishedError, DocgenError):
            raise
        except Exception as error:  # a caller's filter may raise anything; the fault tells which value it was
            if is_draft and value is None:
                return Missing()
            raise FilterError(name, value) from error
        if value.__class__ in _SMALL and result.__class__ is str and len(result) < _SHORT:
            work.step()
            return result
        return work.build(result)

    return checked


def _guarded_builtin(name: str, function: Callable[..., Any], *, is_draft: bool) -> Callable[..., Any]:
    """As `_guarded` for Jinja's own filters, some of which take the environment or the context first."""
    how = getattr(function, "jinja_pass_arg", None)
    accepts_missing = name in ("default", "d")
    modest = _modest(name, function, 0 if how is None else 1)
    if name in _TEXT_FILTERS:
        modest = _of_finished(modest, 0 if how is None else 1)
    if how is None:
        return _guarded(name, modest, accepts_missing=accepts_missing, is_draft=is_draft)

    def checked(first: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        def inner(value: Any, *args: Any, **kwargs: Any) -> Any:
            return modest(first, value, *args, **kwargs)

        guarded = _guarded(name, inner, accepts_missing=accepts_missing, is_draft=is_draft)
        return guarded(value, *args, **kwargs)

    checked.jinja_pass_arg = how  # type: ignore[attr-defined]
    return checked


def _of_finished(function: Callable[..., Any], at: int) -> Callable[..., Any]:
    """A filter of text that is never given what is no text yet: `None` must not become the word None."""

    def checked(*args: Any, **kwargs: Any) -> Any:
        finished(args[at])
        return function(*args, **kwargs)

    return checked


@pass_eval_context
def _join(eval_ctx: Any, value: Any, d: str = "", attribute: Any = None) -> Any:
    """Jinja's `join` of finished items only."""
    items = value if attribute is None else map(make_attrgetter(eval_ctx.environment, attribute), value)
    return do_join(eval_ctx, list(map(finished, items)), d)


def _modest(name: str, function: Callable[..., Any], skipped: int = 0) -> Callable[..., Any]:
    """Refuse arguments that would make a filter build something huge before it can be measured."""
    if name not in _GROWING:
        return function

    def checked(*args: Any, **kwargs: Any) -> Any:
        given = [*args[skipped + 1 :], *kwargs.values()]
        text = args[skipped]
        size = len(text) if isinstance(text, (str, list, tuple)) else 1
        if name == "wordwrap" and size > LONGEST_WRAPPED:
            raise WorkLimitError("value")
        for item in given:
            weight = len(item) if isinstance(item, str) else item if isinstance(item, int) else 0
            if abs(weight) * max(1, size if name in _MULTIPLYING else 1) > MAX_VALUE:
                raise WorkLimitError("value")
        return function(*args, **kwargs)

    return checked


def finished(value: Any) -> Any:
    """The value itself where it may be printed as it is: text, markup or a whole number; anything else raises."""
    if isinstance(value, (str, Undefined)) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if hasattr(value, "__html__"):
        return value
    raise UnfinishedError(value)


def joined(parts: Iterable[object]) -> Any:
    """What `~` makes of its operands: text, with markup kept and everything else escaped."""
    listed = list(map(finished, parts))
    missing = next((item for item in listed if isinstance(item, Missing)), None)
    if missing is not None:
        return missing
    size = sum(len(item) for item in listed if isinstance(item, str))
    limit(size)
    work.add(size)
    if any(hasattr(item, "__html__") for item in listed):
        return Markup("").join(listed)
    return "".join(map(str, listed))
