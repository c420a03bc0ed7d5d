"""What a fault tells to type instead of the tag, and when it keeps silent."""

from __future__ import annotations

import pytest

from docgen.press.engine.faults import TemplateFault
from docgen.press.engine.retyping import retyped


@pytest.mark.parametrize(
    ("code", "tag", "values", "typed"),
    [
        (
            "field-unknown",
            "{{ village.nam }}",
            {"name": "village.nam", "suggestion": "village.name"},
            "{{ village.name }}",
        ),
        ("field-missing", "{{ vilage.name }}", {"name": "vilage.name", "suggestion": "village"}, "{{ village.name }}"),
        (
            "field-unknown",
            "{{ h.fullname }}",
            {"name": "h[].fullname", "suggestion": "h[].full_name"},
            "{{ h.full_name }}",
        ),
        ("filter-unknown", "{{ a.date | dat }}", {"name": "dat", "suggestion": "date"}, "{{ a.date | date }}"),
        ("filter-needed", "{{ a.day | nb }}", {"name": "a.day", "filters": "date, age"}, "{{ a.day | date | nb }}"),
        ("block-unclosed", "{%tr for x in y %}", {"end": "endfor"}, "{%tr endfor %}"),
        ("block-unclosed", "{% if x %}", {"end": "endif"}, "{% endif %}"),
        ("tag-unclosed", "{{ village.name } ได้รับ", {}, "{{ village.name }}"),
        ("tag-unclosed", "{%p if x ได้รับ", {}, "{%p if x %}"),
        ("tag-syntax", "{{ a..b }}", {}, "{{ a.b }}"),
        ("tag-syntax", "{{ a | }}", {}, "{{ a }}"),
        ("tag-syntax", "{%p if a = 'x=y' %}", {}, "{%p if a == 'x=y' %}"),
        ("tag-syntax", "{%p for x households %}", {}, "{%p for x in households %}"),
        ("merge-across", "{%- if x -%}", {}, "{% if x %}"),
    ],
)
def test_what_to_type_is_told(code: str, tag: str, values: dict[str, object], typed: str) -> None:
    """A slip of the hand is mended in the tag as it was typed."""
    assert retyped(code, tag, values) == typed


@pytest.mark.parametrize(
    ("code", "tag", "values"),
    [
        ("field-unknown", "{{ x.full_name }}", {"name": "x.full_name", "suggestion": "village.full_name"}),
        ("field-unknown", "{{ x.name }}", {"name": "houses[].name", "suggestion": "households[].name"}),
        ("field-unknown", "{{ qwerty }}", {"name": "qwerty", "suggestion": ""}),
        ("tag-unclosed", "{%p for x in district.official", {}),
        ("tag-syntax", "{%p for in households %}", {}),
        ("tag-syntax", "{%p if %}", {}),
    ],
)
def test_a_guess_is_not_told_as_certain(code: str, tag: str, values: dict[str, object]) -> None:
    """Nothing is said where another tag is at fault, or the tag goes on beyond what is known of it."""
    assert retyped(code, tag, values) == ""


def test_the_words_of_the_page_tell_where_a_tag_stands() -> None:
    """The tag itself gives way to an ellipsis; a tag that stands alone has no words around it."""
    assert TemplateFault(code="tag-empty", tag="{{ }}", context="ด้วย {{ }} ได้รับ").near == "ด้วย … ได้รับ"
    assert TemplateFault(code="tag-empty", tag="{{ }}", context="{{ }}").near == ""
