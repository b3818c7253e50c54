"""The workflows are what GitHub takes, and run what is here: scripts, sessions, names of files."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import product
import pytest
import target
from ruamel.yaml import YAML

from tests.system import missing_packages

ROOT = product.PACKAGING.parent
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
SCHEMAS = re.findall(
    r'"((?:vendor|custom)\.github-workflows[\w-]*)"',
    (ROOT / "noxfile.py").read_text(encoding="utf-8"),
)
LONGEST = 160
"""Letters of a command in a workflow: what takes more belongs into a script, with tests."""

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)

Json = dict[str, Any]


def read(file: Path) -> Json:
    found = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def steps(workflow: Json) -> list[Json]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


def complaint(file: Path, schema: str) -> str:
    """What the published schema says against ``file``, as `nox -s lint` asks; empty for nothing."""
    command = (sys.executable, "-m", "check_jsonschema", f"--builtin-schema={schema}", str(file))
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return asked.stdout + asked.stderr if asked.returncode else ""


def test_there_is_one_to_check_to_build_and_to_release() -> None:
    assert [file.name for file in FILES] == ["build.yml", "check.yml", "release.yml"]
    assert len(SCHEMAS) == 2


@each_file
def test_it_fits_the_published_schema(file: Path) -> None:
    assert [complaint(file, schema) for schema in SCHEMAS] == ["", ""]


@pytest.mark.parametrize(
    ("right", "wrong", "schema", "said"),
    [
        ("runs-on: ubuntu-24.04", "run-on: ubuntu-24.04", "vendor", "run-on"),
        ("timeout-minutes: 10", "timeout-minutes: soon", "vendor", "soon"),
        ("      - run: pip", "      - uses: x/y@v1\n        run: pip", "vendor", "uses"),
        ("contents: read", "contents: mine", "vendor", "mine"),
        ("    timeout-minutes: 10\n", "", "custom", "timeout-minutes"),
    ],
)
def test_a_broken_one_is_found(
    tmp_path: Path, right: str, wrong: str, schema: str, said: str
) -> None:
    whole = (FOLDER / "check.yml").read_text(encoding="utf-8")
    assert right in whole
    broken = tmp_path / "broken.yml"
    broken.write_text(whole.replace(right, wrong, 1), encoding="utf-8")
    (found,) = (complaint(broken, one) for one in SCHEMAS if one.startswith(schema))
    assert "Schema validation errors were encountered" in found
    assert said in found


@each_file
def test_actions_are_pinned_to_commits(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
    assert used
    for action, comment in used:
        if action.startswith("./"):
            assert (ROOT / action).is_file()
        else:
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_an_action_is_pinned_to_the_same_commit_everywhere() -> None:
    words = "".join(file.read_text(encoding="utf-8") for file in FILES)
    pins = set(re.findall(r"uses: ([\w/-]+)@(\S+)", words))
    assert len(pins) == len({action for action, _commit in pins})


@each_file
def test_it_may_only_read_but_for_the_job_that_makes_the_draft(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    more = {
        name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job
    }
    assert more == ({"draft": {"contents": "write"}} if file.stem == "release" else {})


@each_file
def test_a_checkout_keeps_no_password(file: Path) -> None:
    checkouts = [step for step in steps(read(file)) if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_file
def test_what_it_runs_is_here_and_no_longer_than_a_line(file: Path) -> None:
    commands = [step["run"] for step in steps(read(file)) if "run" in step]
    assert not [line for line in commands if "\n" in line.strip() or len(line) > LONGEST]
    assert not [line for line in commands if "${{" in line], "a value in a command is a command"
    words = " ".join(commands)
    scripts = re.findall(r"python3? (packaging/\S+\.py)|bash (\S+)", words)
    assert not [name for found in scripts for name in found if name and not (ROOT / name).is_file()]
    sessions = set(re.findall(r"nox -s (\w+)", words))
    there = set(
        re.findall(r"@nox\.session\ndef (\w+)", (ROOT / "noxfile.py").read_text(encoding="utf-8"))
    )
    assert sessions <= there


def test_every_supported_python_is_checked_on_every_system() -> None:
    tests = read(FOLDER / "check.yml")["jobs"]["tests"]["strategy"]["matrix"]
    assert tests["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert [system.partition("-")[0] for system in tests["system"]] == [
        "ubuntu",
        "windows",
        "macos",
    ]
    oldest = re.search(
        r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert oldest
    assert oldest[1] == tests["python"][0]


def test_linux_gets_what_qt_needs_before_tests_start() -> None:
    """Nox installs it as root, and these machines are somebody else's."""
    done = read(FOLDER / "check.yml")["jobs"]["tests"]["steps"]
    got, tested = (
        next(place for place, step in enumerate(done) if words in step.get("run", ""))
        for words in ("apt-get install", "nox -s tests")
    )
    assert got < tested
    assert done[got]["if"] == "runner.os == 'Linux'"
    asked = re.findall(r"\$\(python -m (tests\.\S+) (\w+)\)", done[got]["run"])
    assert asked == [("tests.system", "window")]
    told = [sys.executable, "-m", *asked[0]]
    said = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split() == missing_packages("window")


