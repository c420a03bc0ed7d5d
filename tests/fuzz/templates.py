"""`python -m tests.fuzz.templates --runs 3000 --seed 1`: mutated and generated templates, checked and rendered.

Whatever a Word file holds, `docgen templates check` and a build end with its faults or with a paper: no other
exception, in bounded time and memory. What is printed counts how many ended how, and names every seed that broke that.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import html
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from lxml import etree

from docgen import papers, programmes
from docgen.papers import DIGITS, Catalogue, Document
from docgen.press import engine
from docgen.press.engine import TemplateFaults
from docgen.press.filters import FILTERS

TEMPLATES = Path(__file__).parents[2] / "templates"
SECONDS, BYTES = 12.0, 3 << 30  # of the processor and of memory, of one file
WORDS = (
    "village",
    "village.title",
    "households",
    "h",
    "h.full_name",
    "loop.index",
    "x",
    "'ก'",
    "1",
    "999999",
    "None",
    "[]",
)
FILTER_NAMES = (*FILTERS, "join", "length", "sort", "list", "batch(3)", "upper", "default('-')", "map('upper')", "nope")
OPERATORS = ("+", "-", "*", "**", "~", "==", "<", "in", "and", "or", "%", "//", "is", "not in")
PARTS = re.compile(r"<w:(?:p|r|t|tr|tc|tbl|sdt|hyperlink|fldChar|instrText|pPr|rPr)\b[^>]*/?>|</w:(?:p|r|t|tr|tc|tbl)>")
TAGS = re.compile(r"\{[{%].*?[%}]\}")


@cache
def catalogue() -> Catalogue:
    """The registry of the bundled programme."""
    return papers.load_catalogue(TEMPLATES, programmes.of_templates(TEMPLATES))


def expression(chance: random.Random, depth: int = 0) -> str:
    """Something that Jinja may take for an expression."""
    if depth > 3 or chance.random() < 0.15:
        return chance.choice(WORDS)
    inner, other = expression(chance, depth + 1), expression(chance, depth + 1)
    return chance.choice((
        f"{inner}|{chance.choice(FILTER_NAMES)}", f"{inner} {chance.choice(OPERATORS)} {other}", f"({inner})",
        f"[{inner}, {other}]", f"{inner}.{chance.choice(('title', 'x', '__class__', 'items()', 'join', '0'))}",
        f"{inner} if {other} else {inner}",
    ))  # fmt: skip


def statement(chance: random.Random) -> str:
    """A tag, now and then one that is not right."""
    what = expression(chance)
    level = chance.choice(("", "", "p ", "tr ", "tc ", "r "))
    made = chance.choice((
        f"{{{{{level.strip()} {what} }}}}", f"{{%{level} if {what} %}}", f"{{%{level} for h in {what} %}}",
        f"{{%{level} endif %}}", f"{{%{level} endfor %}}", f"{{% set x = {what} %}}", "{% macro m(x) %}",
        f"{{{{ m({what}) }}}}", "{% endmacro %}", "{% raw %}", "{{", "}}", "{%", "{# x #}", f"{{% call m({what}) %}}",
        "{% else %}", f"{{% with x = {what} %}}", f"{{% include {what} %}}", f"{{% extends {what} %}}", "{% block x %}",
    ))  # fmt: skip
    return made.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(chance: random.Random, text: str) -> str:
    """One change of a part's XML."""
    is_tag = chance.random() < 0.3
    found = list((TAGS if is_tag else PARTS).finditer(text))
    if not found or chance.random() < 0.1:
        at = chance.randrange(len(text) + 1)
        return text[:at] + chance.choice(("<", ">", "&", "\0", "\ufffe", "</w:p>", "ก", '"', "{{")) + text[at:]
    one, other = chance.choice(found), chance.choice(found)
    first, last = sorted((one, other), key=lambda match: match.start())
    at = chance.randrange(one.start(), one.end())
    if is_tag:
        made = statement(chance), text[one.start() : at] + "</w:t></w:r><w:r><w:t>" + text[at : one.end()]
        return text[: one.start()] + chance.choice(made) + text[one.end() :]
    return chance.choice((
        text[: one.start()] + text[one.end() :],
        text[: one.end()] + one.group() + text[one.end() :],
        text[: first.start()] + text[last.end() :],
        text[: last.start()] + text[first.start() : last.start()] + text[last.start() :],
    ))  # fmt: skip


