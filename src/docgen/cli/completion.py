"""What the shell offers after `--only`, `--village`, `--district` and `--group`.

Documents come from the registry. Places are those of the papers that were made, from the manifest, which is read at
once; the workbook is read only where nothing was made yet. Whatever goes wrong, nothing is offered and nothing is
said: somebody is typing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.finding import templates_folder, workbooks_of

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from docgen.papers import Catalogue
    from docgen.shelf import Entry

Known = Mapping[str, str]  # what can be typed → what it is called


def documents(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The short codes of the registry; an id only for who begins to type it."""
    return _offered(lambda: {document.short: document.title for document in _catalogue(ctx)}, incomplete) or _offered(
        lambda: {document.id: document.title for document in _catalogue(ctx)}, incomplete
    )


def villages(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The codes of the villages; the name of one, where no other begins so, becomes its code."""
    return _offered(lambda: _places(ctx)["village"], incomplete)


def districts(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The names of the districts."""
    return _offered(lambda: _places(ctx)["district"], incomplete)


def groups(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The ids of the groups; the name of one, where no other begins so, becomes its id."""
    return _offered(lambda: _places(ctx)["group"], incomplete)


def _offered(known: Callable[[], Known], incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    wanted = incomplete.casefold()
    try:
        names = known()
    except Exception:  # whatever is wrong is told by the command itself
        return []
    fitting = [name for name in names if name.casefold().startswith(wanted)]
    if not fitting:
        fitting = [name for name, said in names.items() if said.casefold().startswith(wanted)]
        fitting = fitting if len(fitting) == 1 else []
    return [CompletionItem(name, help=names[name] or None) for name in sorted(fitting)]


def _catalogue(ctx: click.Context) -> Catalogue:
    from docgen.papers import load_catalogue

    return load_catalogue(templates_folder(ctx.params.get("templates") or ctx.params.get("folder")))


def _places(ctx: click.Context) -> Mapping[str, Known]:
    """Villages, districts and groups by what can be typed for them."""
    from docgen import shelf

    with shelf.read_manifest(ctx.params.get("outputs") or Path("outputs")) as manifest:
        entries = manifest.entries()
    return _places_made(entries, _catalogue(ctx)) if entries else _places_read(ctx)


def _places_made(entries: list[Entry], catalogue: Catalogue) -> Mapping[str, Known]:
    """The places of the papers that were made, each called as its folder is."""
    per = {document.id: document.per for document in catalogue}
    printed: dict[tuple[str, str], dict[str, object]] = {}
    folders: dict[tuple[str, str], str] = {}
    for entry in entries:
        key = entry.key.partition("/")[0]  # what follows is the item of a list that the paper is for
        place = (per.get(entry.document.rpartition(":")[2], ""), key)
        printed.setdefault(place, {}).update(entry.printed)
        folders[place] = entry.path.parent.name.removeprefix(f"{key}_")
    found: dict[str, dict[str, str]] = {"village": {}, "district": {}, "group": {}}
    for (kind, key), values in printed.items():
        district = str(values.get("district.name") or values.get("village.district") or "")
        if kind in ("village", "group"):
            name = folders[kind, key].replace("_", " ")
            found[kind][key] = f"{name} · {district}" if district else name
        district = key if kind == "district" else district
        if district:
            found["district"][district] = ""
    return found


def _places_read(ctx: click.Context) -> Mapping[str, Known]:
    from docgen.runs import pipeline, selection

    whole = pipeline.check(workbooks_of(ctx.params.get("workbooks") or ())).project
    return {
        "village": {d.key: f"{d.village.name} ม{d.village.moo} · {d.village.district}" for d in whole.dossiers},
        "district": dict.fromkeys(selection.districts_of(whole), ""),
        "group": {d.key: d.group.name for d in whole.groups},
    }
