"""The system's program for mails and text messages: it writes down what it is given."""

import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

_PROGRAM = """\
#!/bin/sh
# Begins a message: keeps what it was asked to open, and the file if that is one.
kept=$(mktemp -d {folder}/XXXXXX)
[ ! -f "$1" ] || cp "$1" "$kept/draft"
printf %s "$1" > "$kept/writing"
mv "$kept/writing" "$kept/asked"
"""

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Mail of this test
Exec={program} %u
MimeType={kinds}
"""

_OPENER = """\
#!/bin/sh
# Stands where the desktop's own xdg-open stands: pages go to the browser, all else where the
# list of this user's programs says.
case "$1" in
    http:*|https:*) exec {pages} "$1" ;;
    *) exec gio open "$1" ;;
esac
"""

_KINDS = ("x-scheme-handler/mailto", "x-scheme-handler/sms", "message/rfc822")


@dataclass(frozen=True, slots=True)
class Asked:
    """``words`` is the command line's argument; ``draft`` the file behind it, if it is one."""

    words: str
    draft: bytes

    @property
    def mail(self) -> EmailMessage:
        return email.message_from_bytes(self.draft, policy=email.policy.default)


@dataclass(frozen=True, slots=True)
class MailProgram:
    _folder: Path

    def asked(self) -> list[Asked]:
        """All that it was asked to open, in that order."""
        found = sorted(self._folder.glob("*/asked"), key=lambda file: file.stat().st_mtime_ns)
        return [Asked(file.read_text(), _content(file.with_name("draft"))) for file in found]

    def nth(self, number: int) -> Callable[[], Asked | None]:
        """Return what answers with that one, counted from 1, or ``None`` while there is none."""
        return lambda: dict(enumerate(self.asked(), start=1)).get(number)


def install_mail_program(home: Path, programs: Path) -> MailProgram:
    """Make it the one for mails, drafts and text messages of the user with that ``home``.

    ``programs`` is the folder of the ``xdg-open`` that opened everything in the browser.
    """
    folder, pages = home / "mail", programs / "open-page"
    folder.mkdir()
    (programs / "xdg-open").rename(pages)
    for file, words in (
        (programs / "mail", _PROGRAM.format(folder=folder)),
        (programs / "xdg-open", _OPENER.format(pages=pages)),
    ):
        file.write_text(words)
        file.chmod(0o755)
    entry = home / ".local" / "share" / "applications" / "mail.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text(_ENTRY.format(program=programs / "mail", kinds=";".join(_KINDS)))
    chosen = home / ".config" / "mimeapps.list"
    chosen.parent.mkdir(exist_ok=True)
    lines = (f"{kind}={entry.name}\n" for kind in _KINDS)
    chosen.write_text("[Default Applications]\n" + "".join(lines))
    return MailProgram(folder)


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""
