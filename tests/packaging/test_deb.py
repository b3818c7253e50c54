"""The package for Debian and Ubuntu: what is in it, and that it comes and goes without a trace."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import icons
import product
import pytest
from linux import deb, dependencies

from tests.packaging.debian import EmptyDebian, WholeDebian, everything, skip_elsewhere
from tests.system import install_line, missing_packages

BUILT = Path(os.environ.get("TRIMSY_PROGRAM", ""))
MADE = 1_767_225_600
"""The first of January 2026."""

APT = ("--yes", "--no-install-recommends")
DESKTOP = "desktop-file-utils, hicolor-icon-theme, shared-mime-info"
"""What takes note of menu entries, icons and file types on a desktop."""


def system_library(name: str) -> Path:
    """Return the file of a library that this system has."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    line = next(line for line in known.stdout.splitlines() if line.split()[0] == name)
    return Path(line.split()[-1])


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    skip_elsewhere()
    folder = tmp_path_factory.mktemp("icons")
    icons.make(folder)
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder in the place of the built program: it runs, and does nothing."""
    skip_elsewhere()
    folder = tmp_path / "program"
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    shutil.copy("/bin/true", folder / product.PROGRAM)
    shutil.copy(system_library("libxcb-icccm.so.4"), inside)
    shutil.copy(system_library("libxcb-keysyms.so.1"), inside / "libxkbcommon.so.0")
    (inside / "link").symlink_to("libxkbcommon.so.0")
    (folder / "LICENCES.txt").write_text("many", encoding="utf-8")
    return folder


@pytest.fixture
def plan(program: Path, drawn: Path, tmp_path: Path) -> deb.Plan:
    return deb.Plan(
        MADE,
        program=program,
        folder=tmp_path / "packages",
        icons=drawn,
        version=product.version(),
        compression="none",
    )


def test_dpkg_is_told_what_it_is_and_needs(plan: deb.Plan) -> None:
    package = deb.build_package(plan)
    name, version, ours = package.stem.split("_")
    assert (name, version) == ("trimsy-desk", product.version())
    fields = ("Package", "Version", "Architecture", "Maintainer", "Section", "Priority")
    shown = subprocess.run(
        ["dpkg-deb", "--field", package, *fields], capture_output=True, text=True, check=True
    )
    assert shown.stdout.splitlines() == [
        "Package: trimsy-desk",
        f"Version: {product.version()}",
        f"Architecture: {ours}",
        "Maintainer: Trimsy",
        "Section: misc",
        "Priority: optional",
    ]


def test_what_the_program_brings_is_not_asked_of_the_system(program: Path) -> None:
    c_library, *others = dependencies.dependencies(program).needed
    assert c_library.startswith("libc6 (>= 2.")
    # libxkbcommon is in the program, and reads what xkb-data has; libxcb is not
    assert others == ["libxcb1", "xdg-utils", "xkb-data"]


def test_what_the_program_does_without_is_recommended(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies.contents, "FROM_THE_SYSTEM", ("libxcb.so.*",))
    found = dependencies.dependencies(program)
    assert "libxcb1" not in found.needed
    assert found.recommended == ("libxcb1", *dependencies.RECOMMENDED)


def test_a_library_that_no_package_has_stops_the_build(plan: deb.Plan) -> None:
    library = plan.program / "_internal" / "libxcb-icccm.so.4"
    library.write_bytes(library.read_bytes().replace(b"libxcb.so.1\0", b"libodd.so.1\0"))
    with pytest.raises(dependencies.CannotTellError, match=r"libodd\.so\.1"):
        deb.build_package(plan)


def test_a_changelog_without_the_version_is_told_in_a_line(
    plan: deb.Plan, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deb, "Plan", lambda made: replace(plan, version="99.0.0"))
    assert deb.main() == 1
    assert capsys.readouterr() == ("", "CHANGELOG.md has no sections on 99.0.0\n")


def test_the_command_line_tells_what_it_built(
    plan: deb.Plan, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deb, "Plan", lambda made: plan)
    assert deb.main() == 0
    (built,) = plan.folder.iterdir()
    assert capsys.readouterr().out.startswith(f"{built} (")


@pytest.mark.parametrize("missing", ["trimsy-desk", "LICENCES.txt"])
def test_nothing_is_packed_without_program_or_licences(plan: deb.Plan, missing: str) -> None:
    (plan.program / missing).unlink()
    with pytest.raises(deb.CannotBuildError, match=f"{missing} is missing"):
        deb.build_package(plan)


def test_everything_has_its_place_and_belongs_to_root(plan: deb.Plan) -> None:
    shown = subprocess.run(
        ["dpkg-deb", "--contents", deb.build_package(plan)],
        env=os.environ | {"TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split(maxsplit=5) for line in shown.stdout.splitlines()]
    assert {owner for _, owner, *_ in lines} == {"root/root"}
    assert {(day, time) for _, _, _, day, time, _ in lines} == {("2026-01-01", "00:00")}
    files = ((name.removeprefix("./"), rights) for rights, *_, name in lines if rights[0] != "d")
    assert [f"{rights} {name}" for name, rights in sorted(files) if "/icons/" not in name] == [
        "lrwxrwxrwx usr/bin/trimsy-desk -> ../lib/trimsy-desk/trimsy-desk",
        "-rw-r--r-- usr/lib/trimsy-desk/LICENCES.txt",
        "-rw-r--r-- usr/lib/trimsy-desk/_internal/libxcb-icccm.so.4",
        "-rw-r--r-- usr/lib/trimsy-desk/_internal/libxkbcommon.so.0",
        "lrwxrwxrwx usr/lib/trimsy-desk/_internal/link -> libxkbcommon.so.0",
        "-rwxr-xr-x usr/lib/trimsy-desk/trimsy-desk",
        "-rw-r--r-- usr/share/applications/trimsy-desk.desktop",
        "-rw-r--r-- usr/share/doc/trimsy-desk/changelog.gz",
        "-rw-r--r-- usr/share/doc/trimsy-desk/copyright",
        "-rw-r--r-- usr/share/man/man1/trimsy-desk.1.gz",
        "-rw-r--r-- usr/share/metainfo/app.trimsy.desk.metainfo.xml",
        "-rw-r--r-- usr/share/mime/packages/trimsy-desk.xml",
    ]


def test_the_same_program_gives_the_same_bytes(plan: deb.Plan) -> None:
    first = deb.build_package(plan).read_bytes()
    for file in plan.program.rglob("*"):
        os.utime(file, (1, 1), follow_symlinks=False)
    (plan.program / "LICENCES.txt").chmod(0o600)
    assert deb.build_package(plan).read_bytes() == first


def test_it_is_installed_brought_up_to_date_and_removed_without_a_trace(
    plan: deb.Plan, tmp_path: Path
) -> None:
    debian = EmptyDebian(tmp_path / "debian")
    before = everything(debian.root)
    debian.dpkg("--install", deb.build_package(plan))
    command = debian.root / "usr/bin/trimsy-desk"
    assert subprocess.run([command], check=False).returncode == 0
    gone = debian.root / "usr/lib/trimsy-desk/_internal/link"
    assert gone.is_symlink()

    (plan.program / "_internal" / "link").unlink()
    newer = replace(plan, version="99.0.0")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(deb.entries.changelog, "section", lambda version: Released)
        debian.dpkg("--install", deb.build_package(newer))
    assert not gone.is_symlink()
    assert "Version: 99.0.0" in debian.dpkg("--status", "trimsy-desk")
    assert debian.dpkg("--verify", "trimsy-desk") == ""

    debian.dpkg("--remove", "trimsy-desk")
    assert "trimsy-desk" not in debian.dpkg("--list")  # nothing is kept for a purge
    assert everything(debian.root) == before


class Released:
    """What the changelog says of a version."""

    when = None


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen, and what programs call it."""
    if missing := missing_packages("end_to_end"):
        pytest.skip(f"needs {install_line(missing)}")
    readable, writable = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1280x800x24"],
        pass_fds=[writable],
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    with os.fdopen(readable) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.skipif(not BUILT.is_file(), reason="needs a built program: nox -s package")
def test_on_a_debian_of_its_own_the_built_program_is_sound_and_leaves_nothing(
    drawn: Path, screen: str, tmp_path: Path
) -> None:
    plan = deb.Plan(
        MADE, BUILT.parent, tmp_path, drawn, version=product.version(), compression="none"
    )
    package = deb.build_package(plan)
    debian = WholeDebian(tmp_path / "debian")
    try:
        needed = subprocess.run(
            ["dpkg-deb", "--field", package, "Depends"], capture_output=True, text=True, check=True
        )
        shutil.copy(package, debian.root / "tmp")
        debian.run("apt-get", "satisfy", *APT, f"{needed.stdout.strip()}, {DESKTOP}")
        before = everything(debian.root)

        debian.run("apt-get", "install", *APT, f"/tmp/{package.name}")
        answer = json.loads(debian.run("trimsy-desk", "--self-test", env=[f"DISPLAY={screen}"]))
        assert answer["ok"] is True
        assert answer["version"] == product.version()
        assert answer["checks"]["window"]["platform"] == "xcb"
        assert debian.run("dpkg", "--verify", "trimsy-desk") == ""
        types = debian.root / "usr/share/mime/globs2"
        assert ":*.trimsy\n" in types.read_text(encoding="utf-8")

        debian.run("apt-get", "remove", "--yes", "trimsy-desk")
        assert everything(debian.root) == before
    finally:
        shutil.rmtree(debian.root)
