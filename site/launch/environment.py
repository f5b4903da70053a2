"""The project's own Python in .venv, holding exactly what requirements.txt pins."""

import errno
import fcntl
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from launch.commands import disk_full, run
from launch.paths import PYTHON, ROOT, VAR, VENV
from launch.say import Refused, say, step
from launch.stamps import Stamp, digest, replace

PACKAGES = ROOT / "requirements.txt"
TOOLS = ROOT / "tests" / "requirements.txt"
#: What a first set-up takes on disk, in MB.
NEEDED_MB = 900
INSTALL_VENV = "apt-get install --yes python3-venv"


def prepare(*, tools: bool) -> None:
    """Makes .venv and installs the packages; with `tools`, also those for tests and lint.

    Does nothing where that is done already, so needs the network only once.
    """
    with only_one():
        tools = tools or TOOLS_STAMP.is_file()
        files = [PACKAGES, TOOLS] if tools else [PACKAGES]
        stamp = Stamp(TOOLS_STAMP if tools else PACKAGES_STAMP, digest(files))
        if stamp.holds() and works(PYTHON):
            return
        require_room()
        make_venv()
        with step("Cài các gói", "Installing the packages"):
            install(files)
        stamp.set()


PACKAGES_STAMP = VENV / "packages.stamp"
TOOLS_STAMP = VENV / "tools.stamp"


@contextmanager
def only_one():
    """Two set-ups in one folder do not run over each other: the second waits."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Đang chờ một ./run khác cài xong", "Waiting for another ./run to finish setting up")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def works(python: Path) -> bool:
    """True where this Python starts and is new enough."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def require_room() -> None:
    """Refuses before anything is downloaded if the disk could not hold it."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MB:
        raise disk_full(f"  {ROOT}: {free} MB / {NEEDED_MB} MB")


def make_venv() -> None:
    """An empty .venv with pip. On a bare Debian that takes the package python3-venv."""
    if works(PYTHON) and (VENV / "bin" / "pip").exists():
        return
    with step("Tạo môi trường Python", "Creating the Python environment"):
        if not has_ensurepip():
            install_venv_package()
        run("venv", [sys.executable, "-m", "venv", "--clear", VENV])


def has_ensurepip() -> bool:
    """Debian ships the standard library without it."""
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode == 0


def install_venv_package() -> None:
    """As root on Debian, installs it; else tells the one line to run."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Refused(
            "Python này chưa có venv. Hãy chạy dòng sau rồi chạy lại ./run:",
            "This Python lacks venv. Run this line, then ./run again:",
            f"  sudo {INSTALL_VENV}",
        )
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-update", ["apt-get", "update"], **quiet)
    run("apt-install", [*INSTALL_VENV.split(), "--no-install-recommends"], **quiet)


def install(files: list[Path]) -> None:
    """Brings .venv to exactly these pinned, hashed packages. pip fetches uv; uv does the rest."""
    pinned_uv = VAR / "uv.txt"
    replace(pinned_uv, uv_pin(TOOLS.read_text()).encode())
    hashed = ["--require-hashes", "--quiet"]
    run("pip", [PYTHON, "-m", "pip", "install", *hashed, "--no-cache-dir", "-r", pinned_uv])
    run("uv", [*uv("pip", "sync"), *hashed, "--python", PYTHON, *files], **UV_PLACE)


#: uv keeps its downloads in the project's folder, on the same disk: they are linked, not copied.
UV_PLACE = {"UV_CACHE_DIR": str(VAR / "uv")}


def uv(*words: str) -> list:
    """The words that start uv."""
    return [PYTHON, "-m", "uv", *words]


def uv_pin(requirements: str) -> str:
    """The pin and hashes of uv alone, out of a compiled requirements file.

    >>> uv_pin("a==1 \\\\n    --hash=x\\nuv==2 \\\\n    --hash=y\\n    # via z\\nb==3\\n")
    'uv==2 \\\\n    --hash=y\\n'
    """
    return re.search(r"^uv==.*\n(?:    --hash.*\n)+", requirements, re.MULTILINE)[0]


def is_full(error: OSError) -> bool:
    """True where a write failed for want of room."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}
