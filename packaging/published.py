"""Writes into a build where it is published, so that the app can look there for newer versions.

``python packaging/published.py`` is a step of the workflow that builds a release; a build without
it asks nobody. GitHub says in ``GITHUB_REPOSITORY`` which repository it is.
"""

import os
import re
import sys

import product

FILE = product.RESOURCES / "releases.txt"
"""desktop/services/release_feed.py reads it."""

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


def main() -> int:
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if not _REPOSITORY.fullmatch(repository):
        print(f"GITHUB_REPOSITORY names no repository: {repository!r}", file=sys.stderr)
        return 1
    FILE.write_text(f"{repository}\n", encoding="utf-8", newline="\n")
    print(f"{FILE}: {repository}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
