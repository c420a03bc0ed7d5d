"""What can be wrong with a template or with a value that it prints, as data; the wording is `[template.<code>]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.errors import TemplateError
from docgen.press.engine.retyping import retyped

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a Word file, counted from 1 as a reader counts; 0 where it does not apply.

    `story` is body, header, footer, footnotes, endnotes, comments, chart, properties or file. `paragraph` counts the
    paragraphs of the story that stand outside tables; inside a table, `table`, `row` and `column` are given instead.
    `order` counts all paragraphs of the part, so that places can be told in the order of reading.
    """

    story: str = "file"
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""
    order: int = 0

    @property
    def kind(self) -> str:
        """Which sentence describes the place: `cell`, `paragraph` or `story`; wording `[template-place.<kind>]`."""
        if self.table:
            return "cell"
        return "paragraph" if self.paragraph else "story"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFault:
    """One thing that is wrong: what (`code`), where, the tag as typed, and the text around the tag.

    `values` fills the placeholders of the wording; `suggestion` is empty when nothing similar is known.
    A fault with `is_warning` does not stop a paper from being made.
    """

    code: str
    place: Place = field(default_factory=Place)
    tag: str = ""
    context: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)
    is_warning: bool = False

    @property
    def placeholders(self) -> dict[str, object]:
        """Everything that a wording may use, except `place`, which the caller words first."""
        return {"tag": self.tag, "context": self.context, "suggestion": "", **self.values}

    @property
    def retyped(self) -> str:
        """What to type in Word instead of the tag; empty where only a person knows."""
        return retyped(self.code, self.tag, self.values)

    @property
    def near(self) -> str:
        """The words of the page around the tag, with `…` where the tag stands; empty where it stands alone."""
        words = self.context.replace(self.tag, "…") if self.tag else self.context
        return words if words.strip("… {}%") else ""

    def sort_key(self) -> tuple[bool, str, int, str]:
        """Order by reading: the body first, then the other parts by name."""
        return (self.place.story != "body", self.place.part, self.place.order, self.code)


class TemplateFaults(TemplateError):  # noqa: N818 - it is a list of faults
    """A template cannot be used; `faults` holds everything that is wrong with it, in the order of reading."""

    def __init__(self, code: str = "template-faults", /, **values: object) -> None:
        super().__init__(code, **values)
        found = values.get("faults", ())
        self.faults: tuple[TemplateFault, ...] = tuple(found) if isinstance(found, (list, tuple)) else ()

    @classmethod
    def of(cls, faults: Iterable[TemplateFault], name: str) -> TemplateFaults:
        """The error for these faults of the template called `name`."""
        listed = tuple(sorted(faults, key=TemplateFault.sort_key))
        return cls(cls._code, name=name, faults=listed, count=len(listed))

    _code = "template-faults"


class RenderError(TemplateFaults):
    """A template is right, but what it is given cannot be printed; `faults` says which tags and why."""

    _code = "render-faults"
