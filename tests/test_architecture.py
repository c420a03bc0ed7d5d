"""The layers: who may import whom, and which outside libraries live where. Changing the table is an open argument."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "docgen"

# module → what it may import of docgen
INSIDE: dict[str, set[str]] = {
    "__main__": {"cli"},
    "cli": {
        "pipeline", "templating", "report", "errors", "messages", "making", "starter",
        "signing", "issuing", "numbering",
        "documents", "thai", "waiting",  # `docgen templates` and `docgen normalize`
        "comparing", "watching", "selecting", "locating",
        "outputs",  # the manifest tells the shell which places there are
    },
    "making": {"documents", "planning", "printed", "outputs", "errors"},
    "numbering": {"documents", "findings", "planning", "project", "records", "thai"},
    "issuing": {
        "pipeline", "selecting", "numbering", "documents", "planning", "project", "records", "outputs", "workbook",
        "errors",
    },
    "signing": {"documents", "making", "outputs", "workbook", "errors"},
    "printed": {"aligning", "documents", "records", "thai"},
    "aligning": set(),
    "comparing": {
        "pipeline", "selecting", "locating", "planning", "making", "printed", "documents", "findings", "errors",
    },
    "templating": {"documents", "filling", "rendering", "outputs", "errors"},
    "watching": {"photos", "errors"},
    "workers": set(),
    "waiting": {"messages"},
    "pipeline": {
        "runs", "selecting", "compiling", "locating", "writing", "pruning",
        "workbook", "records", "project", "documents", "planning", "outputs", "workers",
        "making", "errors", "filing", "photos",
        "findings",
        "changelist", "listing",
    },
    "runs": {"compiling", "documents", "findings", "listing", "making", "planning", "project"},
    "selecting": {"documents", "planning", "making", "project", "errors"},
    "compiling": {"documents", "dressing", "rendering", "planning", "outputs", "errors"},
    "locating": {"rendering", "outputs", "errors"},
    "writing": {"runs", "making", "outputs", "errors"},
    "pruning": {"runs", "planning", "outputs"},
    "dressing": {"documents", "filling", "rendering"},
    "changelist": {"documents", "making", "messages", "outputs", "planning", "printed", "thai", "words"},
    "listing": {
        "changelist", "documents", "dressing", "outputs", "rendering", "workbook", "errors", "making", "messages",
        "planning", "records", "words",
    },
    "words": {"messages", "thai", "documents", "printed"},
    "report": {
        "errors", "findings", "messages", "thai",
        "runs", "templating", "documents", "making", "planning", "printed", "signing", "outputs", "issuing",
        "numbering", "comparing",  # types only
        "listing", "words",
    },
    "starter": {"records", "workbook", "thai", "errors"},
    "filing": {"planning", "documents", "project", "records", "findings", "report", "errors"},
    "filling": {"documents", "photos", "rendering"},
    "photos": {"thai", "findings", "errors"},
    "outputs": {"errors"},
    "rendering": {"errors"},
    "planning": {"documents", "project", "records", "findings", "errors"},
    "documents": {"project", "records", "photos", "thai", "findings", "errors"},
    "project": {"records", "photos", "thai", "findings"},
    "records": {"workbook", "thai", "findings"},
    "workbook": {"thai", "findings", "errors"},  # thai: headers are compared by meaning
    "thai": set(),
    "messages": set(),
    "findings": set(),
    "errors": set(),
}  # fmt: skip

# outside library → the only modules that may import it
OUTSIDE: dict[str, set[str]] = {
    "click": {"cli"},
    "rich": {"waiting"},
    "watchfiles": {"watching"},
    "docxtpl": {"rendering"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "docx": {"rendering"},
    "lxml": {"rendering", "workbook"},
    "openpyxl": {"workbook", "starter"},
    "python_calamine": {"workbook"},
    "pythainlp": {"thai", "starter"},
    "stdnum": {"thai", "starter"},
    "phonenumbers": {"thai"},
    "babel": {"thai"},
    "rapidfuzz": {"rendering", "workbook", "thai"},
    "subprocess": {"outputs"},
    "PIL": {"photos"},
}


def imports() -> Iterator[tuple[str, str, str]]:
    """(file, its module, what it imports), for every import of the package, those inside functions too."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts == ("__init__",):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name}: relative import"
                names = (
                    [f"docgen.{alias.name}" for alias in node.names] if node.module == "docgen" else [node.module or ""]
                )
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                yield "/".join(parts), parts[0], name


def test_modules_import_only_what_their_layer_allows() -> None:
    """Nothing downstream reads Excel, nothing upstream knows templates."""
    wrong = [
        f"{file}.py: {module} may not import {name}"
        for file, module, name in imports()
        if name.startswith("docgen.")
        and (inner := name.split(".")[1]) not in {module, "__version__"}
        and inner not in INSIDE[module]
    ]
    assert wrong == []


def test_outside_libraries_live_in_one_layer() -> None:
    """A library can be exchanged where it lives, behind our own names."""
    wrong = [
        f"{file}.py: {module} may not import {name}"
        for file, module, name in imports()
        if (library := name.split(".")[0]) in OUTSIDE and module not in OUTSIDE[library]
    ]
    assert wrong == []


def test_the_table_names_every_module() -> None:
    """A new module must say where it stands."""
    modules = {
        path.stem if path.is_file() else path.name for path in SOURCE.iterdir() if not path.name.startswith("__")
    }
    assert modules - {"_templates", "py.typed", "py"} == set(INSIDE) - {"__main__"}
