"""A copy of the book as a backup has it, and putting it back."""

import sqlite3
from contextlib import closing
from pathlib import Path


def keep_copy(book: Path, copy: Path) -> Path:
    """Copy the book with all that is committed, its log too (SQLite: Online Backup API)."""
    with closing(sqlite3.connect(book)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def put_back(copy: Path, book: Path) -> None:
    """Put a copy in the book's place; nobody has the book open."""
    for rest in ("-wal", "-shm"):
        book.with_name(book.name + rest).unlink(missing_ok=True)
    book.write_bytes(copy.read_bytes())
