"""The same course gives the same archive, wherever and however it is released."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coursepack.release import Options, release
from coursepack.release.hashes import of_file
from tests.conftest import COURSES

_COURSE = COURSES.parent / "tests" / "courses" / "everything"
_ANYHOW = ["--allow-warnings", "--allow-loss"]

_REVERSED = """
import os, random, sys, time
real_scandir, real_listdir = os.scandir, os.listdir
class Scan:
    def __init__(self, path): self.items = sorted(real_scandir(path), key=lambda e: e.name, reverse=True)
    def __iter__(self): return self
    def __next__(self):
        if not self.items: raise StopIteration
        return self.items.pop(0)
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def close(self): pass
os.scandir = lambda path=".": Scan(path)
os.listdir = lambda path=".": sorted(real_listdir(path), reverse=True)
real_time = time.time
time.time = lambda: real_time() + 366 * 86400
os.umask(0o077)
from coursepack.cli import main
sys.argv = ["coursepack", *sys.argv[1:]]
main()
"""

_SURROUNDINGS = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "USER": "somebody"},
    {"LC_ALL": "ar_EG.UTF-8", "PYTHONHASHSEED": "3", "COLUMNS": "40"},
    {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4", "PYTHONUTF8": "0"},
]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The course copied file by file in another order, each with another time."""
    target = tmp_path_factory.mktemp("some where") / "Kurs"
    files = [path for path in _COURSE.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)
    for number, path in enumerate(files):
        copy = target / path.relative_to(_COURSE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (number, number))
    return target


@pytest.fixture(scope="module")
def here(tmp_path_factory, elsewhere):
    """What the archive is to be: released in this process from another copy."""
    folder = tmp_path_factory.mktemp("here")
    shutil.copytree(_COURSE, folder / "course")
    return of_file(
        release(folder / "course", Options(folder / "dist", allow_warnings=True, allow_loss=True)).archive
    )


@pytest.mark.parametrize("surroundings", _SURROUNDINGS, ids=lambda values: values["LC_ALL"])
def test_time_zone_locale_seed_home_umask_order_and_clock(tmp_path, elsewhere, here, surroundings):
    words = ["release", ".", "--out", str(tmp_path / "dist"), *_ANYHOW, "--no-cache"]
    subprocess.run(
        [sys.executable, "-c", _REVERSED, *words],
        cwd=elsewhere,
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    assert of_file(_archive(tmp_path / "dist")) == here


def test_eight_jobs(tmp_path, elsewhere, here):
    other = tmp_path / "second course"
    shutil.copytree(elsewhere, other)
    yaml = other / "course.yaml"
    yaml.write_text(
        yaml.read_text(encoding="utf-8").replace("id: everything", "id: second"), encoding="utf-8"
    )
    words = ["release", str(elsewhere), str(other), "--out", str(tmp_path / "dist"), *_ANYHOW]
    subprocess.run(
        [sys.executable, "-m", "coursepack", *words, "--jobs", "8"], check=True, capture_output=True
    )
    assert of_file(_archive(tmp_path / "dist")) == here


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare, of util-linux")
def test_without_a_network(tmp_path, elsewhere, here):
    isolated = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*isolated, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the system lets nobody make a network of their own")
    words = ["release", str(elsewhere), "--out", str(tmp_path / "dist"), *_ANYHOW]
    subprocess.run([*isolated, sys.executable, "-m", "coursepack", *words], check=True, capture_output=True)
    assert of_file(_archive(tmp_path / "dist")) == here


def _archive(folder: Path) -> Path:
    return folder / "everything-2.1.0.zip"
