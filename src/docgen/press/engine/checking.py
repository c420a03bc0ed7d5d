"""Everything that is wrong with the tags of a part, in one pass, with a suggestion where a name is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateSyntaxError, nodes

from docgen.press.engine.faults import TemplateFault
from docgen.press.engine.pieces import Pieces
from docgen.press.engine.sandbox import Sandbox
from docgen.press.engine.syntax import Tag

STATEMENTS = (
    "for", "endfor", "if", "elif", "else", "endif", "set", "endset", "with", "endwith", "macro", "endmacro", "call",
    "endcall", "filter", "endfilter", "raw", "endraw", "vm", "hm", "colspan", "cellbg", "restart",
)  # fmt: skip
_FORBIDDEN = frozenset(
    ("include", "import", "from", "extends", "block", "endblock", "autoescape", "endautoescape", "do")
)
_TWO_WORDS = re.compile(r"^[\w.]+\s+[\w.]+")
_CLOSING = re.compile(r"unexpected '[)\]}]'")
_STRANGE = re.compile(r"unexpected char ['\"]?(.)")


def similar(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant; empty when none is close."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=65)
    return str(found[0]) if found else ""


def tag_fault(code: str, tag: Tag, **values: object) -> TemplateFault:
    """A fault of one tag."""
    return TemplateFault(code=code, place=tag.place, tag=tag.raw, context=tag.context, values=values)


def syntax_faults(environment: Sandbox, pieces: Pieces) -> list[TemplateFault]:
    """What is wrong with each tag taken by itself."""
    found = []
    for site in pieces.sites:
        tag = site.tag
        keyword = tag.keyword
        if tag.kind == "block" and keyword not in STATEMENTS:
            if keyword in _FORBIDDEN:
                found.append(tag_fault("statement-forbidden", tag, name=keyword))
            else:
                found.append(tag_fault("statement-unknown", tag, name=keyword, suggestion=similar(keyword, STATEMENTS)))
            continue
        try:
            environment.parse(_alone(tag))
        except TemplateSyntaxError as error:
            found.append(_syntax_fault(tag, error.message or ""))
    return found


def _alone(tag: Tag) -> str:
    """A tag with what it needs to be parsed by itself."""
    keyword, inner = tag.keyword, tag.inner
    if tag.kind == "print":
        return f"{{{{ {inner} }}}}"
    if tag.opens:
        return f"{{% {inner} %}}{{% end{keyword} %}}"
    if keyword in ("elif", "else"):
        return f"{{% if 1 %}}{{% {inner} %}}{{% endif %}}"
    if keyword.startswith("end"):
        return f"{{% if 1 %}}{{% endif {tag.rest} %}}"
    return f"{{% {inner} %}}"


def _syntax_fault(tag: Tag, reason: str) -> TemplateFault:
    if strange := _STRANGE.search(reason):
        return tag_fault("tag-character", tag, character=strange.group(1))
    if any(tag.inner.count(a) != tag.inner.count(b) for a, b in ("()", "[]")) or _CLOSING.search(reason):
        return tag_fault("tag-bracket", tag)
    if tag.kind == "print" and _TWO_WORDS.match(tag.inner):
        return tag_fault("tag-two-words", tag)
    return tag_fault("tag-syntax", tag, reason=reason)


def name_faults(environment: Sandbox, tree: nodes.Template, pieces: Pieces) -> list[TemplateFault]:
    """Filters and tests that do not exist, statements that are not offered, attributes that nobody may see."""
    found = []
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        offered = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in offered:
            code = "filter-unknown" if isinstance(node, nodes.Filter) else "test-unknown"
            tag = pieces.sites[node.lineno - 1].tag
            found.append(tag_fault(code, tag, name=node.name, suggestion=similar(node.name, offered)))
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            found.append(tag_fault("attribute-forbidden", pieces.sites[attribute.lineno - 1].tag, name=attribute.attr))
    for item in tree.find_all(nodes.Getitem):
        if isinstance(item.arg, nodes.Const) and str(item.arg.value).startswith("_"):
            found.append(tag_fault("attribute-forbidden", pieces.sites[item.lineno - 1].tag, name=str(item.arg.value)))
    forbidden = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport, nodes.Block)
    for statement in tree.find_all(forbidden):
        tag = pieces.sites[statement.lineno - 1].tag
        found.append(tag_fault("statement-forbidden", tag, name=tag.keyword))
    return found
