"""One part of a template that holds tags, from Word's XML to code that is ready to run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import LoopContext, Macro, Undefined, identity
from jinja2.utils import Namespace, internalcode, missing
from lxml import etree
from markupsafe import Markup

from docgen.press.engine import checking, ooxml, structure, upkeep, variables
from docgen.press.engine.chartplan import ChartPlan
from docgen.press.engine.codegen import generate
from docgen.press.engine.faults import TemplateFault
from docgen.press.engine.limits import work
from docgen.press.engine.offered import joined
from docgen.press.engine.pieces import Pieces, cut
from docgen.press.engine.reading import Reading
from docgen.press.engine.sandbox import Sandbox

_RUNTIME = {
    "LoopContext": LoopContext, "Macro": Macro, "Markup": Markup, "Namespace": Namespace, "missing": missing,
    "TemplateRuntimeError": TemplateRuntimeError, "Undefined": Undefined, "identity": identity, "joined": joined,
    "internalcode": internalcode, "concat": "".join, "built": work.build,
}  # fmt: skip


class Part:
    """One part that holds tags, compiled. `lines` tells of code lines which tag they come from; code for drafts is made
    when the first draft is, which any thread may do: all make the same.
    """

    def __init__(self, reading: Reading, pieces: Pieces, namespaces: Mapping[str | None, str]) -> None:
        self.name, self.story = reading.part, reading.story
        self.pieces, self.namespaces = pieces, dict(namespaces)
        self.needs_tree = reading.needs_tree or not pieces.is_proven
        self.stays_whole = reading.stays_whole
        self.charts: tuple[ChartPlan, ...] = ()
        self.uses: list[variables.Use] = []
        self.paths: tuple[str, ...] = ()
        self.lines: dict[bool, dict[int, int]] = {}
        self._tree: nodes.Template | None = None
        self._roots: dict[bool, Callable[..., None]] = {}

    @classmethod
    def prepare(cls, root: etree._Element, reading: Reading, lists: Callable[[], upkeep.Lists]) -> Part:
        """The part whose tags are marked in `root`, brought into the shape that Jinja and Word need."""
        structure.arrange(root, reading)
        upkeep.keep_up(root, reading, lists)
        pieces = cut(ooxml.with_prefixes(root), reading)
        if any(fault.code == "two-block-tags" for fault in reading.faults):
            # A tag that is lost beside another leaves a statement without its end: told once is enough.
            reading.faults = [fault for fault in reading.faults if not fault.code.startswith("block-")]
        return cls(reading, pieces, root.nsmap)

    def parse(self, environment: Sandbox, *, is_matched: bool) -> list[TemplateFault]:
        """Parse the part's tags; what is wrong with them is returned, all of it.

        `is_matched`: every statement has its end, so that a complaint of Jinja's is about something else.
        """
        try:
            tree = environment.parse(self.pieces.source())
        except TemplateSyntaxError as error:
            found = checking.syntax_faults(environment, self.pieces)
            return found if found or not is_matched else [self._complaint(error)]
        if found := checking.name_faults(environment, tree, self.pieces):
            return found
        self._tree = tree
        self.uses = variables.read_uses(tree)
        self.paths = tuple(variables.path_by_site(self.uses, len(self.pieces.sites)))
        return []

    def compile(self, environment: Sandbox, *, is_draft: bool) -> list[TemplateFault]:
        """Make the code for an environment; Jinja's last complaints are returned as faults."""
        if self._tree is None:
            return []
        try:
            code, lines = generate(environment, self._tree, self.pieces, is_strict=not is_draft)
        except TemplateSyntaxError as error:
            return [self._complaint(error)]
        self.lines[not is_draft] = lines
        self._roots[is_draft] = _loaded(code, environment)
        return []

    def too_deep(self) -> TemplateFault:
        """Nobody types so many brackets or statements in one another: told at the tag that says most."""
        tag = max((site.tag for site in self.pieces.sites), key=lambda tag: len(tag.inner))
        return checking.tag_fault("too-deep", tag)

    def _complaint(self, error: TemplateSyntaxError) -> TemplateFault:
        tag = self.pieces.sites[min(error.lineno, len(self.pieces.sites)) - 1].tag
        return checking.tag_fault("tag-syntax", tag, reason=error.message or "")

    def root(self, environment: Sandbox, *, is_draft: bool) -> Callable[..., None]:
        """The part's code, ready to run."""
        if is_draft not in self._roots:
            self.compile(environment, is_draft=is_draft)
        return self._roots[is_draft]


def _loaded(code: CodeType, environment: Sandbox) -> Callable[..., None]:
    names: dict[str, Any] = {**_RUNTIME, "environment": environment, "fetch": environment.fetch}
    exec(code, names)  # code that Jinja's compiler wrote from checked syntax
    root: Callable[..., None] = names["root"]
    return root
