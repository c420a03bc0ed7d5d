"""What the source says about findings, read from its syntax: which code is told with which arguments.

A finding is made by `Finding(code=…, args=…)`, or by a function that hands a code and arguments on to it; such a
function's calls are read as findings in its place. Knows dicts that are written out, joined or kept in a name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from docgen.thai.reading import Fault

MAKER = "Finding"
REST, UNKNOWN = "**", "?"
SECTIONS = {f"{kind}Error": "error" for kind in ("Usage", "Workbook", "Photo", "Template", "Output", "Tool")}
SECTIONS |= {"ThaiValueError": "value", "ColumnValueError": "value"}
Keys = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A code and the names of its arguments, None where the syntax does not tell them.

    `where` as `module.py:12` says where the arguments stand, `maker` in which function `Finding` does.
    """

    code: str
    keys: Keys | None
    where: str
    maker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldError:
    """An error with its section of the wordings, its code and the names of its values."""

    section: str
    code: str
    keys: Keys
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """A finding as a function makes it; with `open_keys` its arguments are the function's own, less those `taken`."""

    code: ast.expr
    keys: Keys | None
    maker: str
    line: int
    open_keys: bool = False
    taken: Keys = frozenset()


@dataclass(frozen=True, kw_only=True)
class _Function:
    """A function, its module, and the names that the module imports, each with the last part of where from."""

    node: ast.FunctionDef
    module: str
    imported: frozenset[tuple[str, str]]

    @property
    def parameters(self) -> list[str]:
        every = [*self.node.args.posonlyargs, *self.node.args.args, *self.node.args.kwonlyargs]
        return [parameter.arg for parameter in every if parameter.arg != "self"]

    @property
    def rest(self) -> str:
        """The name of its `**` parameter."""
        return self.node.args.kwarg.arg if self.node.args.kwarg else ""

    @cached_property
    def calls(self) -> Mapping[str, list[ast.Call]]:
        """The calls in it by the last part of what is called."""
        found: dict[str, list[ast.Call]] = {}
        for node in ast.walk(self.node):
            if isinstance(node, ast.Call):
                found.setdefault(getattr(node.func, "id", getattr(node.func, "attr", "")), []).append(node)
        return found

    def knows(self, other: _Function) -> bool:
        """Whether a call by the other's name means it: both stand in one module, or the name is imported."""
        return self.module == other.module or (other.node.name, Path(other.module).stem) in self.imported

    def handed_on(self, making: _Making) -> bool:
        """Whether its callers say the code or the arguments."""
        is_open = isinstance(making.code, ast.Name) and making.code.id in self.parameters
        return is_open or making.open_keys


def findings_told(source: Path) -> list[Told]:
    """Every finding that the modules below a folder can make."""
    functions = list(_functions(source))
    told: list[Told] = []
    fresh = [(function, making) for function in functions for making in _makings(function)]
    while fresh:
        function, making = fresh.pop()
        if not function.handed_on(making):
            told += _closed(function, making)
            continue
        callers = [caller for caller in functions if caller.knows(function)]
        fresh += [(caller, made) for caller in callers for made in _called(caller, function, making)]
    return told


