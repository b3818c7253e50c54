"""What several tests of packaging install, and on what."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from windows import build_installer

from tests.packaging.other_programs import Programs
from tests.packaging.setups import Payload, Setup, write
from tests.packaging.wine import Computer, skip_without_wine, tree

HERE = Path(__file__).parent
ICON = Path("/usr/share/nsis/Contrib/Graphics/Icons/modern-install.ico")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Stand-ins that are found before what this computer has of the same name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Programs(folder)


@pytest.fixture(scope="session")
def fresh_computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    skip_without_wine()
    computer = Computer(tmp_path_factory.mktemp("windows"))
    yield computer
    computer.shut_down()


@pytest.fixture
def computer(fresh_computer: Computer) -> Iterator[Computer]:
    yield fresh_computer
    fresh_computer.wipe()


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program for Windows in the place of ours, which is built here for this system alone."""
    skip_without_wine()
    file = tmp_path_factory.mktemp("stand_in") / "trimsy-desk.exe"
    compile_script(HERE / "stand_in.nsi", file)
    return file


@pytest.fixture(scope="session")
def payload(stand_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Payload:
    """The files of a version: some in every version, some in this one alone."""

    def files(version: str) -> Path:
        program = folder / version
        if not program.is_dir():
            (program / "_internal" / "resources" / "dienstplan für übermorgen").mkdir(parents=True)
            shutil.copy(stand_in, program)
            write(program / "_internal" / "base_library.zip", version * 1000)
            write(program / "_internal" / f"only-in-{version}.txt", "")
            write(program / "_internal" / "resources" / "$NAME.txt", "no variable of NSIS")
            write(program / "_internal" / "resources" / "dienstplan für übermorgen" / "ä.svg", "ä")
        return program

    folder = tmp_path_factory.mktemp("payload")
    return files


@pytest.fixture(scope="session")
def setup(payload: Payload, tmp_path_factory: pytest.TempPathFactory) -> Setup:
    """A version -> its installer."""

    def installer(version: str) -> Path:
        if version not in built:
            built[version] = installer_of(payload(version), folder, version)
        return built[version]

    folder = tmp_path_factory.mktemp("setup")
    built: dict[str, Path] = {}
    return installer


@pytest.fixture
def book(computer: Computer) -> Iterator[dict[str, str]]:
    """A salon's data, where the app keeps it."""
    data = computer.local / "trimsy-desk"
    data.mkdir(parents=True)
    write(data / "book.db", "bookings")
    write(data / "settings.json", "{}")
    before = tree(data)
    yield before
    assert tree(data) == before


def compile_script(script: Path, output: Path, **defines: str) -> None:
    values = {"TARGET": "amd64-unicode", "OUTPUT": str(output)} | defines
    options = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V1", *options, str(script)], check=True)


def installer_of(program: Path, folder: Path, version: str) -> Path:
    """Build an installer, packed quickly rather than small."""
    plan = build_installer.Plan(
        program=program, folder=folder, icon=ICON, version=version, compression="zlib"
    )
    return build_installer.build(plan, {})
