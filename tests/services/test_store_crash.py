"""What was saved stays saved, however the app ends."""

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.services.desk import looking_into

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("crash_writer.py")


@pytest.mark.parametrize("after", [1, 2, 7, 25])
def test_nothing_saved_is_lost_when_the_app_is_killed_while_writing(
    tmp_path: Path, after: int
) -> None:
    book = tmp_path / "book.db"
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(book)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as writer:
        assert writer.stdout is not None
        told = [int(line) for line in islice(writer.stdout, after)]
        writer.kill()  # SIGKILL: it goes on writing until this very instant
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    assert len(told) >= after
    with looking_into(book) as file, file.writing() as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for search in ("customer_words", "customer_digits"):
            db.execute(f"INSERT INTO {search} ({search}, rank) VALUES ('integrity-check', 1)")
        held = dict(db.execute("SELECT id, look_at FROM bookings").fetchall())
        done = "SELECT row_id FROM changes JOIN acts ON acts.id = act_id WHERE act = ?"
        moved = db.execute(done, ["moved"]).fetchall()
        booked = db.execute(done, ["booked"]).fetchall()
        meetings = db.execute("SELECT booking_id FROM meetings").fetchall()
        customers = db.execute("SELECT count(*) FROM customers").fetchone()[0]
    assert set(told) <= held.keys()
    assert {(one,) for one in told} <= set(moved)
    assert {(one,) for one in told} <= set(meetings)
    assert {one for (one,) in booked} == held.keys()  # never one without the other
    assert customers == len(held)
    assert None not in held.values()  # each still due for the reconciler
