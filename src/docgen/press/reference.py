"""Papers as docxtpl makes them, in a process of their own.

docxtpl is the reference that templates are written for. It is never imported where papers are made: with docxcompose
beside it, its import changes what python-docx writes in the same process.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from jinja2 import Environment, Undefined
from jinja2.utils import missing

from docgen.press import engine
from docgen.press.engine.offered import Missing, offered_filters
from docgen.press.filters import FILTERS

UNKNOWN = "-"  # what stands for a value of which the example knows nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A template and something to fill it with; `is_known`: all names that it may use stand in `context`.

    `finish` is how the paper shows its digits.
    """

    name: str
    data: bytes
    context: Mapping[str, object]
    finish: Callable[[str], str]
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """What docxtpl said instead of making a paper."""

    reason: str


class _Thin(Missing):
    """A field that the example lacks; a name that nothing has fails in docxtpl's own way."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Missing:
        if self._undefined_obj is missing and not name.startswith("__"):
            self._fail_with_undefined_error()
        return super().__getattr__(name)


def by_docxtpl(trials: Iterable[Trial]) -> Iterator[bytes | Refusal]:
    """Each template filled by docxtpl with its context, in their order."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for waiting in [pool.submit(_filled, trial) for trial in trials]:
            try:
                yield waiting.result()
            except BrokenProcessPool as error:
                yield Refusal(str(error))


def _filled(trial: Trial) -> bytes | Refusal:
    from docxtpl import DocxTemplate

    try:
        template = DocxTemplate(io.BytesIO(trial.data))
        template.render(dict(trial.context), jinja_env=_environment(template, trial), autoescape=True)
        stream = io.BytesIO()
        template.save(stream)
    except Exception as error:  # whatever it is, it is what docxtpl says of this template
        return Refusal(f"{type(error).__name__}: {error}")
    return stream.getvalue()


def _environment(template: Any, trial: Trial) -> Environment:
    """docxtpl's own environment with our filters, which pass on what the example lacks."""
    from docxtpl import InlineImage, Listing

    def finalize(value: object) -> object:
        if value is None or isinstance(value, Undefined):
            return UNKNOWN
        if isinstance(value, engine.Listing):
            return Listing(value.text)
        if isinstance(value, engine.InlineImage):
            return InlineImage(template, io.BytesIO(value.image), value.width, value.height)
        return value

    environment = Environment(autoescape=True, finalize=finalize, undefined=_Thin if trial.is_known else Missing)
    offered = offered_filters(FILTERS, is_draft=True)
    environment.filters |= {name: offered[name] for name in FILTERS}
    return environment
