"""One form that was being filled in, kept against a crash."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep(db: "Database", content: str) -> None:
    if content:
        db.table("kept_form").upsert({"id": 1, "content": content}, pk="id")
    else:
        db.execute("DELETE FROM kept_form")


def kept(db: "Database") -> str:
    found = db.execute("SELECT content FROM kept_form").fetchone()
    return "" if found is None else str(found[0])
