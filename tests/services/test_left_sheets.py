"""Which sheets go when a newer one is written, whatever the disk makes of their names."""

from datetime import date
from pathlib import Path
from threading import Event
from unicodedata import normalize

from desktop.core.sheet_files import sheet_name
from desktop.services.left_sheets import Swept, delete_all, delete_replaced

MARK = "1f0c9a2b"


def test_the_newest_stays_where_the_disk_spells_its_name_otherwise(tmp_path: Path) -> None:
    newest = sheet_name(date(2026, 5, 5), "Salon Zoë", MARK)
    older = sheet_name(date(2026, 5, 3), "Salon Zoë", MARK)
    for name in (newest, older):
        (tmp_path / normalize("NFD", name)).touch()
    assert delete_replaced(tmp_path, MARK, date(2026, 5, 4), newest).deleted == 1
    assert [normalize("NFC", file.name) for file in tmp_path.iterdir()] == [newest]


def test_nothing_more_is_deleted_once_it_was_stopped(tmp_path: Path) -> None:
    """The folder was slow, and what lies there now may have been wanted again meanwhile."""
    name = sheet_name(date(2026, 5, 5), "Salon Rosa", MARK)
    (tmp_path / name).touch()
    stop = Event()
    stop.set()
    assert delete_all(tmp_path, MARK, stop) == Swept(0, some_left=True)
    assert (tmp_path / name).exists()
    assert delete_all(tmp_path, MARK, Event()) == Swept(1)
