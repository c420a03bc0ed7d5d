"""What a person must hear though the run goes on: logged, and told by the command line.

As an error where a person must look, as a warning where all is well again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.words import say


@dataclass(frozen=True, slots=True)
class Notice:
    """A code of `[word.<code>]`, and what it says."""

    code: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return say("word", self.code, self.values)
