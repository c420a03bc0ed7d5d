"""Jinja's compiler with our output: static XML and values go to a list, every value tells which tag printed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext

from docgen.press.engine.pieces import TEXT, Pieces
from docgen.press.engine.sandbox import Sandbox

FILENAME = "<docgen template>"
ROOT = "out"
_PIECE = re.compile("\x01(\\d+)\x02")


class Generator(CodeGenerator):
    """Writes `root(context, out, _shown, _bytes, _other, _passes, _run)`.

    `out` takes the finished pieces, encoded. `_shown[text]` is an escaped text, `_bytes(value, site)` any value, both
    encoded; `_other(value, site)` is the same as text, for what is collected before it is printed.
    `_passes(items, site)` counts what a loop takes; `_run` knows drawing ids, list numbers and the ends of cells. Every
    expression is on a line of its own, so that a traceback names its tag.

    `is_strict`: an entry that a mapping lacks may raise at once.
    """

    def __init__(self, environment: Sandbox, pieces: Pieces, *, is_strict: bool) -> None:
        super().__init__(environment, "template", FILENAME, optimized=False)
        self._texts: Sequence[str] = pieces.texts
        self._sites = pieces.sites
        self._is_strict = is_strict
        self._callee: nodes.Node | None = None
        self._iterated: set[int] = set()
        self._direct: set[int] = set()
        self._open_writes: list[int] = []

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        eval_ctx = EvalContext(self.environment, self.name)
        self.writeline("def root(context, out, _shown, _bytes, _other, _passes, _run):")
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("cond_expr_undefined = environment.undefined")
        frame = Frame(eval_ctx)
        frame.symbols.analyze_node(node)
        frame.toplevel = frame.rootlevel = True
        frame.buffer = ROOT
        self.enter_frame(frame)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        group: list[str | nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                text = "".join(self._texts[int(number)] for number in _PIECE.findall(child.data))
                if text and group and isinstance(group[-1], str):
                    group[-1] += text
                elif text:
                    group.append(text)
            elif (special := self._sites[child.lineno - 1].tag.special).endswith(("_of_cell", "_of_table")):
                self._write_group(group, frame)
                self.writeline(f"_run.{special}({frame.buffer})")
                group = []
            else:
                group.append(child)
        self._write_group(group, frame)

    def _write_group(self, group: list[str | nodes.Expr], frame: Frame) -> None:
        if not group:
            return
        is_one = len(group) == 1
        self.writeline(f"{frame.buffer}.append(" if is_one else f"{frame.buffer}.extend((")
        self.indent()
        for item in group:
            if isinstance(item, str):
                self.writeline(f"{self._literal(item, frame)},")
            else:
                self._value(item, frame)
        self.outdent()
        self.writeline(")" if is_one else "))")

    def _literal(self, text: str, frame: Frame) -> str:
        return repr(text.encode("utf-8")) if frame.buffer == ROOT else repr(text)

    def _print_of(self, node: nodes.Expr, frame: Frame) -> None:
        """Write an expression whose value is printed: in a strict paper a missing entry may raise where it is read."""
        inner: nodes.Node | None = node
        while isinstance(inner, nodes.Filter) and inner.name not in ("default", "d"):
            inner = inner.node
        while self._is_strict and isinstance(inner, nodes.Getattr):
            self._direct.add(id(inner))
            inner = inner.node
        self.visit(node, frame)

    def _value(self, node: nodes.Expr, frame: Frame) -> None:
        number = node.lineno
        special = self._sites[number - 1].tag.special
        is_root = frame.buffer == ROOT
        self.newline(node)
        if special:
            self.write(f"_run.{special}(")
            self.visit(node, frame)
            self.write(f", {number - 1}" if special.startswith("charts.") else "")
            self.write(").encode()," if is_root else "),")
        elif is_root and self._sites[number - 1].context == TEXT:
            self.write("(_shown[_v] if (_v := ")
            self._print_of(node, frame)
            self.write(f").__class__ is str else _bytes(_v, {number - 1})),")
        else:
            self.write("_bytes(" if is_root else "_other(")
            self._print_of(node, frame)
            self.write(f", {number - 1}),")

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        self._open_writes.append(node.lineno - 1 if node is not None else 0)
        self.writeline(f"{frame.buffer}.append({'_bytes' if frame.buffer == ROOT else '_other'}(", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002 - Jinja's signature
        self.write(f", {self._open_writes.pop()}))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self._iterated.add(id(node.iter))
        super().visit_For(node, frame)

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if id(node) in self._iterated:
            self._iterated.discard(id(node))
            self.write("_passes(")
            super().visit(node, *args, **kwargs)
            self.write(f", {node.lineno - 1})")
            return None
        return super().visit(node, *args, **kwargs)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        # A method is looked for among the attributes first, a value among the entries first.
        if id(node) in self._direct:
            self.write("(_o[")
            self.write(f"{node.attr!r}] if (_o := ")
            self.visit(node.node, frame)
            self.write(f").__class__ is dict else fetch(_o, {node.attr!r}))")
            return
        self.write("environment.getattr(" if node is self._callee else "fetch(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        self._callee = node.node
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("built(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("built(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if node.ctx != "load":
            super().visit_Tuple(node, frame)
            return
        self.write("built(")
        super().visit_Tuple(node, frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("joined((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")


def generate(
    environment: Sandbox, tree: nodes.Template, pieces: Pieces, *, is_strict: bool
) -> tuple[CodeType, dict[int, int]]:
    """The code of a template, and for lines of that code the number of the tag that they come from."""
    generator = Generator(environment, pieces, is_strict=is_strict)
    generator.visit(tree)
    source = generator.stream.getvalue()  # type: ignore[attr-defined]  # Jinja writes into a StringIO by default
    lines = {code: tag - 1 for tag, code in generator.debug_info}
    return compile(source, FILENAME, "exec"), lines
