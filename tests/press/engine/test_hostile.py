"""Templates and data built to do harm: nothing runs, nothing leaks, nothing grows without bound."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import pytest
from tests.press.engine.papers import in_body, lines, paper, part, render, with_part

from docgen.press.engine import RenderError, Template, TemplateFaults, offered
from docgen.press.engine import package as package_module


@dataclass
class Record:
    name: str = "n"
    _secret: str = "s"

    def method(self) -> str:
        return "called"


# The payloads of docxtpl's issues 549 and 632, of Jinja's documentation and of its sandbox advisories
# (CVE-2016-10745, 2019-10906, 2024-22195, 2024-34064, 2024-56201, 2024-56326, 2025-27516).
PAYLOADS = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ x['__class__']['__init__']['__globals__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ x|attr('_'~'_class_'~'_') }}",
    "{{ [x]|map(attribute='__class__')|list|first|string }}",
    "{{ [x]|map('attr', '__class__')|list|first|string }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(x) }}",
    "{{ '{0.__class__}'.format_map({'0': x}) }}",
    "{{ ('{0.__class__}'|string).format(x) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(x) }}",
    "{{ ['{0.__class__}']|map('format', x)|list|first }}",
    "{{ '%s'|format(x) }}",
    "{{ {'onclick=1 x': 1}|xmlattr }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum() }}",
    "{{ x._secret }}",
    "{{ x|safe }}",
    "{{ x|tojson }}",
    "{{ loop._iterator }}",
    "{% for i in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ (range.__globals__) }}",
    "{{ func.__globals__ }}",
    "{{ func.__code__ }}",
    "{{ x.method.__func__ }}",
    "{{ module.path }}",
    "{{ module.getcwd() }}",
    "{{ kind() }}",
    "{{ items.append(1) }}",
    "{{ mapping.update({'a': 1}) }}",
    "{{ mapping.pop('a') }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% from 'os' import popen %}",
    "{% do items.append(1) %}",
    "{{ caller.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__ }}",
    "{{ image.tpl }}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_way_out_of_the_sandbox(payload: str) -> None:
    """Every payload is refused with a fault of its tag; what it was given stays as it was."""
    import os

    from docxtpl import InlineImage

    items, mapping = [1], {"a": 1}
    context: dict[str, Any] = {
        "x": Record(),
        "items": items,
        "mapping": mapping,
        "module": os,
        "kind": Record,
        "func": lambda: "f",
        "image": InlineImage(object(), b""),
    }
    with pytest.raises(TemplateFaults) as caught:
        render(paper(payload), context)
    assert caught.value.faults
    assert all(fault.tag for fault in caught.value.faults)
    assert (items, mapping) == ([1], {"a": 1})
    try:
        made = lines(render(paper(payload), context, draft="-{name}-"))
    except TemplateFaults:
        return
    assert not any(word in line for line in made for word in ("uid=", "<class", "globals"))


@pytest.mark.parametrize(
    "bomb",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in 'abc' %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ 'a' * 999999999 }}",
        "{{ [0] * 999999999 }}",
        "{{ 999999999 ** 999999999 }}",
        "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='a') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=3) %}{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "{{ 'a'|center(999999999) }}",
        "{{ ('a\n' * 9999)|indent(999999999) }}",
        "{{ ('a' * 99999)|replace('a', 'b' * 99999) }}",
        "{{ ('a' * 99999).replace('a', 'b' * 999999) }}",
        "{{ range(999999999)|list }}",
        "{{ '%999999999d' % 1 }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ ('a' * 99999)|join('b' * 99999) }}",
        "{{ [1]|batch(999999999, 'x')|list|length }}",
    ],
)
def test_work_is_bounded(bomb: str) -> None:
    """A template that asks for endless work or memory stops, with a fault of the tag that asked; else this hangs."""
    with pytest.raises(RenderError) as caught:
        render(paper(bomb))
    assert caught.value.faults[0].tag


def test_output_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is the size of what is printed."""
    from docgen.press.engine import printing

    monkeypatch.setattr(printing, "MAX_OUTPUT", 2**20)
    with pytest.raises(RenderError) as caught:
        render(paper("{% for i in range(9999) %}{{ x }}{% endfor %}"), {"x": "a" * 9_999})
    assert [fault.code for fault in caught.value.faults] == ["too-much-work"]


def test_no_entities() -> None:
    """A document type, hence any entity, is refused, in parts with and without tags."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for name in ("word/document.xml", "[Content_Types].xml"):
        data = with_part(
            paper("{{ x }}"), name, lambda text: text.replace("?>", "?>" + bomb, 1).replace("{{ x }}", "{{ x }}&f;")
        )
        with pytest.raises(TemplateFaults) as caught:
            Template.from_bytes(data)
        assert [fault.code for fault in caught.value.faults] == ["xml-doctype"]


def zipped(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_archives_are_bounded() -> None:
    """Too many entries, too much content, an absurd ratio, unsafe names and lies about sizes are refused."""
    cases = {
        "archive-too-large": [
            zipped({f"a{n}": b"" for n in range(package_module.MAX_ENTRIES + 1)}),
            zipped({"a": bytes(70 * 2**20)}),
        ],
        "archive-entry-unsafe": [zipped({"../a": b""}), zipped({"/a": b""}), zipped({"word\\..\\a": b""})],
        "not-a-word-file": [b"", b"PK\3\4", b"text", zipped({"a": b"b"}), paper("x")[:-30]],
    }
    for code, files in cases.items():
        for data in files:
            with pytest.raises(TemplateFaults) as caught:
                Template.from_bytes(data)
            assert [fault.code for fault in caught.value.faults] == [code]


def test_broken_xml_names_its_part() -> None:
    """A part that is not XML is named."""
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(
            with_part(paper("{{ x }}"), "word/document.xml", lambda text: text.replace("</w:body>", ""))
        )
    assert [(fault.code, fault.place.part) for fault in caught.value.faults] == [("xml-broken", "word/document.xml")]


def test_branches_that_cannot_be_proven_are_parsed() -> None:
    """A condition that opens an element in one branch only is accepted when the result is sound, refused when not."""
    begin = "<w:p><w:r><w:t>{% if a %}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% endif %}1"
    odd = in_body(paper("x"), f"{begin}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    assert "<w:tbl>" in part(render(odd, {"a": 1}))
    with pytest.raises(RenderError) as caught:
        render(odd, {"a": 0})
    assert [fault.code for fault in caught.value.faults] == ["branch-unbalanced"]


def test_the_offered_filters_are_a_choice() -> None:
    """Nothing that reaches attributes by name, depends on chance or writes markup is offered."""
    assert not {"attr", "format", "random", "safe", "tojson", "xmlattr", "pprint", "urlize", "forceescape"} & set(
        offered.SAFE_FILTERS
    )
