"""The layers: who may import whom, and which outside libraries live where. Changing the table is an open argument."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "docgen"

# room → what it may import of docgen. The engine's rooms know no programme: `programmes` is met by name in one place.
INSIDE: dict[str, set[str]] = {
    "__main__": {"cli"},
    "cli": {"runs", "report", "starter", "papers", "plan", "shelf", "model", "words", "thai", "programmes", "errors"},
    "report": {"runs", "changes", "papers", "plan", "shelf", "words", "findings", "errors"},
    "runs": {
        "changes", "press", "shelf", "plan", "papers", "model", "photos", "records", "workbook", "words",
        "programmes", "findings", "paths", "errors",
    },
    "changes": {"press", "shelf", "plan", "papers", "model", "workbook", "words", "thai", "errors"},
    "press": {"shelf", "plan", "papers", "photos", "findings", "zipping", "errors"},  # findings: a cell's address
    "shelf": {"plan", "papers", "words", "errors"},
    "plan": {"papers", "model", "records", "words", "thai", "findings", "errors"},
    "papers": {"model", "records", "photos", "words", "programmes", "thai", "findings", "errors"},
    "starter": {"model", "records", "workbook", "errors"},
    "programmes": {"model", "words", "records", "photos", "starter", "workbook", "thai", "findings"},
    "model": {"records", "photos", "words", "thai", "findings", "paths", "errors"},
    "records": {"workbook", "thai", "findings"},
    "workbook": {"thai", "findings", "zipping", "errors"},  # thai: headers are compared by meaning
    "photos": {"thai", "findings", "paths", "errors"},
    "words": {"thai"},
    "thai": set(),
    "findings": set(),
    "paths": set(),
    "zipping": set(),
    "errors": set(),
}  # fmt: skip
# Rooms of the engine that still reach into the bundled programme.
KNOWS_A_PROGRAMME: set[str] = set()

# outside library → the only modules that may import it
OUTSIDE: dict[str, set[str]] = {
    "click": {"cli"},
    "rich": {"cli"},
    "watchfiles": {"runs"},
    "docxtpl": {"press"},
    "jinja2": {"press", "model"},
    "markupsafe": {"press"},
    "docx": {"press"},
    "lxml": {"press", "workbook"},
    "openpyxl": {"workbook", "starter", "programmes"},
    "python_calamine": {"workbook"},
    "xlrd": {"workbook"},
    "pythainlp": {"thai", "programmes"},
    "stdnum": {"thai", "programmes"},
    "phonenumbers": {"thai"},
    "babel": {"thai"},
    "rapidfuzz": {"press", "plan", "workbook", "thai"},
    "subprocess": {"shelf"},
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
        and (inner not in INSIDE[module] or name.startswith("docgen.programmes."))
        and not (inner == "programmes" and module in KNOWS_A_PROGRAMME)
    ]
    assert wrong == []


def test_no_room_is_in_a_circle() -> None:
    """What a room may import, and what those may import, never leads back to it."""
    for room, direct in INSIDE.items():
        seen: set[str] = set()
        ahead = set(direct)
        while ahead:
            other = ahead.pop()
            assert other != room, f"{room} leads back to itself"
            if other not in seen:
                seen.add(other)
                ahead |= INSIDE[other]


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


OF_A_PROGRAMME = re.compile(r"village|household|\bsages?\b|tambon|หมู่บ้าน|ครัวเรือน|ปราชญ์", re.IGNORECASE)


def test_the_engine_speaks_of_no_programme() -> None:
    """Neither its code nor its wording says a word of the bundled programme's: those stand in `programmes/`."""
    files = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml", ".md"}]
    engine = [path for path in files if path.relative_to(SOURCE).parts[0] != "programmes"]
    said = [
        (str(path.relative_to(SOURCE)), number, line)
        for path in engine
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OF_A_PROGRAMME.search(line)
    ]
    assert engine
    assert len(engine) < len(files)
    assert said == []
