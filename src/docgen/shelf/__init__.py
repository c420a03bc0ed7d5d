"""What is on the disk: papers, the manifest of what we made of them, and the ledger of what people did with them."""

from docgen.shelf.book import BookError
from docgen.shelf.border import FOLDER
from docgen.shelf.ledger import Ledger, Signature, Version, open_ledger
from docgen.shelf.manifest import Entry, Fingerprint, Listed, Manifest, open_manifest, read_manifest
from docgen.shelf.shelf import BESIDE, HISTORY, Shelf, is_beside, open_shelf, read_shelf
from docgen.shelf.store import (
    Written,
    digest,
    digest_of_file,
    is_open,
    keep,
    read,
    remove,
    rename,
    replace,
    sweep,
    write,
)

__all__ = [
    "BESIDE",
    "FOLDER",
    "HISTORY",
    "BookError",
    "Entry",
    "Fingerprint",
    "Ledger",
    "Listed",
    "Manifest",
    "Shelf",
    "Signature",
    "Version",
    "Written",
    "digest",
    "digest_of_file",
    "is_beside",
    "is_open",
    "keep",
    "open_ledger",
    "open_manifest",
    "open_shelf",
    "read",
    "read_manifest",
    "read_shelf",
    "remove",
    "rename",
    "replace",
    "sweep",
    "write",
]
