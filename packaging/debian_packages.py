"""Debian's packages that are installed here: whose a library is, and under which terms."""

import platform
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from components import Component

DOCUMENTS = Path("/usr/share/doc")
COMMON_LICENCES = Path("/usr/share/common-licenses")

_MENTIONED = re.compile(rf"{COMMON_LICENCES}/([A-Za-z0-9.-]*[A-Za-z0-9])")


class DebianPackages:
    """Everything dpkg knows of; nothing where there is no dpkg."""

    def owns(self, source: Path) -> str | None:
        if not shutil.which("dpkg-query"):
            return None
        return next(filter(None, map(_package_with, _spellings(source))), None)

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        asked = ("--show", "--showformat=${Version} ${Architecture}", name)
        version, architecture = _dpkg_query(*asked).split()
        system = platform.freedesktop_os_release()
        distribution = system["ID"]
        release = f"{distribution}-{system.get('VERSION_ID', 'testing')}"
        bare = name.partition(":")[0]
        return Component(
            bare,
            version,
            f"pkg:deb/{distribution}/{bare}@{version}?arch={architecture}&distro={release}",
            texts=_texts(bare),
            files=files,
        )


@cache
def _package_with(file: str) -> str | None:
    found = _dpkg_query("--search", file)
    return found.partition(": ")[0] if found else None


def _spellings(source: Path) -> list[str]:
    """Return what dpkg may call a file: /lib is a link to /usr/lib, and its lists know but one."""
    names = dict.fromkeys((str(source), str(source.resolve())))
    others = [
        name.removeprefix("/usr") if name.startswith("/usr/") else f"/usr{name}" for name in names
    ]
    return [*names, *others]


def _dpkg_query(*arguments: str) -> str:
    asked = subprocess.run(("dpkg-query", *arguments), capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def _texts(package: str) -> dict[str, str]:
    """Return the copyright file, and the common licences that it only mentions."""
    file = DOCUMENTS / package / "copyright"
    if not file.is_file():
        return {}
    text = file.read_text(encoding="utf-8", errors="replace")
    mentioned = sorted(set(_MENTIONED.findall(text)))
    common = [COMMON_LICENCES / name for name in mentioned if (COMMON_LICENCES / name).is_file()]
    return {
        "copyright": text,
        **{one.resolve().name: one.read_text(encoding="utf-8") for one in common},
    }
