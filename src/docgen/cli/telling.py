"""What the run's logging says to a person: warnings are told on stderr, errors want somebody to look."""

from __future__ import annotations

import logging

import click


class Teller(logging.Handler):
    """Tells warnings as they come, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.needs_a_person = False
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Say it; what is logged as an error needs a person, though the run went on."""
        said = record.getMessage()
        if said not in self._told:
            self._told.add(said)
            click.echo(f"docgen: {said}", err=True)
        self.needs_a_person = self.needs_a_person or record.levelno >= logging.ERROR