def _tree(chance: random.Random, data: bytes) -> bytes:
    """One change that leaves a part well-formed: elements taken out, repeated, moved or wrapped, tags put in."""
    root = etree.fromstring(data)
    elements = [element for element in root.iter(etree.Element) if element.getparent() is not None]
    if not elements:
        return data
    for _ in range(chance.randint(1, 3)):
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        if parent is None:
            continue
        kind = chance.randrange(6)
        if kind == 0:
            parent.remove(one)
        elif kind == 1:
            parent.insert(chance.randrange(len(parent) + 1), copy.deepcopy(one))
        elif kind == 2 and other not in one.iter() and one is not other:
            other.append(one)
        elif kind == 3:
            wrapper = etree.Element(chance.choice(elements).tag)
            parent.replace(one, wrapper)
            wrapper.append(one)
        else:
            texts = list(root.iter("{*}t", "{*}instrText"))
            if texts:
                chosen = chance.choice(texts)
                chosen.text = (chosen.text or "") + html.unescape(statement(chance)) if kind == 4 else statement(chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def mutant(seed: str, data: bytes) -> bytes:
    """A Word file with a few changes of its parts, or of the whole file."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([*parts, *["word/document.xml"] * 8])
        if name not in parts:
            continue
        kind = chance.randrange(60)
        if kind == 0:
            del parts[name]
        elif kind == 1:
            parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
        elif kind == 2:
            at = chance.randrange(max(1, len(parts[name])))
            parts[name] = parts[name][:at] + bytes([chance.randrange(256)]) + parts[name][at + 1 :]
        elif kind == 3:
            parts[chance.choice(list(parts))] = parts[name]
        elif kind == 4:
            parts[name] = _text(chance, parts[name].decode("utf-8", "replace")).encode("utf-8", "replace")
        else:
            with contextlib.suppress(etree.XMLSyntaxError, ValueError):  # it was broken before
                parts[name] = _tree(chance, parts[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    whole = stream.getvalue()
    if chance.random() < 0.05:
        at = chance.randrange(len(whole))
        whole = whole[:at] + bytes([chance.randrange(256)]) + whole[at + 1 :]
    return whole


def tried(document: Document, data: bytes) -> str:
    """How a template ends: with its faults, with those of a paper, or with a paper."""
    with contextlib.suppress(TemplateFaults):
        engine.lint(data, name="x.docx")
    try:
        template = engine.Template.from_bytes(data, filters=FILTERS, name="x.docx", finish=DIGITS["thai"])
    except TemplateFaults:
        return "refused"
    template.check(document.fields.keys())
    try:
        made = template.render({**papers.example_context(document), "emblem": ""})
    except TemplateFaults:
        return "faults of a paper"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
    return "a paper"


def run(runs: int, seed: int, say: Callable[[str], object] = sys.stdout.write) -> list[str]:
    """Try so many mutants; every promise that was broken, with its seed."""
    documents = list(catalogue())
    ends: Counter[str] = Counter()
    broken, longest = [], 0.0
    for number in range(runs):
        name = f"{seed}/{number}"
        document = random.Random(f"{name}/document").choice(documents)
        data = mutant(name, document.template.read_bytes())
        began = time.process_time()
        try:
            ended = tried(document, data)
        except Exception as error:
            ended = f"{type(error).__name__}: {error}"[:200]
            broken.append(f"{name} {document.short}: {ended}")
            ended = type(error).__name__
        took = time.process_time() - began
        longest = max(longest, took)
        if took > SECONDS:
            broken.append(f"{name} {document.short}: {took:.0f} s")
        ends[ended] += 1
    say(f"{dict(ends)}, the longest {longest:.1f} s\n")
    return broken


def main() -> int:
    """Run the campaign; exit 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with contextlib.suppress(ImportError):  # Windows knows no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    broken = run(wanted.runs, wanted.seed)
    sys.stdout.write("\n".join(broken) + "\n" if broken else "NOTHING BROKEN\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
