"""Jinja's compiler with our output: static XML and values go to a list, every value tells which tag printed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import CodeType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext

from docgen.rendering.pieces import TEXT, Pieces
from docgen.rendering.sandbox import Sandbox

FILENAME = "<docgen template>"
_PIECE = re.compile("\x01(\\d+)\x02")


class Generator(CodeGenerator):
    """Writes `root(context, out, shown, other, passes, run)`.

    `out` takes the pieces of the result; `shown[text]` is an escaped text; `other(value, site)` is anything else as XML;
    `passes(items, site)` counts what a loop takes; `run` knows drawing ids, list numbers and the ends of cells.
    Every expression is on a line of its own, so that a traceback names its tag.
    """

    def __init__(self, environment: Sandbox, pieces: Pieces) -> None:
        super().__init__(environment, "template", FILENAME, optimized=False)
        self._texts: Sequence[str] = pieces.texts
        self._sites = pieces.sites
        self._callee: nodes.Node | None = None
        self._iterated: set[int] = set()
        self._open_writes: list[int] = []

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        eval_ctx = EvalContext(self.environment, self.name)
        self.writeline("def root(context, out, _shown, _other, _passes, _run):")
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("cond_expr_undefined = environment.undefined")
        frame = Frame(eval_ctx)
        frame.symbols.analyze_node(node)
        frame.toplevel = frame.rootlevel = True
        frame.buffer = "out"
        self.enter_frame(frame)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        group: list[str | nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                text = "".join(self._texts[int(number)] for number in _PIECE.findall(child.data))
                if text and group and isinstance(group[-1], str):
                    group[-1] += text
                elif text:
                    group.append(text)
            elif self._sites[child.lineno - 1].tag.special == "end_of_cell":
                self._write_group(group, frame)
                self.writeline(f"{frame.buffer}.append(_run.end_of_cell({frame.buffer}))")
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
                self.writeline(repr(item) + ",")
            else:
                self._value(item, frame)
        self.outdent()
        self.writeline(")" if is_one else "))")

    def _value(self, node: nodes.Expr, frame: Frame) -> None:
        number = node.lineno
        self.newline(node)
        special = self._sites[number - 1].tag.special
        if special:
            self.write(f"_run.{special}(")
            self.visit(node, frame)
            self.write("),")
        elif self._sites[number - 1].context == TEXT:
            self.write("(_shown[_v] if (_v := ")
            self.visit(node, frame)
            self.write(f").__class__ is str else _other(_v, {number - 1})),")
        else:
            self.write("_other(")
            self.visit(node, frame)
            self.write(f", {number - 1}),")

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        self._open_writes.append(node.lineno - 1 if node is not None else 0)
        self.writeline(f"{frame.buffer}.append(_other(", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002 - Jinja's signature
        self.write(f", {self._open_writes.pop()}))")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
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

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        # A method is looked for among the attributes first, a value among the entries first.
        self.write("environment.getattr(" if node is self._callee else "fetch(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self._callee = node.node
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("joined((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")


def generate(environment: Sandbox, tree: nodes.Template, pieces: Pieces) -> tuple[CodeType, dict[int, int]]:
    """The code of a template, and for lines of that code the number of the tag that they come from."""
    generator = Generator(environment, pieces)
    generator.visit(tree)
    source = generator.stream.getvalue()  # type: ignore[attr-defined]  # Jinja writes into a StringIO by default
    lines = {code: tag - 1 for tag, code in generator.debug_info}
    return compile(source, FILENAME, "exec"), lines
