"""A released build knows where it is published, as the app reads it; any other does not."""

from pathlib import Path

import httpx
import product
import published
import pytest

from desktop.core.releases import is_repository
from desktop.services.release_feed import SOURCE_FILE, ReleaseFeed


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / published.FILE.name
    monkeypatch.setattr(published, "FILE", file)
    return file


def test_the_app_asks_where_the_build_says(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, json=[])

    monkeypatch.setenv("GITHUB_REPOSITORY", "rosa/trimsy-desk")
    assert published.main() == 0
    feed = ReleaseFeed("0.1.0", file.parent, file.parent, httpx.MockTransport(answer))
    assert feed.look().silence is None
    assert asked == ["/repos/rosa/trimsy-desk/releases"]


def test_it_lies_where_the_app_looks_and_is_never_kept() -> None:
    assert published.FILE == product.RESOURCES / SOURCE_FILE
    ignored = (product.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert published.FILE.relative_to(product.ROOT).as_posix() in ignored


@pytest.mark.parametrize(
    "name", ["", "trimsy-desk", "rosa/desk/more", "rosa/desk\nx", "rosa /desk"]
)
def test_what_is_no_repository_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert not is_repository(name)
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    assert published.main() == 1
    assert capsys.readouterr().err == f"GITHUB_REPOSITORY names no repository: {name!r}\n"
    assert not file.exists()
