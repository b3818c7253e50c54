"""Whether something opens text messages here, by what freedesktop.org's files say."""

import sys
from pathlib import Path

import pytest

from desktop.services.link_programs import has_program

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="these keep no such files"
)


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("config/mimeapps.list", "[Default Applications]\nx-scheme-handler/sms=a.desktop\n", True),
        ("config/mimeapps.list", "[Added Associations]\nx-scheme-handler/sms=a.desktop;\n", True),
        ("config/mimeapps.list", "[Removed Associations]\nx-scheme-handler/sms=a.desktop\n", False),
        ("config/mimeapps.list", "[Default Applications]\nx-scheme-handler/sms=;\n", False),
        ("config/mimeapps.list", "[Default Applications]\nx-scheme-handler/smsto=a.desktop", False),
        ("config/mimeapps.list", "[Default Applications]\n#x-scheme-handler/sms=a.desktop", False),
        ("config/gnome-mimeapps.list", "[Default Applications]\nx-scheme-handler/sms=a", True),
        ("config/kde-mimeapps.list", "[Default Applications]\nx-scheme-handler/sms=a", False),
        ("data/applications/mimeinfo.cache", "[MIME Cache]\nx-scheme-handler/sms=a;b;\n", True),
        ("site/applications/mimeinfo.cache", "[MIME Cache]\nx-scheme-handler/sms=a;\n", True),
        ("data/mimeinfo.cache", "[MIME Cache]\nx-scheme-handler/sms=a;\n", False),
        ("config/mimeapps.list", "\xff\xfe\x00 no list at all = [", False),
    ],
)
def test_only_what_is_on_record_counts(
    tmp_path: Path, file: str, text: str, *, found: bool
) -> None:
    place = tmp_path / file
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="latin-1")
    environ = {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CONFIG_DIRS": str(tmp_path / "nothing"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_DATA_DIRS": f"{tmp_path / 'site'}:{tmp_path / 'nothing'}",
        "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
    }
    assert has_program("sms", environ) is found


def test_the_users_own_folders_are_looked_into_unasked(tmp_path: Path) -> None:
    lists = tmp_path / ".local" / "share" / "applications"
    lists.mkdir(parents=True)
    (lists / "mimeinfo.cache").write_text("[MIME Cache]\nx-scheme-handler/trimsy=a.desktop;\n")
    assert has_program("trimsy", {"HOME": str(tmp_path)})
    assert not has_program("trimsy", {})
