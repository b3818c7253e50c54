"""The page that ``man trimsy-desk`` shows, made of the command line's own words."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product

sys.path.append(str(product.ROOT))
from desktop.__main__ import parser  # found from there


def page(version: str) -> str:
    """Return the page in the form of man(7)."""
    command_line = parser()
    summary = f"{product.DESCRIPTION[0].lower()}{product.DESCRIPTION[1:]}"
    lines = [
        f'.TH {product.PROGRAM.upper()} 1 "" "{product.NAME} {_text(version)}"',
        ".SH NAME",
        _text(product.PROGRAM) + r" \- " + _text(summary),
        ".SH SYNOPSIS",
        rf"\fB{_text(product.PROGRAM)}\fR [\fIoption\fR ...] [\fIprofile\fR]",
        ".SH OPTIONS",
    ]
    for action in command_line._actions:  # noqa: SLF001 - argparse lists them nowhere else
        lines += _option(action)
    return "\n".join(lines) + "\n"


def _option(action: argparse.Action) -> Iterator[str]:
    """An option is known by its spellings, and what has none by its name."""
    names = ", ".join(action.option_strings) or action.dest
    yield ".TP"
    yield f".B {_text(names)}" + (f" {action.metavar}" if action.metavar else "")
    yield _text(action.help or "")


def _text(words: str) -> str:
    """Return the words as they are: a bare hyphen would come out as another, longer one."""
    return words.replace("\\", r"\e").replace("-", r"\-")