@pytest.mark.parametrize(("workflow", "job"), [("check", "end-to-end"), ("build", "linux")])
def test_a_bare_debian_gets_the_library_of_its_own_python(workflow: str, job: str) -> None:
    """PyInstaller takes it along, and Debian's Python does without."""
    bare = read(FOLDER / f"{workflow}.yml")["jobs"][job]
    image = bare["container"]
    system = image if isinstance(image, str) else image["image"]
    python = {"debian:12": "libpython3.11", "debian:13": "libpython3.13"}[system]
    (installs,) = (step["run"] for step in bare["steps"] if "apt-get" in step.get("run", ""))
    assert python in installs.split()


def test_every_target_of_a_release_is_built_and_handed_on() -> None:
    jobs = read(FOLDER / "build.yml")["jobs"]
    matrix = jobs["windows-and-macos"]["strategy"]["matrix"]["include"]
    assert {one["target"] for one in matrix} | {jobs["linux"]["name"]} == set(target.TARGETS)
    uploads = [
        step["with"]["name"]
        for step in steps(read(FOLDER / "build.yml"))
        if "upload-artifact" in step.get("uses", "") and "if" not in step
    ]
    assert uploads == ["installers-${{ matrix.target }}", "installers-linux-x64"]
    (fetched,) = (
        step["with"]["pattern"]
        for step in steps(read(FOLDER / "release.yml"))
        if "download-artifact" in step.get("uses", "")
    )
    assert fetched == "installers-*"


@pytest.mark.parametrize("job", ["windows-and-macos", "linux"])
def test_a_released_build_is_told_where_it_is_published_before_it_is_built(job: str) -> None:
    done = read(FOLDER / "build.yml")["jobs"][job]["steps"]
    told, built = (
        next(place for place, step in enumerate(done) if words in step.get("run", ""))
        for words in ("packaging/published.py", "nox -s package")
    )
    assert told < built
    assert done[told]["if"] == "github.ref_type == 'tag'"


def test_nobody_holds_a_secret_where_nothing_is_signed() -> None:
    """A build that is only tried runs much that is not ours, with whoever's change it is."""
    held = {
        name: (step.get("if", ""), value)
        for step in steps(read(FOLDER / "build.yml"))
        for name, value in step.get("env", {}).items()
        if "secrets." in value
    }
    assert len(held) == 9
    wanted = "github.ref_type == 'tag' || github.event_name == 'workflow_dispatch'"
    for name, (condition, value) in held.items():
        guarded = f"${{{{ ({wanted}) && secrets.{name} || '' }}}}"
        assert value == guarded or condition == wanted, name


def test_every_secret_is_handed_from_release_to_build_to_the_script_that_reads_it() -> None:
    build, release = read(FOLDER / "build.yml"), read(FOLDER / "release.yml")
    taken = build["on"]["workflow_call"]["secrets"]
    given = release["jobs"]["build"]["secrets"]
    (reader,) = (step for step in steps(build) if "certificates.py" in step.get("run", ""))
    read_by = reader["env"]
    assert reader["if"].startswith("github.ref_type == 'tag' ||")  # what is only tried is unsigned
    assert set(taken) == set(given) == set(read_by)
    for name, value in {**given, **read_by}.items():
        assert value == f"${{{{ secrets.{name} }}}}"
    script = (product.PACKAGING / "certificates.py").read_text(encoding="utf-8")
    assert not [name for name in taken if f'"{name}"' not in script]
