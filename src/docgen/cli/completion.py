"""What the shell offers after `--only`, and after the options that choose places.

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

    from docgen.model.level import Level
    from docgen.model.place import Place
    from docgen.papers import Catalogue
    from docgen.shelf import Entry

Completer = Callable[["click.Context", "click.Parameter", str], "list[CompletionItem[str]]"]
Known = Mapping[str, str]  # what can be typed → what it is called


def documents(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The short codes of the registry; an id only for who begins to type it."""
    return _offered(lambda: {document.short: document.title for document in _catalogue(ctx)}, incomplete) or _offered(
        lambda: {document.id: document.title for document in _catalogue(ctx)}, incomplete
    )


def places(level: str) -> Completer:
    """What the shell offers for a place of a level: its keys; the name of one, where no other begins so, is its key."""

    def offered(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return _offered(lambda: _places(ctx).get(level, {}), incomplete)

    return offered


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
    """The places of each level by what can be typed for them."""
    from docgen import shelf

    with shelf.read_manifest(ctx.params.get("outputs") or Path("outputs")) as manifest:
        entries = manifest.entries()
    return _places_made(entries, _catalogue(ctx)) if entries else _places_read(ctx)


def _places_made(entries: list[Entry], catalogue: Catalogue) -> Mapping[str, Known]:
    """The places of the papers that were made, each called as its folder is."""
    per = {document.id: document.per for document in catalogue}
    levels = catalogue.programme.levels
    found: dict[str, dict[str, str]] = {level.name: {} for level in levels}
    for entry in entries:
        key = entry.key.partition("/")[0]  # what follows is the item of a list that the paper is for
        level = catalogue.programme.levels_by_name.get(per.get(entry.document.rpartition(":")[2], ""))
        if level is not None and level.folder:
            name = entry.path.parent.name.removeprefix(f"{key}_").replace("_", " ")
            found[level.name][key] = f"{name} · {entry.unit}" if entry.unit else name
        for unit in levels:
            if unit.is_unit and entry.unit:
                found[unit.name][entry.unit] = ""
    return found


def _places_read(ctx: click.Context) -> Mapping[str, Known]:
    from docgen.runs import pipeline

    catalogue = _catalogue(ctx)
    world = pipeline.check(workbooks_of(ctx.params.get("workbooks") or ()), catalogue.programme).world
    found: dict[str, Known] = {}
    for level in catalogue.programme.levels:
        known = {place.key: _called(level, place) for place in world.places(level.name)}
        found[level.name] = {**dict.fromkeys(world.units, ""), **known} if level.is_unit else known
    return found


def _called(level: Level, place: Place) -> str:
    """A place as its folder is called, and its unit; nothing besides the key where that is the name itself."""
    if not level.folder:
        return ""
    folder = level.file.rpartition("/")[0].rpartition("/")[2].format_map(place.name_parts)
    name = folder.removeprefix(f"{place.key}_").replace("_", " ")
    return f"{name} · {place.unit}" if place.unit else name
