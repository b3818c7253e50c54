"""Join links on a sheet: short for the eye, whole for a camera, black, and inside the margins."""

from pathlib import Path

import pytest

from desktop.core.day_sheet import Arrangement, Extent
from desktop.services.preferences import Paper
from tests.ui.paper.reader import reader
from tests.ui.paper.sheets import LINK, drawn, staffed
from tests.ui.salon import Desk

__all__ = ["reader"]

pytestmark = pytest.mark.usefixtures("qapp", "reader")
MARGIN = 27
LONG = f"https://safelinks.example/?url={'a1B2%2f' * 200}"
"""As a filter of mails makes it of a link."""


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("extent", Extent)
@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_link_is_short_for_the_eye_and_whole_for_a_camera(
    tmp_path: Path, desk: Desk, arrangement: Arrangement, extent: Extent, paper: Paper
) -> None:
    desk.link(desk.book("10:00", "Lena Fischer", service=desk.advice), LINK)
    desk.book("11:00", "Ben Vogel", service=desk.advice)
    pdf = drawn(tmp_path, desk, paper, arrangement=arrangement, extent=extent)
    assert pdf.codes() == [LINK]
    text = " ".join(pdf.text().split())
    assert "Online: teams.microsoft.com/…" in text
    assert "meetup-join" not in text
    assert "Online: no link yet" in text


@pytest.mark.parametrize("arrangement", Arrangement)
def test_every_code_of_a_full_page_is_read(
    tmp_path: Path, desk: Desk, arrangement: Arrangement
) -> None:
    links = {f"{LINK}{person.id}": person for person in staffed(desk, 7)}
    for link, person in links.items():
        desk.link(desk.book("10:00", "Bo", service=desk.advice, staff=person), link)
    assert sorted(drawn(tmp_path, desk, arrangement=arrangement).codes()) == sorted(links)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_it_is_black_and_white(tmp_path: Path, desk: Desk, arrangement: Arrangement) -> None:
    staffed(desk, 3)
    desk.link(desk.book("10:00", "Lena Fischer", service=desk.advice), LINK)
    assert drawn(tmp_path, desk, arrangement=arrangement).is_grey()


def test_a_code_gets_smaller_before_it_is_left_out(tmp_path: Path, desk: Desk) -> None:
    staffed(desk, 7)
    desk.link(desk.book("10:00", "Bo", service=desk.advice), LINK)
    desk.book("10:00", "Bo")
    pdf = drawn(tmp_path, desk)
    assert pdf.codes(dpi=300) == [LINK]
    desk.book("10:00", "Bo")
    pdf = drawn(tmp_path, desk)
    assert pdf.codes(dpi=300) == []
    assert "QR code: print as a list" in " ".join(pdf.text().split())
    listed = drawn(tmp_path, desk, arrangement=Arrangement.LIST)
    assert listed.codes() == [LINK]
    assert "print as a list" not in listed.text()


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("arrangement", Arrangement)
def test_the_code_of_a_very_long_link_stays_inside_the_margins(
    tmp_path: Path, desk: Desk, arrangement: Arrangement, paper: Paper
) -> None:
    staffed(desk, 1)
    desk.link(desk.book("10:00", "Lena Fischer", service=desk.advice), LONG)
    pdf = drawn(tmp_path, desk, paper, arrangement=arrangement)
    assert pdf.codes(dpi=300) == [LONG]
    assert [picture.ink_outside(MARGIN) for picture in pdf.pictures()] == [0]
