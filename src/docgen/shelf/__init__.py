"""What is on the disk: papers, the manifest of what we made of them, and the ledger of what people did with them."""

from docgen.shelf.book import BookError
from docgen.shelf.border import FOLDER
from docgen.shelf.copies import homes_of, open_ledger
from docgen.shelf.ledger import Ledger, Signature, Version
from docgen.shelf.manifest import (
    MANIFEST,
    Entry,
    Fingerprint,
    Listed,
    Manifest,
    State,
    open_manifest,
    read_manifest,
)
from docgen.shelf.notice import Notice
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
    "MANIFEST",
    "BookError",
    "Entry",
    "Fingerprint",
    "Ledger",
    "Listed",
    "Manifest",
    "Notice",
    "Shelf",
    "Signature",
    "State",
    "Version",
    "Written",
    "digest",
    "digest_of_file",
    "homes_of",
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
