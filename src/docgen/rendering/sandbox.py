"""What a template may do: the filters it is offered, the attributes it may see, and how much work it may cause."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import FILTERS, do_join, make_attrgetter
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace, pass_context, pass_eval_context
from markupsafe import Markup

MAX_PASSES = 5_000_000  # loop passes of one rendering
MAX_OUTPUT = 768 * 2**20  # characters of one rendering
MAX_VALUE = 4 * 2**20  # characters or items of one value that an expression builds
MAX_BITS = 4_096  # of a whole number that an expression computes

# Jinja's own filters that cannot reach attributes by name, do not depend on chance and do not write markup.
SAFE_FILTERS = tuple(
    ["abs", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e", "escape", "filesizeformat", "first", "float", "groupby", "indent", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice", "sort", "string", "striptags", "sum", "title", "trim", "truncate", "unique", "upper", "urlencode", "wordcount", "wordwrap"]
)
SAFE_TESTS = tuple(name for name in TESTS if name not in ("filter", "test"))
_TEXT_FILTERS = frozenset(
    ["capitalize", "center", "e", "escape", "indent", "lower", "replace", "string", "striptags", "title", "trim", "truncate", "upper", "urlencode", "wordcount", "wordwrap"]
)
_TEXT_METHODS = frozenset(
    ["capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper"]
)
_BLOCKED_MODULES = ("docx", "docxtpl", "docxcompose", "jinja2", "lxml", "zipfile", "os", "sys", "io", "subprocess", "builtins")
_BLOCKED_TYPES = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type, types.CodeType)
_LOOP_FIELDS = frozenset(
    ["index", "index0", "first", "last", "length", "revindex", "revindex0", "depth", "depth0", "previtem", "nextitem"]
)
_OPEN_TYPES = (LoopContext, Namespace, Cycler, Joiner, Macro)


class FilterFailed(Exception):
    """A filter could not take the value that it was given."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(name, value)
        self.name, self.value = name, value


class Unfinished(Exception):
    """A value that no reader should see as it is (None, a date, a decimal number): a filter must write it out."""

    def __init__(self, value: object) -> None:
        super().__init__(value)
        self.value = value


