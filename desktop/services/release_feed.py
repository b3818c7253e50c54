"""Asks where this copy was published whether there is a newer one.

A published build knows its repository on GitHub from ``releases.txt`` among its resources, one
line such as ``owner/name``, which the release's build writes there. A checkout has no such file,
and asks nobody.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.releases import NotAFeed, Release, is_repository, newer_than
from desktop.core.troubles import AppError, Kind
from desktop.services.policies import read_policies

if TYPE_CHECKING:
    import httpx

SOURCE_FILE = "releases.txt"
HOST = "api.github.com"
LONGEST_FEED = 4 * 1024 * 1024
"""Bytes; thirty releases with their assets are a tenth of it."""


class Silence(StrEnum):
    """Why nobody was asked."""

    FORBIDDEN = "forbidden"  # by the administrator of this computer
    NO_SOURCE = "no_source"  # this copy was published nowhere
    PRACTICE = "practice"  # nothing leaves the computer there


@dataclass(frozen=True, slots=True)
class Looked:
    """``newer`` are the versions after this one, the newest first; ``page`` has them to download.

    With a ``silence`` nobody was asked; ``problem`` names what is wrong in the file that forbids.
    """

    newer: tuple[Release, ...] = ()
    page: str = ""
    silence: Silence | None = None
    problem: str = ""


class ReleaseFeed:
    """``version`` is this copy's, ``resources`` the folder of what came with it."""

    def __init__(
        self,
        version: str,
        resources: Path,
        site_folder: Path,
        transport: "httpx.BaseTransport | None" = None,
        *,
        practice: bool = False,
    ) -> None:
        self._version = version
        self._resources = resources
        self._site_folder = site_folder
        self._transport = transport
        self._practice = practice

    def look(self) -> Looked:
        """Ask once. Raises AppError: OFFLINE, DOWN, BUSY, UNTRUSTED_CONNECTION, PROXY_SIGN_IN."""
        if self._practice:
            return Looked(silence=Silence.PRACTICE)
        repository = self._repository()
        policies = read_policies(self._site_folder)
        if not policies.updates:
            return Looked(silence=Silence.FORBIDDEN, problem=policies.problem)
        if not repository:
            return Looked(silence=Silence.NO_SOURCE)
        from desktop.services.http import get_public  # httpx takes its time, and is seldom needed

        feed = get_public(
            f"https://{HOST}/repos/{repository}/releases",
            accept="application/vnd.github+json",
            longest=LONGEST_FEED,
            transport=self._transport,
        )
        try:
            newer = newer_than(self._version, feed)
        except NotAFeed:
            raise AppError(Kind.DOWN, code="no list of releases") from None
        return Looked(tuple(newer), f"https://github.com/{repository}/releases/latest")

    def _repository(self) -> str:
        try:
            text = (self._resources / SOURCE_FILE).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""
        return text if is_repository(text) else ""