def errors_told(source: Path) -> Iterator[ToldError]:
    """The errors and wrong values that are raised with their code written out, below a folder."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in SECTIONS
                and node.args
            ):
                keys = frozenset(keyword.arg or UNKNOWN for keyword in node.keywords)
                for code in _written_codes(node.args[0]):
                    where = f"{path.relative_to(source).as_posix()}:{node.lineno}"
                    yield ToldError(section=SECTIONS[node.func.id], code=code, keys=keys, where=where)


def _written_codes(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.IfExp):
        yield from (*_written_codes(code.body), *_written_codes(code.orelse))
    elif isinstance(code, ast.Attribute) and isinstance(code.value, ast.Name) and code.value.id == Fault.__name__:
        yield Fault[code.attr]


def _functions(source: Path) -> Iterator[_Function]:
    for path in sorted(source.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if MAKER not in text:  # whoever hands findings on says so in its types
            continue
        tree = list(ast.walk(ast.parse(text)))
        imports = [node for node in tree if isinstance(node, ast.ImportFrom)]
        names = frozenset((a.name, (node.module or "").rpartition(".")[2]) for node in imports for a in node.names)
        for node in tree:
            if isinstance(node, ast.FunctionDef):
                yield _Function(node=node, module=path.relative_to(source).as_posix(), imported=names)


def _makings(function: _Function) -> Iterator[_Making]:
    for call in function.calls.get(MAKER, ()):
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        maker = f"{function.module}:{function.node.name}"
        making = _Making(code=given["code"], keys=Keys(), maker=maker, line=call.lineno)
        yield _with_keys(function, making, [given["args"]] if "args" in given else [])


def _called(caller: _Function, function: _Function, making: _Making) -> Iterator[_Making]:
    """The findings that a function makes for a caller, with what each call says of them."""
    for call in caller.calls.get(function.node.name, ()):
        bound = dict(zip(function.parameters, call.args, strict=False))
        bound |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        code = making.code
        if isinstance(code, ast.Name) and code.id in function.parameters:
            code = bound[code.id]
        named = {name: value for name, value in bound.items() if name not in (*function.parameters, *making.taken)}
        written = ast.Dict(keys=[ast.Constant(name) for name in named], values=list(named.values()))
        joined = [keyword.value for keyword in call.keywords if keyword.arg is None]
        made = replace(making, code=code, line=call.lineno, open_keys=False)
        yield _with_keys(caller, made, [written, *joined] if making.open_keys else [])


def _with_keys(function: _Function, making: _Making, args: Iterable[ast.expr]) -> _Making:
    """The finding with the keys of these dicts added."""
    found = {key for expression in args for key in _keys(function, expression, frozenset())}
    keys = None if making.keys is None or UNKNOWN in found else making.keys | (found - {REST})
    taken = _taken(function) if REST in found else making.taken
    return replace(making, keys=keys, open_keys=REST in found, taken=taken)


def _taken(function: _Function) -> Keys:
    """What a function takes out of its `**` parameter for itself: `args.pop("typed", "")`."""
    first = (call.args[0] for call in function.calls.get("pop", ()) if call.args)
    return Keys(str(key.value) for key in first if isinstance(key, ast.Constant))


def _keys(function: _Function, args: ast.expr, seen: Keys) -> Iterator[str]:
    """The keys of a dict; REST for the function's own keyword arguments, UNKNOWN where they cannot be told."""
    if isinstance(args, ast.Dict):
        for key, value in zip(args.keys, args.values, strict=True):
            if key is None:
                yield from _keys(function, value, seen)
            else:
                yield str(key.value) if isinstance(key, ast.Constant) else UNKNOWN
    elif isinstance(args, ast.Name):
        yield from _keys_of_name(function, args.id, seen)
    else:
        yield UNKNOWN


def _keys_of_name(function: _Function, name: str, seen: Keys) -> Iterator[str]:
    if name in seen:
        return
    yield from (key for owner, key, _ in _entries(function) if owner == name)
    if name == function.rest:
        yield REST
    elif assigned := list(_assigned(function, name)):
        for value in assigned:
            yield from _keys(function, value, seen | {name})
    else:
        yield UNKNOWN


def _entries(function: _Function) -> Iterator[tuple[str, str, ast.expr]]:
    """What is put into dicts one by one: `args["district"] = …`."""
    for target, value in _bindings(function):
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            key = target.slice
            yield target.value.id, str(key.value) if isinstance(key, ast.Constant) else UNKNOWN, value


def _assigned(function: _Function, name: str) -> Iterator[ast.expr]:
    """What a function keeps in a name."""
    yield from (value for target, value in _bindings(function) if isinstance(target, ast.Name) and target.id == name)


def _bindings(function: _Function) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Names and what they are bound to: by assignments, and by loops over what is written out."""
    for node in ast.walk(function.node):
        if isinstance(node, ast.Assign):
            yield from _unpacked(node.targets[0], node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield node.target, node.value
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            for element in node.iter.elts:
                yield from _unpacked(node.target, element)


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    else:
        yield target, value


def _closed(function: _Function, making: _Making) -> Iterator[Told]:
    for code in _codes(function, making.code):
        yield Told(code=code, keys=making.keys, maker=making.maker, where=f"{function.module}:{making.line}")


def _codes(function: _Function, code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.IfExp):
        yield from _codes(function, code.body)
        yield from _codes(function, code.orelse)
    elif isinstance(code, ast.Name):
        for value in _assigned(function, code.id):
            yield from _codes(function, value)
