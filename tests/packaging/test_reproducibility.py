from pathlib import Path

import pytest
import reproducibility


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name / "inside").mkdir(parents=True)
        (tmp_path / name / "inside" / "file").write_text("the same")
    return tmp_path / "one", tmp_path / "other"


def test_the_same_is_the_same(folders: tuple[Path, Path]) -> None:
    assert reproducibility.differences(*folders) == []


def test_what_differs_is_named(folders: tuple[Path, Path]) -> None:
    one, other = folders
    (other / "inside" / "file").write_text("not the same")
    (one / "more").touch()
    assert reproducibility.differences(one, other) == [
        "inside/file",
        "more: in one of the two only",
    ]


def test_a_link_counts_by_where_it_leads(folders: tuple[Path, Path]) -> None:
    one, other = folders
    (one / "link").symlink_to("inside/file")
    (other / "link").symlink_to("inside/other")
    assert reproducibility.differences(one, other) != []
