"""Every trouble a person can be told about is reached, by what it comes from in real life.

``every_trouble.txt`` beside this file says how, and what is told. After a change of the words, or
of a table in ``core.troubles``, write it anew and read what changed in it::

    python -m tests.services.test_every_trouble

A new kind needs a Scenario in one of the files in ``troubles`` that gets into it.
"""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.core.troubles import Kind
from tests.services.troubles import of_machine, of_meetings, of_sign_in, of_tables
from tests.services.troubles.scenario import TITLES, Scenario, cells, line

TABLE = Path(__file__).with_name("every_trouble.txt")
SCENARIOS = (
    *of_tables.scenarios(),
    *of_sign_in.SCENARIOS,
    *of_meetings.SCENARIOS,
    *of_machine.SCENARIOS,
)


def known_rows() -> dict[str, str]:
    """The table's rows by how they are reached."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {cells(row)[0]: row for row in rows}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.how)
def test_what_is_told_is_what_the_table_says(scenario: Scenario, tmp_path: Path) -> None:
    assert scenario.row(tmp_path) == known_rows().get(scenario.how, "")


def test_the_table_has_these_rows_and_no_others() -> None:
    assert list(known_rows()) == [scenario.how for scenario in SCENARIOS]


def test_every_kind_is_reached() -> None:
    assert {cells(row)[1] for row in known_rows().values()} == set(Kind)


@pytest.mark.parametrize("how", of_tables.rows_of_tables())
def test_every_row_of_the_tables_is_reached(how: str) -> None:
    assert cells(known_rows()[how])[1] == of_tables.rows_of_tables()[how]


def write_table() -> None:
    rows = [line(TITLES)]
    for scenario in SCENARIOS:
        with TemporaryDirectory() as folder:
            rows.append(scenario.row(Path(folder)))
    TABLE.write_text("\n".join([*rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    logging.disable()  # what goes wrong is the purpose
    write_table()
