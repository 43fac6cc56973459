"""The wheel, as `pip install` users have it: everything travels in it, and it works with no checkout near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the libraries under it are this environment's own."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    (site,) = folder.glob("lib/python*/site-packages")
    # A folder named in a .pth file joins the path, but the .pth files in it (our own checkout's) are not read.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def run(installed: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    environment["PATH"] = f"{installed}{os.pathsep}{environment['PATH']}"
    return subprocess.run(
        [str(installed / command[0]), *command[1:]],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["templates", "assets"])
def test_every_template_and_asset_travels(wheel: Path, folder: str) -> None:
    tracked = [
        path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith(".")
    ]
    expected = {f"presswork/_data/{path.relative_to(ROOT).as_posix()}" for path in tracked}
    assert expected
    assert expected <= names(wheel)


def test_every_file_of_the_package_travels(wheel: Path) -> None:
    files = (path.relative_to(ROOT / "src") for path in (ROOT / "src/presswork").rglob("*") if path.is_file())
    own = (path for path in files if not any(part.startswith((".", "__pyc")) for part in path.parts))
    assert {path.as_posix() for path in own} <= names(wheel)


def test_nothing_else_travels(wheel: Path) -> None:
    roots = {name.split("/")[0] for name in names(wheel)}
    assert roots == {"presswork", next(root for root in roots if root.endswith(".dist-info"))}
    assert not any(name.endswith((".pyc", ".ttf", ".otf", ".woff2", ".jar")) for name in names(wheel))


def test_the_licence_and_the_node_lock_travel(wheel: Path) -> None:
    assert {"presswork/_data/node/package.json", "presswork/_data/node/package-lock.json"} <= names(wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names(wheel))


def test_the_same_checkout_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_its_data_is_found_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "from presswork import resources; print(resources.templates_dir(), resources.assets_dir())"
    done = run(installed, "python", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stdout
    assert all(Path(path).is_dir() for path in done.stdout.split())


def test_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "presswork", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "presswork 0.1.0\n")


def test_a_new_project_builds_at_once_with_no_finding(installed: Path, tmp_path: Path) -> None:
    made = run(installed, "presswork", "new", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    for target in ("pdf", "epub"):
        done = subprocess.run(
            ["make", "-s", target],
            cwd=tmp_path / "mine",
            env={**os.environ, "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}", "MAKEFLAGS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        finished = tmp_path / "mine/dist/first-article" / f"first-article.{target}"
        assert finished.stat().st_size > 10_000


def test_the_doctor_knows_the_installed_presswork(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "presswork", "doctor", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"name": "weasyprint"' in done.stdout