class WorkLimit(Exception):
    """A template asks for more work or memory than a paper can need; the argument says of what."""


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
        except (UndefinedError, SecurityError, WorkLimit, FilterFailed, Unfinished):
            raise
        except Exception as error:
            if is_draft and value is None:
                return Missing()
            raise FilterFailed(name, value) from error
        if isinstance(result, (str, list)) and len(result) > MAX_VALUE:
            raise WorkLimit("value")
        return result

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
    if name not in ("center", "indent", "replace", "wordwrap", "batch", "slice", "truncate", "join", "round"):
        return function

    def checked(*args: Any, **kwargs: Any) -> Any:
        given = [*args[skipped + 1 :], *kwargs.values()]
        text = args[skipped]
        size = len(text) if isinstance(text, (str, list, tuple)) else 1
        for item in given:
            weight = len(item) if isinstance(item, str) else item if isinstance(item, int) else 0
            if abs(weight) * max(1, size if name in ("replace", "join", "indent") else 1) > MAX_VALUE:
                raise WorkLimit("value")
        return function(*args, **kwargs)

    return checked


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment that templates are compiled for; one is made for strict papers and one for drafts."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, filters: Mapping[str, Callable[..., Any]], *, is_draft: bool) -> None:
        super().__init__(
            autoescape=True, undefined=Missing if is_draft else StrictUndefined, cache_size=0, optimized=False
        )
        offered = {**FILTERS, "join": _join}
        self.filters = {name: _guarded_builtin(name, offered[name], is_draft=is_draft) for name in SAFE_FILTERS}
        for name, function in filters.items():
            self.filters[name] = _guarded(name, function, accepts_missing=False, is_draft=is_draft)
        self.tests = {name: TESTS[name] for name in SAFE_TESTS}
        self.globals = {"range": safe_range, "dict": dict, "namespace": Namespace, "cycler": Cycler, "joiner": Joiner}
        self._visible: dict[type, frozenset[str]] = {}

    def fetch(self, holder: Any, name: str) -> Any:
        """`holder.name` as a template means it: the entry of a mapping, the field of a record, or a safe attribute."""
        kind = holder.__class__
        if kind is dict:
            if name in holder:
                return holder[name]
            return self.getattr(holder, name)
        visible = self._visible.get(kind)
        if visible is None:
            visible = self._visible[kind] = _fields(kind)
        if name in visible:
            return getattr(holder, name)
        if isinstance(holder, Mapping) and name in holder:
            return holder[name]
        return self.getattr(holder, name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, _OPEN_TYPES):
            return not attr.startswith("_") and super().is_safe_attribute(obj, attr, value)
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        if isinstance(obj, (bytes, bytearray, memoryview, *_BLOCKED_TYPES)) or _is_blocked(type(obj)):
            return False
        return bool(super().is_safe_attribute(obj, attr, value))

    def wrap_str_format(self, value: Any) -> Any:  # noqa: ARG002 - a format may ask for a text of any length
        """No `str.format` in templates."""
        return None

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, type):
            return obj in (dict, Namespace, Cycler, Joiner)
        owner = getattr(obj, "__self__", None)
        if owner is not None and not isinstance(owner, types.ModuleType) and _is_blocked(type(owner)):
            return isinstance(owner, (str, dict, list, tuple, *_OPEN_TYPES)) and super().is_safe_callable(obj)
        return bool(super().is_safe_callable(obj))

    @pass_context
    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        if isinstance(__obj, Missing):
            return __obj
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str):
            size = sum(len(item) for item in args if isinstance(item, str))
            if (len(owner) + 1) * max(1, size) > MAX_VALUE * 16:
                raise WorkLimit("value")
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError("%")
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, (str, list, tuple, bytes)) and isinstance(times, int):
                    _limit(len(many) * max(times, 0))
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            _limit_bits(left.bit_length() * max(right, 0))
        if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
            _limit(len(left) + len(right))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int):
            _limit_bits(result.bit_length())
        return result


def _limit(size: int) -> None:
    if size > MAX_VALUE:
        raise WorkLimit("value")


def _limit_bits(bits: int) -> None:
    if bits > MAX_BITS:
        raise WorkLimit("number")


def _is_blocked(kind: type) -> bool:
    return (kind.__module__ or "").split(".")[0] in _BLOCKED_MODULES and kind not in (
        str, int, float, bool, list, tuple, dict, set, frozenset, range, complex, type(None), Markup,
    )  # fmt: skip


def _fields(kind: type) -> frozenset[str]:
    """The public fields and properties of a record class; nothing of any other class."""
    if kind is LoopContext:
        return _LOOP_FIELDS
    if not is_dataclass(kind) or _is_blocked(kind):
        return frozenset()
    properties = {name for cls in kind.__mro__ for name, item in vars(cls).items() if isinstance(item, property)}
    return frozenset(name for name in {item.name for item in fields(kind)} | properties if not name.startswith("_"))


def finished(value: Any) -> Any:
    """The value itself where it may be printed as it is: text, markup or a whole number; anything else raises."""
    if isinstance(value, (str, Undefined)) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if hasattr(value, "__html__"):
        return value
    raise Unfinished(value)


def joined(parts: Iterable[object]) -> Any:
    """What `~` makes of its operands: text, with markup kept and everything else escaped."""
    listed = list(map(finished, parts))
    missing = next((item for item in listed if isinstance(item, Missing)), None)
    if missing is not None:
        return missing
    _limit(sum(len(item) for item in listed if isinstance(item, str)))
    if any(hasattr(item, "__html__") for item in listed):
        return Markup("").join(listed)  # type: ignore[arg-type]  # anything may stand beside `~`
    return "".join(map(str, listed))


def passes(items: Iterable[Any], spend: Callable[[int], None]) -> Iterator[Any]:
    """The items of a loop, with `spend` told of every batch before it is used."""
    at: list[Any] = []
    for item in items:
        at.append(item)
        if len(at) == 256:
            spend(256)
            yield from at
            at = []
    spend(len(at))
    yield from at
