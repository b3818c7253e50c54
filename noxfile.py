"""What one can do with this checkout; ``nox --list`` shows it and README.md says when."""

import os
import shutil
import sys
from pathlib import Path

import nox
from nox.command import CommandFailed

sys.path += [str(Path(__file__).parent), str(Path(__file__).parent / "packaging")]
import product

from tests.linguist import FILES, lupdate
from tests.system import install_line, missing_packages

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "tests"]

PACKAGING = Path(__file__).parent / "packaging"
BUILT_PROGRAM = product.built_program()
LOCKS = {
    "requirements.lock": [],
    "requirements-test.lock": ["--extra=test"],
    "requirements-test-without-qt.lock": [
        "--extra=test",
        "--no-emit-package=pyside6-essentials",
        "--no-emit-package=shiboken6",
        "--no-emit-package=pytest-qt",
    ],
    "requirements-lint.lock": ["--extra=lint"],
    "requirements-package.lock": ["--extra=package"],
}

# what makes, from the built program, the one file that people download
INSTALLERS = {
    "darwin": "packaging/macos/dmg.py",
    "linux": "packaging/linux/deb.py",
    "win32": "packaging/windows/build_installer.py",
}

# GitHub's own (from schemastore.org), and one that wants a time limit on each job: both come with
# check-jsonschema
WORKFLOW_SCHEMAS = ("vendor.github-workflows", "custom.github-workflows-require-timeout")

# two processors are what a small build machine has; the tests of one file stay in one process
TWO_AT_A_TIME = ("--numprocesses=2", "--dist=loadfile")


@nox.session
def practice(session: nox.Session) -> None:
    """Open the app on a sample salon and an embedded practice cloud: nothing in it is real."""
    need_from_system(session, "window")
    install(session, "requirements.lock")
    need_a_screen(session)
    session.run("python", "-m", "desktop", "--practice", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test, then core and services once more where Qt is not installed."""
    need_from_system(session, "window", "end_to_end", "calendar", "paper")
    if shutil.which("npm"):  # elsewhere the tests that read with it are skipped
        fetch_reader_of_thunderbird(session)
    install(session, "requirements-test.lock")
    session.notify("tests_without_qt", posargs=[])
    session.run("pytest", *TWO_AT_A_TIME, *session.posargs)


@nox.session
def tests_without_qt(session: nox.Session) -> None:
    """Run the tests of core and services in an environment without PySide6."""
    install(session, "requirements-test-without-qt.lock")
    session.run("python", "-c", "import importlib.util as u; assert not u.find_spec('PySide6')")
    session.run(
        "pytest",
        # pytest-qt is not there, so its settings are unknown here
        "--override-ini=strict_config=false",
        "--pythonwarnings=ignore::pytest.PytestConfigWarning",
        *TWO_AT_A_TIME,
        "tests/core",
        "tests/services",
        *session.posargs,
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Check form (ruff), types (mypy --strict), and workflows by the schemas published for them."""
    install(session, "requirements-lint.lock")
    session.run("ruff", "format", "--check")
    session.run("ruff", "check")
    session.run("mypy")
    for schema in WORKFLOW_SCHEMAS:
        session.run("check-jsonschema", f"--builtin-schema={schema}", *workflows())


@nox.session
def package(session: nox.Session) -> None:
    """Build the program and its installer for this system, list what is in it, and try it."""
    need_from_system(session, "build", "window")
    install(session, "requirements-package.lock")
    session.run("python", "packaging/build_program.py", *session.posargs)
    session.run("python", "packaging/licences.py")
    if installer := INSTALLERS.get(sys.platform):
        session.run("python", installer)
    session.run("python", "packaging/sbom.py")
    session.run("python", "packaging/checksums.py")
    session.notify("package_tests", posargs=[])


@nox.session
def package_tests(session: nox.Session) -> None:
    """Look into the built program, and drive it with a real browser and keyring."""
    need_from_system(
        *(session, "build", "window", "end_to_end", "paper", "linux_package", "windows_installer")
    )
    install(session, "requirements-test.lock")
    session.run(
        *("pytest", "tests/packaging", "tests/end_to_end", *session.posargs),
        env={"TRIMSY_PROGRAM": str(BUILT_PROGRAM)},
    )


@nox.session
def screens(session: nox.Session) -> None:
    """Draw every window, light and dark, at 100 % and 200 %, into build/screens."""
    need_from_system(session, "window")
    install(session, "requirements-test.lock")
    session.run("python", "-m", "tests.screens", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time what a person waits for, each as a ratio to a floor measured on the same machine."""
    need_from_system(session, "window")
    install(session, "requirements-test.lock")
    session.run("python", "-m", "tests.bench", *session.posargs)


@nox.session
def simulate(session: nox.Session) -> None:
    """Drive book, reconciler and practice cloud through seeded faults and crashes."""
    install(session, "requirements-test-without-qt.lock")
    session.run("python", "-m", "tests.simulation", *session.posargs)


@nox.session
def translations(session: nox.Session) -> None:
    """Bring resources/translations in step with the words in the code (Qt's lupdate)."""
    install(session, "requirements-test.lock")
    session.run(*lupdate(FILES))


@nox.session
def lock(session: nox.Session) -> None:
    """Write packaging/*.lock anew: the newest versions pyproject.toml allows, on every system."""
    install(session, "requirements-lint.lock")
    for name, options in LOCKS.items():
        session.run(
            *("uv", "--no-config", "pip", "compile", "--quiet", "--upgrade", "--universal"),
            *("--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header"),
            f"--constraints={PACKAGING / 'constraints.txt'}",
            *options,
            f"--output-file={PACKAGING / name}",
            "pyproject.toml",
        )


def workflows() -> list[str]:
    folder = Path(__file__).parent / ".github" / "workflows"
    return [str(file) for file in sorted(folder.glob("*.y*ml"))]


def install(session: nox.Session, lock_name: str) -> None:
    """Install exactly what the lock says, each file checked against its hash."""
    session.install("--require-hashes", "--requirement", str(PACKAGING / lock_name))


def fetch_reader_of_thunderbird(session: nox.Session) -> None:
    """Fetch ical.js. Should that fail, all other tests still run; those that read with it fail."""
    command = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    try:
        session.run(*command, "--prefix", "tests/core/ical_readers", external=True, silent=True)
    except CommandFailed:
        session.warn("npm ci failed, see above: the tests that read calendars with ical.js will.")


def need_a_screen(session: nox.Session) -> None:
    """Say what to do where there is no screen to open a window on."""
    screens = (os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform == "linux" and not any(screens):
        session.error(
            "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set. Run this in a "
            "desktop session, or on a virtual screen: xvfb-run nox -s practice"
        )


def need_from_system(session: nox.Session, *purposes: str) -> None:
    """Install what the operating system lacks, as root on Debian; elsewhere say what is missing."""
    packages = missing_packages(*purposes)
    if not packages:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        session.warn(f"Missing here. On Debian: {install_line(packages)}")
        return
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    session.run("apt-get", "update", external=True, silent=True)
    session.run(
        *("apt-get", "install", "--yes", "--no-install-recommends", *packages),
        env=env,
        external=True,
        silent=True,
    )
