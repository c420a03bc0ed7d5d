"""What is on the disk: papers, and the journal of what we wrote."""

from docgen.outputs.journal import Journal
from docgen.outputs.store import Written, digest, replace, write

__all__ = ["Journal", "Written", "digest", "replace", "write"]
