"""What changed on papers that were made before, and what must be signed again: told in rows, nothing written."""

from docgen.changes.known import About, Known
from docgen.changes.paper import printed_list
from docgen.changes.rows import Told, Unit, latest, past, to_sign, units

__all__ = [
    "About",
    "Known",
    "Told",
    "Unit",
    "latest",
    "past",
    "printed_list",
    "to_sign",
    "units",
]
