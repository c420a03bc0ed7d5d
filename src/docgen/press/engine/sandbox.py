"""What a template may do: see fields, call harmless methods, compute within limits. Nothing else."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace, pass_context
from markupsafe import Markup

from docgen.press.engine.limits import CONTAINERS, MAX_VALUE, WorkLimitError, limit, limit_bits, work
from docgen.press.engine.offered import SAFE_TESTS, Missing, offered_filters

_TEXT_METHODS = frozenset((
    "capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isascii",
    "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip",
    "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip",
    "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
))  # fmt: skip
_BLOCKED_MODULES = frozenset(
    ("docx", "docxtpl", "docxcompose", "jinja2", "lxml", "zipfile", "os", "sys", "io", "subprocess", "builtins")
)
_BLOCKED_TYPES = (
    types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type, types.CodeType, bytes,
    bytearray, memoryview,
)  # fmt: skip
_PLAIN_TYPES = frozenset((str, int, float, bool, list, tuple, dict, set, frozenset, range, complex, type(None), Markup))
_LOOP_FIELDS = frozenset(
    ("index", "index0", "first", "last", "length", "revindex", "revindex0", "depth", "depth0", "previtem", "nextitem")
)
_OPEN_TYPES = (LoopContext, Namespace, Cycler, Joiner, Macro)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment that templates are compiled for; one is made for strict papers and one for drafts."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, filters: Mapping[str, Callable[..., Any]], *, is_draft: bool) -> None:
        super().__init__(
            autoescape=True, undefined=Missing if is_draft else StrictUndefined, cache_size=0, optimized=False
        )
        self.filters = offered_filters(filters, is_draft=is_draft)
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
        if isinstance(obj, _BLOCKED_TYPES) or _is_blocked(type(obj)):
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
                raise WorkLimitError("value")
        work.step()
        result = super().call(__context, __obj, *args, **kwargs)
        return work.build(result) if result.__class__ in CONTAINERS else result

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError("%")
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, (str, list, tuple, bytes)) and isinstance(times, int):
                    limit(len(many) * max(times, 0))
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            limit_bits(left.bit_length() * max(right, 0))
        if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
            limit(len(left) + len(right))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int):
            limit_bits(result.bit_length())
            return result
        return work.build(result)


def _is_blocked(kind: type) -> bool:
    return (kind.__module__ or "").split(".")[0] in _BLOCKED_MODULES and kind not in _PLAIN_TYPES


def _fields(kind: type) -> frozenset[str]:
    """The public fields and properties of a record class; nothing of any other class."""
    if kind is LoopContext:
        return _LOOP_FIELDS
    if not is_dataclass(kind) or _is_blocked(kind):
        return frozenset()
    properties = {name for cls in kind.__mro__ for name, item in vars(cls).items() if isinstance(item, property)}
    return frozenset(name for name in {item.name for item in fields(kind)} | properties if not name.startswith("_"))
