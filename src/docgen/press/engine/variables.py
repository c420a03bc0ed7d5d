"""Which fields a template reads, as dotted paths: `place.name`, `people[].name` for the field of every item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jinja2 import nodes

Paths = frozenset[str]
_NONE: Paths = frozenset()
_OWN = frozenset(("loop", "range", "dict", "namespace", "cycler", "joiner", "caller", "varargs", "kwargs"))
_ITEM_METHODS = frozenset(("items", "values"))
_SAME = frozenset((
    "sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "default", "d",
    "batch", "slice", "dictsort",
))  # fmt: skip
_ONE = frozenset(("first", "last", "min", "max"))
_BY_ATTRIBUTE = frozenset(("sort", "map", "sum", "join", "groupby", "unique", "min", "max"))


@dataclass(frozen=True, slots=True)
class Use:
    """A field as one tag reads it: its path, the tag's number, and the filters it passes through."""

    path: str
    site: int
    filters: tuple[str, ...] = ()
    is_loop: bool = False  # the list itself is looped over; what is read of its items are uses of their own


@dataclass(slots=True)
class _Scope:
    names: dict[str, Paths]
    parent: _Scope | None = None

    def find(self, name: str) -> Paths | None:
        scope: _Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return None


@dataclass(slots=True)
class Reader:
    """Walks a template's tree and collects `uses`."""

    uses: list[Use] = field(default_factory=list)

    def body(self, items: list[nodes.Node], scope: _Scope) -> None:
        for item in items:
            self.statement(item, scope)

    def statement(self, node: nodes.Node, scope: _Scope) -> None:
        """Note what a statement and everything inside it reads."""
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock, nodes.With)):
            self._assignment(node, scope)
        elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
            self._macro(node, scope)
        elif isinstance(node, nodes.Expr):
            self.read(node, scope)
        else:
            inner = _Scope({}, scope) if isinstance(node, nodes.FilterBlock) else scope
            for child in node.iter_child_nodes():
                self.statement(child, inner)

    def _assignment(self, node: nodes.Assign | nodes.AssignBlock | nodes.With, scope: _Scope) -> None:
        if isinstance(node, nodes.Assign):
            self._bind(node.target, self.read(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self.body(node.body, _Scope({}, scope))
            self._bind(node.target, _NONE, scope)
        else:
            inner = _Scope({}, scope)
            for target, value in zip(node.targets, node.values, strict=True):
                self._bind(target, self.read(value, scope), inner)
            self.body(node.body, inner)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: _Scope) -> None:
        for default in node.defaults:
            self.read(default, scope)
        if isinstance(node, nodes.Macro):
            scope.names[node.name] = _NONE
        else:
            self.read(node.call, scope)
        self.body(node.body, _Scope({arg.name: _NONE for arg in node.args}, scope))

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        first = len(self.uses)
        listed = self.read(node.iter, scope)
        if isinstance(node.iter, (nodes.Name, nodes.Getattr)):
            self.uses[first:] = [replace(use, is_loop=use.path in listed) for use in self.uses[first:]]
        inner = _Scope({"loop": _NONE}, scope)
        groups = _groups(node.iter)
        if groups is not None and isinstance(node.target, nodes.Tuple) and len(node.target.items) == 2:
            grouper, members = node.target.items
            self._bind(grouper, frozenset(f"{path}[].{groups}" for path in listed), inner)
            self._bind(members, listed, inner)
        elif isinstance(node.target, nodes.Tuple) and len(node.target.items) == 2 and _is_items(node.iter):
            self._bind(node.target.items[0], _NONE, inner)
            self._bind(node.target.items[1], frozenset(f"{path}[]" for path in listed), inner)
        else:
            self._bind(node.target, frozenset(f"{path}[]" for path in listed), inner)
        if node.test is not None:
            self.read(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, _Scope({}, scope))

    def _bind(self, target: nodes.Node, paths: Paths, scope: _Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.names[target.name] = paths
        elif isinstance(target, nodes.Tuple):
            for item in target.items:
                self._bind(item, frozenset(f"{path}[]" for path in paths), scope)

    def read(self, node: nodes.Node, scope: _Scope, filters: tuple[str, ...] = ()) -> Paths:
        """Note every field that an expression reads; return the paths that its value may be."""
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            paths = self._reference(node, scope)
            self.uses += [Use(path, node.lineno - 1, filters) for path in sorted(paths)]
            return paths
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope, filters)
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        if isinstance(node, nodes.CondExpr):
            self.read(node.test, scope)
            second = self.read(node.expr2, scope, filters) if node.expr2 is not None else _NONE
            return self.read(node.expr1, scope, filters) | second
        if isinstance(node, (nodes.Or, nodes.And)):
            return self.read(node.left, scope, filters) | self.read(node.right, scope, filters)
        for child in node.iter_child_nodes():
            self.read(child, scope)
        return _NONE

    def _reference(self, node: nodes.Node, scope: _Scope) -> Paths:
        """The paths of a name with what hangs on it; `loop.previtem` and `loop.nextitem` are items of no known list."""
        if isinstance(node, nodes.Name):
            bound = scope.find(node.name)
            return bound if bound is not None else _NONE if node.name in _OWN else frozenset((node.name,))
        if isinstance(node, nodes.Getattr):
            return frozenset(f"{path}.{node.attr}" for path in self._reference(node.node, scope))
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        return self.read(node, scope)

    def _item(self, node: nodes.Getitem, scope: _Scope) -> Paths:
        holders = self._reference(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return holders
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return frozenset(f"{path}.{node.arg.value}" for path in holders)
        self.read(node.arg, scope)
        return frozenset(f"{path}[]" for path in holders)

    def _filter(self, node: nodes.Filter, scope: _Scope, outer: tuple[str, ...]) -> Paths:
        for argument in (*node.args, *(item.value for item in node.kwargs)):
            self.read(argument, scope)
        paths = self.read(node.node, scope, (node.name, *outer)) if node.node is not None else _NONE
        attribute = _attribute(node)
        if attribute:
            read = frozenset(f"{path}[].{attribute}" for path in paths)
            self.uses += [Use(path, node.lineno - 1, (node.name, *outer)) for path in sorted(read)]
            if node.name == "map":
                return frozenset(f"{path}[].{attribute}".removesuffix("[]") for path in paths)
        if node.name in _ONE:
            return frozenset(f"{path}[]" for path in paths)
        return paths if node.name in _SAME or node.name == "groupby" else _NONE

    def _call(self, node: nodes.Call, scope: _Scope) -> Paths:
        for argument in (*node.args, *(item.value for item in node.kwargs)):
            self.read(argument, scope)
        if not isinstance(node.node, nodes.Getattr):
            self.read(node.node, scope)
            return _NONE
        holder = self.read(node.node.node, scope)
        return holder if node.node.attr in _ITEM_METHODS else _NONE


def _is_items(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name in ("items", "dictsort")
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "items"


def _groups(node: nodes.Node) -> str | None:
    return _attribute(node) if isinstance(node, nodes.Filter) and node.name == "groupby" else None


def _attribute(node: nodes.Filter) -> str | None:
    """The field of every item that a filter is told to look at."""
    named = [item.value for item in node.kwargs if getattr(item, "key", "") == "attribute"]
    given: nodes.Node | None = named[0] if named and node.name in _BY_ATTRIBUTE else None
    if given is None and node.args and node.name in ("groupby", "sum", "selectattr", "rejectattr"):
        given = node.args[0]
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None


def read_uses(tree: nodes.Template) -> list[Use]:
    """Every field that a template reads, in the order of reading."""
    reader = Reader()
    reader.body(tree.body, _Scope({}))
    return reader.uses


def path_by_site(uses: list[Use], count: int) -> Iterator[str]:
    """For every tag the path of the first field that it reads, or nothing."""
    first: dict[int, str] = {}
    for use in uses:
        first.setdefault(use.site, use.path)
    return (first.get(site, "") for site in range(count))
