"""One request that says nothing of who asks, and what is made of the answer."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import httpx
import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.release_feed import LONGEST_FEED, Looked, ReleaseFeed, Silence

NEWER = [{"tag_name": "v0.2.0", "body": "New.", "html_url": "https://elsewhere.example/"}]


class GitHub:
    """Answers as it is told; ``asked`` holds every request."""

    def __init__(self, answer: Callable[[], httpx.Response]) -> None:
        self.asked: list[httpx.Request] = []
        self._answer = answer

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self._answer()


def saying(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> GitHub:
    return GitHub(lambda: httpx.Response(status, content=json.dumps(content), headers=headers))


def feed(folder: Path, github: GitHub, source: str | None = "rosa/trimsy-desk\n") -> ReleaseFeed:
    if source is not None:
        (folder / "releases.txt").write_text(source, encoding="utf-8")
    return ReleaseFeed("0.1.0", folder, folder / "site", httpx.MockTransport(github.handle))


def test_a_newer_version_comes_with_its_notes_and_our_own_page(tmp_path: Path) -> None:
    looked = feed(tmp_path, saying(NEWER)).look()
    assert [(one.version, one.notes) for one in looked.newer] == [("0.2.0", "New.")]
    assert looked.page == "https://github.com/rosa/trimsy-desk/releases/latest"
    assert looked.silence is None


def test_one_request_goes_out_and_says_nothing_of_who_asks(tmp_path: Path) -> None:
    github = saying([], headers={"set-cookie": "who=1"})
    asking = feed(tmp_path, github)
    assert asking.look().newer == ()
    asking.look()
    first, second = github.asked
    assert (first.method, str(first.url), first.content) == (
        "GET",
        "https://api.github.com/repos/rosa/trimsy-desk/releases",
        b"",
    )
    assert dict(first.headers) == dict(second.headers)
    assert dict(first.headers) == {
        "host": "api.github.com",
        "accept": "application/vnd.github+json",
        "accept-encoding": first.headers["accept-encoding"],
        "connection": "keep-alive",
        "user-agent": "TrimsyDesk",
    }


@pytest.mark.parametrize("source", [None, "", "\n", "not a repository", "../../etc", "a/b\nc/d"])
def test_a_copy_published_nowhere_asks_nobody(tmp_path: Path, source: str | None) -> None:
    github = saying(NEWER)
    assert feed(tmp_path, github, source).look() == Looked(silence=Silence.NO_SOURCE)
    assert github.asked == []


def test_an_administrator_can_forbid_it(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "policies.toml").write_text("updates = false")
    github = saying(NEWER)
    assert feed(tmp_path, github).look() == Looked(silence=Silence.FORBIDDEN)
    (tmp_path / "site" / "policies.toml").write_text("updates = off")
    problem = "policies.toml: line 1, column 11"
    assert feed(tmp_path, github).look() == Looked(silence=Silence.FORBIDDEN, problem=problem)
    assert github.asked == []


def test_in_practice_nothing_leaves_the_computer(tmp_path: Path) -> None:
    github = saying(NEWER)
    (tmp_path / "releases.txt").write_text("rosa/trimsy-desk")
    transport = httpx.MockTransport(github.handle)
    practising = ReleaseFeed("0.1.0", tmp_path, tmp_path, transport, practice=True)
    assert practising.look() == Looked(silence=Silence.PRACTICE)
    assert github.asked == []


@pytest.mark.parametrize(
    ("github", "kind"),
    [
        (saying({}, 404), Kind.DOWN),
        (saying({}, 500), Kind.DOWN),
        (saying({}, 403), Kind.BUSY),
        (saying({}, 429), Kind.BUSY),
        (saying(NEWER, 301, {"location": "https://elsewhere.example/"}), Kind.DOWN),
        (saying({"message": "hello"}), Kind.DOWN),
        (saying(["x" * LONGEST_FEED]), Kind.DOWN),
    ],
    ids=["404", "500", "403", "429", "redirected", "no list", "endless"],
)
def test_any_other_answer_is_a_failure(tmp_path: Path, github: GitHub, kind: Kind) -> None:
    with pytest.raises(AppError) as failed:
        feed(tmp_path, github).look()
    assert failed.value.kind is kind
    assert len(github.asked) == 1


@pytest.mark.parametrize(
    ("error", "kind"),
    [(httpx.ConnectError("x"), Kind.OFFLINE), (httpx.ReadTimeout("x"), Kind.DOWN)],
    ids=["offline", "no answer"],
)
def test_a_network_that_fails_is_told_as_everywhere(
    tmp_path: Path, error: httpx.HTTPError, kind: Kind
) -> None:
    def fail() -> httpx.Response:
        raise error

    with pytest.raises(AppError) as failed:
        feed(tmp_path, GitHub(fail)).look()
    assert failed.value.kind is kind
