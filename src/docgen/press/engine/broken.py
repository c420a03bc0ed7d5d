"""The exception for a finished part that is not what it must be; below everything that may raise or tell it."""

from __future__ import annotations


class BrokenPartError(Exception):
    """A finished part is not what it must be: the fault's code and what its wording needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values
