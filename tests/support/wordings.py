"""Whether a finding's arguments are what its wording asks for: one too few ends the program, one too many is unsaid."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from docgen import words
from docgen.findings import Finding
from docgen.papers.words import sentence

BY_ITSELF = frozenset({"value", "first"})  # put in for every finding, from its cells
ASKED_BY = {"reason": "value", "repair": "repair"}  # an argument that names another wording, and that one's section
NAMES_A_FIELD = frozenset({"per", "each", "field"})  # from which the field's meaning is made

# Some that no sentence says: a blank of several papers is one finding by its path, and one function tells several
# findings, of which another's wording says them.
SPARE: Mapping[str, frozenset[str]] = {
    "needed-missing": frozenset({"path"}),
    "sage-twice": frozenset({"day"}),
    "R-MAT-03": frozenset({"item"}),
    "R-GEO-01-tambon": frozenset({"elsewhere"}),
    "R-TIM-06-letter": frozenset({"days"}),
    "letter-late": frozenset({"document"}),
    "amendment-nobody": frozenset({"found"}),
    "amendment-several": frozenset({"round"}),
}


def placeholders(text: str) -> set[str]:
    """The names in braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def asked(section: str, code: str) -> frozenset[str]:
    """All that the sentences of a wording ask for."""
    return frozenset(name for part in words.wording(section, code).values() for name in placeholders(part))


def misfits(code: str, keys: Iterable[str], args: Mapping[str, object] | None = None) -> dict[str, set[str]]:
    """The arguments that a finding's wording lacks, and those that it does not say; `args` where values are known.

    Of a reason that is only known at the time, any wording of its section may say an argument.
    """
    given, wanted = set(keys), set(asked("finding", code))
    for name, section in ASKED_BY.items():
        if name in given:
            wanted -= {f"{name}_text", f"{name}_mend"}
            reasons = [str(args[name])] if args else list(words.codes(section))
            inner = {key for reason in reasons for key in asked(section, reason)}
            wanted |= {name} | (inner if args else inner & given)
    if "per" in given:
        wanted |= NAMES_A_FIELD & given
    unsaid = given - wanted - SPARE.get(code, frozenset()) - BY_ITSELF
    found = {"lacks": wanted - given - BY_ITSELF, "unsaid": unsaid}
    return {what: names for what, names in found.items() if names}


def assert_said(findings: Iterable[Finding]) -> None:
    """Each finding's message and mend can be said, and say all that it carries."""
    for finding in findings:
        assert misfits(finding.code, finding.args, finding.args) == {}, finding
        assert sentence(finding).strip(), finding
        sentence(finding, part="mend")
