"""The templates: which fields they print, known without compiling where possible, and the workshop that renders."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docgen
from docgen import shelf
from docgen.errors import DocgenError, PhotoError, TemplateError
from docgen.papers import Catalogue, Document
from docgen.plan.jobs import Job
from docgen.press import dressing, engine
from docgen.shelf import Manifest

PROGRAM = Path(docgen.__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """What is known of a document's template without compiling it: the fields that it prints.

    `name` stands for all that this depends on; `digest` is the file's alone.
    """

    document: Document
    name: str
    digest: str
    fields: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled(Analysed):
    """A document's template, ready to render."""

    template: engine.Template


def analyse_templates(catalogue: Catalogue, folder: Path | None, *, is_draft: bool) -> dict[str, Analysed]:
    """The fields of every template; only those that the manifest of `folder` does not know are compiled for it."""
    if folder is None or is_draft:  # a draft may use fields that there are not
        return dict(compile_templates(catalogue, is_draft=is_draft))
    with shelf.read_manifest(folder) as manifest:
        return {document.id: _analysed(document, manifest) for document in catalogue}


def analyse_sound(documents: Iterable[Document], manifest: Manifest) -> dict[str, Analysed]:
    """The fields of the templates of these documents, but for those that are broken: nobody asked for them now."""
    found = {}
    for document in documents:
        with contextlib.suppress(TemplateError, OSError):
            found[document.id] = _analysed(document, manifest)
    return found


def _analysed(document: Document, manifest: Manifest) -> Analysed:
    digest = _template_digest(document, _read(document))
    name = _analysis_name(document, digest)
    known = manifest.analysis(name)
    if known is None:
        return compile_template(document)
    fields, whole = known
    return Analysed(document=document, name=name, digest=digest, fields=frozenset(fields), whole=frozenset(whole))


def _analysis_name(document: Document, digest: str) -> str:
    return f"{digest} {document.per} {document.each} {engine_digest()}"


def compile_templates(catalogue: Catalogue, *, is_draft: bool = False) -> dict[str, Compiled]:
    """Compile every template of the catalogue once."""
    return {document.id: compile_template(document, is_draft=is_draft) for document in catalogue}


def compile_template(document: Document, *, is_draft: bool = False) -> Compiled:
    """A template ready to render; a field that papers of this kind do not have is an error before any data is read.

    A paper's digits are all of one kind (handbook 1.4).
    """
    data = _read(document)
    template = dressing.template_of(data, document.template.name, document.office, document.digits)
    unknown = template.check(document.fields.keys())
    if unknown and not is_draft:
        raise engine.TemplateFaults.of(unknown, document.template.name)
    digest = _template_digest(document, data)
    return Compiled(
        document=document,
        name=_analysis_name(document, digest),
        digest=digest,
        fields=frozenset(template.variables()),
        whole=frozenset(template.whole_values()),
        template=template,
    )


def _read(document: Document) -> bytes:
    try:
        return document.template.read_bytes()
    except OSError as error:
        raise TemplateError("template-unreadable", path=document.template) from error


def _template_digest(document: Document, data: bytes) -> str:
    """What a paper's look depends on besides its data: the file, and the office's font and size."""
    return f"{shelf.digest(data)} {document.office}".strip()


@cache
def engine_digest() -> str:
    """A fingerprint of the program itself: its code, its words and the libraries that print; docxtpl prints nothing."""
    from importlib.metadata import version

    code = [path.read_bytes() for path in sorted(PROGRAM.rglob("*")) if path.suffix in {".py", ".toml"}]
    libraries = " ".join(version(name) for name in ("python-docx", "jinja2", "lxml", "pythainlp", "pillow"))
    return shelf.digest(b"".join(code) + libraries.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """All that rendering needs, the same for every paper; it is sent to each worker once."""

    compiled: Mapping[str, Compiled]
    emblem: object
    draft: str = ""

    def tooled(self, jobs: Sequence[Job]) -> Workshop:
        """The workshop with the templates of these papers compiled, and no others."""
        wanted = {job.document.id: job.document for job in jobs}
        compiled = {
            name: self.compiled.get(name) or compile_template(document, is_draft=bool(self.draft))
            for name, document in wanted.items()
        }
        return dataclasses.replace(self, compiled=compiled)

    def render(self, job: Job) -> bytes | DocgenError:
        """The paper's bytes, or what is wrong with it: an error is a value here, so that it can cross processes."""
        try:
            context = {**job.context, "emblem": self.emblem}
            return self.compiled[job.document.id].template.render(context, draft=self.draft)
        except (TemplateError, PhotoError) as error:
            return error
