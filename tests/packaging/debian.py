"""A Debian to install on: an empty one for dpkg alone, or a whole one of its own packages."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.system import install_line, missing_packages

SECONDS = 600

OWN_BOOKS = ("var/lib/dpkg", "var/lib/apt", "var/cache", "var/log")
"""What Debian notes for itself whenever something is installed or removed."""

SYSTEMS_OWN = ("dev", "proc", "run", "sys", "tmp")

NO_NETWORK = re.compile(
    r".*(?:Temporary failure resolving|Could not resolve|Network is unreachable|No route to host"
    r"|Unable to connect to|Could not connect to|connection timed out|Connection failed).*",
    re.IGNORECASE,
)
"""What apt says of a mirror that it cannot reach; whatever else it says is a fault."""


def skip_elsewhere() -> None:
    """Skip, and say what would help, where no package can be built and judged."""
    if sys.platform != "linux" or not shutil.which("dpkg-deb"):
        pytest.skip("needs Debian or Ubuntu")
    if missing := missing_packages("linux_package", "build", "window"):
        pytest.skip(f"needs {install_line(missing)}")


def may_mount() -> bool:
    """Whether this is root with the right to mount; many a container gives root none."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    tried = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, check=False, capture_output=True).returncode == 0


class EmptyDebian:
    """A folder with dpkg's books and nothing else: packages are put there without what they need.

    Nothing of it runs: our package has no scripts.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        books = root / "var" / "lib" / "dpkg"
        for folder in ("info", "updates", "triggers"):
            (books / folder).mkdir(parents=True)
        (books / "status").touch()

    def dpkg(self, *arguments: str | Path) -> str:
        done = subprocess.run(
            [
                *("dpkg", f"--root={self.root}", "--force-not-root,depends,bad-path"),
                *("--log=/dev/null", *map(str, arguments)),
            ],
            env=os.environ | {"LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


class WholeDebian:
    """A root to change into, with Debian's essential packages and apt; as root only.

    It is of this computer's release, or the one that ``TRIMSY_DEBIAN`` names, such as trixie.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        system = platform.freedesktop_os_release()
        if not may_mount():
            pytest.skip("making another Debian needs root and the right to mount")
        if system["ID"] != "debian":
            pytest.skip("needs to be on the Debian that another is made of")
        release = os.environ.get("TRIMSY_DEBIAN", system["VERSION_CODENAME"])
        made = subprocess.run(
            ["mmdebstrap", "--variant=apt", release, root],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        if made.returncode != 0 and (unreachable := NO_NETWORK.search(made.stderr)):
            pytest.skip(f"needs network: {unreachable[0]}")
        assert made.returncode == 0, made.stdout + made.stderr
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        self.run("apt-get", "update")

    def run(self, *command: str | Path, env: Sequence[str] = ()) -> str:
        """Run a command in there, with nothing of our environment, and return what it says."""
        own = (
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "DEBIAN_FRONTEND=noninteractive",
            "LC_ALL=C.UTF-8",
            "HOME=/tmp",
        )
        done = subprocess.run(
            ["chroot", self.root, "/usr/bin/env", "-i", *own, *env, *command],
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def everything(root: Path) -> dict[str, str]:
    """Return what is in there, by name: rights, and where a link leads or how large a file is."""
    return {
        str(item.relative_to(root)): f"{item.lstat().st_mode:o} {_more(item)}"
        for item in root.rglob("*")
        if not str(item.relative_to(root)).startswith((*OWN_BOOKS, *SYSTEMS_OWN))
    }


def _more(item: Path) -> str:
    if item.is_symlink():
        return str(item.readlink())
    return "" if item.is_dir() else str(item.stat().st_size)
