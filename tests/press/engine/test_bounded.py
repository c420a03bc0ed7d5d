"""Whatever a template asks for, it ends: in a few seconds, in bounded memory, with the tag that asked."""

from __future__ import annotations

import pytest
from tests.press.engine.papers import paper, render

from docgen.press.engine import RenderError, Template, TemplateFaults, limits


def again(what: str, times: int = 99_999, **names: str) -> str:
    """A step again and again, from what some names hold at first."""
    begin = "".join(f"{name}={value}, " for name, value in names.items())
    return f"{{% set ns = namespace({begin}) %}}{{% for i in range({times}) %}}{what}{{% endfor %}}"


DOUBLED = again("{% set ns.a=[ns.a,ns.a] %}{% set ns.b=[ns.b,ns.b] %}", 40, a="[1]", b="[1]")
TWICE = "{{ m(n-1) }}" * 2
CALLERS = "{{ caller() }}" * 2
ENDLESS = {
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}" + TWICE + "{% endif %}{% endmacro %}{{ m(40) }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "callers": "{% macro m() %}" + CALLERS + "{% endmacro %}" + "{% call m() %}" * 30 + "x" + "{% endcall %}" * 30,
    "a loop in itself": "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "equality": DOUBLED + "{{ ns.a == ns.b }}",
    "membership": DOUBLED + "{{ ns.a in [ns.b] }}",
    "order": DOUBLED + "{{ [ns.a, ns.b]|max|length }}",
    "sorting what is alike": DOUBLED + "{{ [ns.a, ns.b]|sort|length }}",
    "printing": DOUBLED + "{{ ns.a }}",
    "a dictionary's values": again("{% set ns.a={1:ns.a,2:ns.a} %}", 40, a="1") + "{{ ns.a }}",
    "a dictionary's keys": again("{% set ns.a=(ns.a,ns.a) %}", 40, a="(1,)") + "{{ {ns.a:1}|length }}",
    "a dictionary called": again("{% set ns.a=dict(a=ns.a,b=ns.a) %}", 40, a="1") + "{{ ns.a }}",
    "a batch filled up": again("{% set ns.a=[1]|batch(99999, ns.a)|list %}", 9, a="[1]"),
    "a list in a list": again("{% set ns.a=[ns.a] %}", a="1"),
    "lists added": again("{% set ns.a = ns.a + ns.a %}", 60, a="[1]"),
    "lists multiplied": "{{ ([[1] * 100000] * 100000)|length }}",
    "texts added": again("{% set ns.x = ns.x ~ ns.x %}", 60, x="'a'"),
    "texts joined": again("{% set ns.x = [ns.x, ns.x]|join %}", 60, x="'a'"),
    "texts kept": again("{% set ns.x = ns.x + ['a' * 900000] %}", 5000, x="[]"),
    "a text replaced": "{{ ('a' * 900000).replace('a', 'b' * 900000)|length }}",
    "a text wrapped": "{{ ('a' * 900000)|wordwrap(1) }}",
    "a text cut up": again("{% set x = ('a ' * 400000).split() %}"),
    "sorting again and again": again("{% set y = range(90000)|sort %}"),
    "grouping again and again": again("{% set x = range(99999)|groupby('real') %}"),
    "what is left of many": again("{% set x = range(99999)|unique|list|length %}"),
    "loops in loops": again("{% for j in range(99999) %}{% endfor %}"),
    "a power": "{{ 9 ** (9 ** 9) }}",
}


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of time is what it is; nobody waits for it here."""
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.2)


@pytest.mark.parametrize("asked", ENDLESS)
def test_it_ends_with_the_tag_that_asked(asked: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(paper("ก", ENDLESS[asked]), {})
    assert {fault.code for fault in caught.value.faults} <= {"too-much-work", "value-unfinished"}
    assert all(fault.place.part == "word/document.xml" for fault in caught.value.faults)


DEEP = {
    "brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "lists": "{{ " + "[" * 600 + "1" + "]" * 600 + " }}",
    "negations": "{{ " + "not " * 3000 + "1 }}",
    "conditions": "{% if 1 %}" * 400 + "x" + "{% endif %}" * 400,
    "loops": "{% for i in [1] %}" * 100 + "x" + "{% endfor %}" * 100,
    "terms": "{{ 1" + "+1" * 20000 + " }}",
    "filters": "{{ 'a'" + "|upper" * 5000 + " }}",
    "fields": "{{ x" + ".a" * 5000 + " }}",
    "choices": "{{ " + "1 if 0 else " * 2000 + "2 }}",
}


@pytest.mark.parametrize("deep", DEEP)
def test_what_is_in_one_another_too_deep_is_a_fault_of_the_template(deep: str) -> None:
    """Told when it is compiled, with its place."""
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(paper("ก", DEEP[deep]))
    assert [fault.code for fault in caught.value.faults] == ["too-deep"]
    assert caught.value.faults[0].place.paragraph == 2


def test_a_paper_of_the_largest_size_is_made() -> None:
    """A thousand rows with ten values through two filters each, and lists that are sorted and joined."""
    rows = [{"name": f"คนที่ {n}", "n": n} for n in range(1000)]
    cells = "{{ r.name|upper|trim }}" * 10
    data = render(
        paper("{%p for r in rows|sort(attribute='n') %}", cells + "{{ [r.n, r.n]|join('-') }}", "{%p endfor %}"),
        {"rows": rows},
    )
    assert len(data) > 10_000
