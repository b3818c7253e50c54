"""Where no other Debian can be had the tests on it are skipped; whatever else goes wrong fails."""

import os
import sys
from pathlib import Path

import pytest

from tests.packaging import debian
from tests.packaging.debian import WholeDebian
from tests.packaging.other_programs import Programs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its stand-ins are shell scripts")

DEBIAN = {"ID": "debian", "VERSION_CODENAME": "bookworm"}


@pytest.fixture(autouse=True)
def root_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian.platform, "freedesktop_os_release", DEBIAN.copy)
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.mark.parametrize(
    "said",
    [
        "  Temporary failure resolving 'deb.debian.org'",
        "  Could not connect to deb.debian.org:80 (1.2.3.4), connection timed out",
        "  Unable to connect to deb.debian.org:http:",
    ],
)
def test_without_network_it_is_skipped_and_says_so(
    programs: Programs, tmp_path: Path, said: str
) -> None:
    programs.answer("unshare")
    programs.answer("mmdebstrap", f'echo "{said}" >&2; echo "E: apt-get failed" >&2; exit 25')
    with pytest.raises(pytest.skip.Exception, match=r"needs network: .*deb\.debian\.org"):
        WholeDebian(tmp_path / "debian")


@pytest.mark.parametrize("says", ["true", "echo 'E: unknown suite: bookwurm' >&2"])
def test_a_fault_of_another_kind_is_a_fault(programs: Programs, tmp_path: Path, says: str) -> None:
    programs.answer("unshare")
    programs.answer("mmdebstrap", f"{says}; exit 1")
    with pytest.raises(AssertionError):
        WholeDebian(tmp_path / "debian")


def test_where_root_may_not_mount_it_is_skipped(programs: Programs, tmp_path: Path) -> None:
    programs.answer("unshare", "exit 1")
    programs.answer("mmdebstrap", "exit 1")
    with pytest.raises(pytest.skip.Exception, match="the right to mount"):
        WholeDebian(tmp_path / "debian")
