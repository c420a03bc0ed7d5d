"""A Word template compiled once and rendered any number of times: bytes in, bytes out, nothing kept in between."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.press.engine import charts, checking, package, plain, tables, upkeep
from docgen.press.engine.additions import Additions, Relations
from docgen.press.engine.basefont import BaseFont, dressed
from docgen.press.engine.carried import carried, tags_elsewhere
from docgen.press.engine.chartplan import Fill, fill
from docgen.press.engine.faults import RenderError, TemplateFault, TemplateFaults
from docgen.press.engine.fragments import Fragments
from docgen.press.engine.limits import work
from docgen.press.engine.package import Package
from docgen.press.engine.part import Part
from docgen.press.engine.printing import Budget, Printer, PrintError, Shown
from docgen.press.engine.reading import Reading, mark_tags
from docgen.press.engine.sandbox import Sandbox
from docgen.press.engine.troubles import explain
from docgen.zipping import FAST, Archive, Entry, EntryWriter, deflate

Filters = Mapping[str, Callable[..., Any]]
Finish = Callable[[str], str]
_DRAWING = re.compile(rb'<wp:docPr\b[^>]*?\bid="(\d+)"')


class Template:
    """A Word template, ready to render; any number of threads may share one."""

    def __init__(self, opened: Package, filters: Filters, *, name: str, finish: Finish | None, level: int) -> None:
        self.name = name
        self._filters, self._finish, self._level = filters, finish, level
        self._parts = opened.parts
        self._strict = Sandbox(filters, is_draft=False)
        self._draft = Sandbox(filters, is_draft=True)
        self._compiled: list[Part] = []
        faults: list[TemplateFault] = []
        static = dict(opened.parts)
        lists = cache(partial(upkeep.paragraph_lists, opened.parts.get("word/styles.xml")))
        self._package = opened
        for part, story in sorted(opened.stories.items(), key=lambda item: item[1] == "chart"):
            if not any(part == plan.part for compiled in self._compiled for plan in compiled.charts):
                faults += self._prepare(part, story, static, lists)
        faults += tags_elsewhere(opened)
        static.update(plain.without_tags(static))
        self._relations = {part.name: frozenset(opened.relationships(part.name)) for part in self._compiled}
        if faults:
            raise TemplateFaults.of(dict.fromkeys(faults), name)
        _number_drawings(static)
        self._static = static
        order = sorted(static, key=_part_order)
        self._entries = {part: deflate(part, static[part], level) for part in order}
        self._archive = Archive(self._entries.values()).settled()
        self._first_drawing = max((int(n) for data in static.values() for n in _DRAWING.findall(data)), default=0)
        self._media = {
            hashlib.sha256(data).hexdigest(): part for part, data in static.items() if part.startswith("word/media/")
        }

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        filters: Filters | None = None,
        name: str = "",
        finish: Finish | None = None,
        level: int = FAST,
        base: BaseFont | None = None,
    ) -> Template:
        """Compile the Word file `data`; TemplateFaults lists everything that is wrong with it.

        `filters` are the only ones offered besides Jinja's harmless own. `finish` sees every piece of text, typed in
        the template or printed, just before it is shown. `level` is the compression from 1 (fast) to 9 (small).
        `base` dresses the template in another font and size.
        """
        opened = package.read_package(data, name)
        unfit = list(dict.fromkeys(carried(opened, name)))
        if unfit:
            raise TemplateFaults.of(unfit, name)
        if base is not None:
            opened = dressed(opened, base, name)
        return cls(opened, filters or {}, name=name, finish=finish, level=level)

    @classmethod
    def from_path(cls, path: str | Path, *, name: str = "", **how: Any) -> Template:
        """As `from_bytes` for a file; its own name stands in errors unless `name` is given."""
        path = Path(path)
        return cls.from_bytes(path.read_bytes(), name=name or path.name, **how)

    def _prepare(
        self, part: str, story: str, static: dict[str, bytes], lists: Callable[[], upkeep.Lists]
    ) -> list[TemplateFault]:
        """Compile one part, or finish the text of one without tags; `static` keeps what needs no rendering."""
        data = static[part]
        is_wrapped = plain.is_wrapped(data)
        if b"{" not in data and b"&#" not in data and self._finish is None and not is_wrapped:
            return []
        root = package.parse(data, part, self.name)
        is_settled = is_wrapped and plain.settle(root)
        reading = Reading(part, story, self._finish)
        plans = charts.claim(root, reading, self._package, self.name) if b"/chart" in data else []
        mark_tags(root, reading)
        if not reading.tags:
            if reading.has_changed or is_settled:
                static[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            return reading.faults
        compiled = Part.prepare(root, reading, lists)
        self._compiled.append(compiled)
        del static[part]
        compiled.charts = tuple(plans)
        for plan in plans:  # what stands in the file where a condition leaves the chart out
            empty = fill(plan, Fill())
            static[plan.part] = empty.xml
            if empty.workbook is not None:
                static[plan.workbook] = empty.workbook
        try:
            found = compiled.parse(self._strict, is_matched=not reading.faults)
            found = found or compiled.compile(self._strict, is_draft=False)
        except (RecursionError, MemoryError, SyntaxError):  # of Jinja's parser, and of Python's
            found = [compiled.too_deep()]
        return [*reading.faults, *found]

    def variables(self) -> set[str]:
        """The dotted paths of all fields that the template reads, e.g. `place.name` and `people[].name`."""
        return {use.path for part in self._compiled for use in part.uses}

    @property
    def rendered_parts(self) -> tuple[str, ...]:
        """The parts of the file that differ from paper to paper."""
        plans = [plan for part in self._compiled for plan in part.charts]
        filled = (name for plan in plans for name in (plan.part, plan.workbook) if name)
        return (*(part.name for part in self._compiled), *dict.fromkeys(filled))

    def whole_values(self) -> set[str]:
        """The paths whose whole value counts: handed to a macro, a filter or a test, which may read all of it."""
        uses = [use for part in self._compiled for use in part.uses]
        return {use.path for use in uses if not use.is_loop and not set(use.filters) & {"length", "count"}}

    def printed(self) -> Iterator[tuple[str, tuple[str, ...], TemplateFault]]:
        """Every field that a tag prints: its path, the filters it passes through, and the tag as an empty fault.

        A chart's numbers are not among them: they are not text and need no filter.
        """
        for part in self._compiled:
            for use in part.uses:
                tag = part.pieces.sites[use.site].tag
                if tag.kind == "print" and tag.special != "charts.value":
                    yield use.path, use.filters, checking.tag_fault("", tag, name=use.path)

    def check(self, fields: Collection[str]) -> tuple[TemplateFault, ...]:
        """Fields that the template reads and `fields` does not know, with what was probably meant."""
        known = set(fields)
        for path in fields:
            steps = path.replace("[]", "\x00[]").replace(".", "\x00.").split("\x00")
            known.update("".join(steps[: n + 1]) for n in range(len(steps)))
        found = []
        for part in self._compiled:
            for use in part.uses:
                if use.path in known:
                    continue
                base = use.path.partition("[]")[0]
                loop = next((u for u in part.uses if u.path == base), None) if base in known else None
                if loop is not None and f"{base}[]" not in known:  # the fault is the loop's, not its item's
                    tag = part.pieces.sites[loop.site].tag
                    found.append(checking.tag_fault("loop-not-list", tag, name=base, kind=""))
                    continue
                tag = part.pieces.sites[use.site].tag
                suggestion = checking.similar(use.path, known)
                found.append(checking.tag_fault("field-unknown", tag, name=use.path, suggestion=suggestion))
        return tuple(dict.fromkeys(found))

    def render(self, context: Mapping[str, object], *, draft: str = "") -> bytes:
        """The paper for this context; equal contexts give equal bytes.

        Every value must be finished: text, whole numbers, or the classes of `docgen.press.engine.values`. RenderError
        tells all tags that cannot be printed. With `draft`, e.g. `⟦{name}⟧`, missing values show up so instead.
        """
        try:
            return self._render(context, draft, None)
        except Exception as error:  # also for want of memory
            faults = explain(error, self._compiled, context, is_strict=not draft)
            if faults is None:
                raise
            raise self._complete(faults, context, draft) from error
        finally:
            work.end()

    def _complete(self, faults: list[TemplateFault], context: Mapping[str, object], draft: str) -> TemplateFaults:
        """The error with the other tags of the same rendering that cannot be printed either."""
        found: list[tuple[Part, PrintError]] = []
        if not draft and not any(fault.code == "too-much-work" for fault in faults):
            try:
                self._render(context, "-", found)
            except Exception as error:
                faults = [*faults, *(explain(error, self._compiled, context, is_strict=False) or ())]
        others = [explain(fault, [part], context, is_strict=False) or [] for part, fault in found]
        listed = {(f.code, f.place, f.tag, f.context): f for f in (*(f for group in others for f in group), *faults)}
        return RenderError.of(listed.values(), self.name)

    def _render(self, context: Mapping[str, object], draft: str, found: list[tuple[Part, PrintError]] | None) -> bytes:
        environment = self._draft if draft else self._strict
        values = dict(context)
        budget, shown = Budget(), Shown(self._finish)
        work.begin()
        additions = Additions(self._static, self._first_drawing, self._media)
        entries: list[Entry] = []
        relations: list[Relations] = []
        for part in self._compiled:
            own = Relations(part.name, self._relations[part.name])
            relations.append(own)
            fragments = Fragments(part.namespaces, own, additions, self._finish)
            collected: list[PrintError] | None = None if found is None else []
            printer = Printer(
                part.pieces.sites,
                part.paths,
                shown,
                budget,
                fragments,
                draft=draft,
                found=collected,
                plans=part.charts,
            )
            writer = EntryWriter(self._level)
            if not part.needs_tree and not part.stays_whole:
                printer.stream_to(writer)
            root = part.root(environment, is_draft=bool(draft))
            jinja_context = environment.context_class(environment, {**environment.globals, **values}, "template", {})
            try:
                root(jinja_context, printer.out, shown, printer.encoded, printer.other, printer.passes, printer)
                rest = printer.close()
                writer.add(tables.repaired(rest) if part.needs_tree or printer.needs_repair else rest)
            except Exception as error:
                error.__dict__.setdefault("docgen_part", part)
                raise
            finally:
                if found is not None and collected:
                    found += [(part, fault) for fault in collected]
            entries.append(writer.close(part.name))
        changed = additions.written(relations)
        if not changed:
            return self._archive.with_entries(entries)
        kept = [entry for part, entry in self._entries.items() if part not in changed]
        new = [deflate(part, changed[part], self._level) for part in sorted(changed, key=_part_order)]
        first = [entry for entry in new if entry.name == package.CONTENT_TYPES]
        return Archive([*first, *kept]).with_entries([*(e for e in new if e not in first), *entries])

    def __reduce__(self) -> tuple[object, ...]:
        options = {"name": self.name, "finish": self._finish, "level": self._level}
        return _rebuild, (dict(self._parts), dict(self._filters), options)


def _rebuild(parts: dict[str, bytes], filters: Filters, options: dict[str, Any]) -> Template:
    data = Archive(deflate(part, content) for part, content in parts.items()).with_entries(())
    return Template.from_bytes(data, filters=filters, **options)


def _number_drawings(parts: dict[str, bytes]) -> None:
    """Make the drawing ids of the parts that are never rendered differ, where Word or an author has repeated them."""
    seen: set[bytes] = set()
    for part in sorted(parts):
        if not part.endswith(".xml") or b"<wp:docPr" not in parts[part]:
            continue
        found = _DRAWING.findall(parts[part])
        if len(set(found)) == len(found) and not seen.intersection(found):
            seen.update(found)
            continue
        at = max((int(number) for data in parts.values() for number in _DRAWING.findall(data)), default=0)
        numbers = iter(range(at + 1, at + 1 + len(found)))
        parts[part] = _DRAWING.sub(partial(_with_number, numbers), parts[part])
        seen.update(_DRAWING.findall(parts[part]))


def _with_number(numbers: Iterator[int], match: re.Match[bytes]) -> bytes:
    return match.group()[: -len(match.group(1)) - 1] + b'%d"' % next(numbers)


def _part_order(part: str) -> tuple[int, str]:
    first = (package.CONTENT_TYPES, package.relationships_name(""))
    return (first.index(part) if part in first else len(first), part)
