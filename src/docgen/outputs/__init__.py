"""What is on the disk: papers, and the manifest of what we made of them."""

from docgen.outputs.manifest import Entry, Fingerprint, Manifest, open_manifest, read_manifest
from docgen.outputs.store import Written, digest, digest_of_file, keep, rename, replace, sweep, write

__all__ = [
    "Entry",
    "Fingerprint",
    "Manifest",
    "Written",
    "digest",
    "digest_of_file",
    "keep",
    "open_manifest",
    "read_manifest",
    "rename",
    "replace",
    "sweep",
    "write",
]
