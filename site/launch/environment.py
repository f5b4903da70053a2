"""The project's own Python in .venv, holding exactly what the requirements files pin."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from launch.commands import disk_full, run
from launch.lock import only_one
from launch.paths import PYTHON, ROOT, VAR, VENV
from launch.say import Refused, step
from launch.stamps import Stamp, digest, replace

PACKAGES = ROOT / "requirements.txt"
TOOLS = ROOT / "tests" / "requirements.txt"
#: In an environment of its own: see launch.bench.
STOCK_OSCAR = ROOT / "tests" / "bench" / "stock_oscar" / "requirements.txt"
#: Kept inside .venv, so that they go when it goes.
PACKAGES_STAMP = VENV / "packages.stamp"
TOOLS_STAMP = VENV / "tools.stamp"
#: Room for a first set-up, in MB.
NEEDED_MB = 800
INSTALL_VENV = "apt-get install --yes --no-install-recommends python3-venv"
#: uv keeps its downloads in the project's folder, on the same disk: they are linked, not copied.
UV_PLACE = {"UV_CACHE_DIR": str(VAR / "uv")}


def prepare(*, tools: bool) -> None:
    """Makes .venv and installs the packages; with `tools`, also those for tests and lint.

    Does nothing where that is done already, so the network is needed only once.
    """
    require_writable()
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


def works(python: Path) -> bool:
    """True where this Python starts and is new enough."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def require_writable() -> None:
    """Refuses where this folder, or what an earlier set-up left in it, is another account's."""
    for folder in (ROOT, VAR, VENV):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise Refused(
                "Tài khoản này không được ghi vào thư mục:",
                "This account may not write to the folder:",
                f"  {folder}",
            )


def require_room() -> None:
    """Refuses before anything is downloaded if the disk could not hold it."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MB:
        raise disk_full(f"  {ROOT}: {free} MB < {NEEDED_MB} MB")


def make_venv() -> None:
    """An empty .venv with pip. On a bare Debian that takes the package python3-venv."""
    if works(PYTHON) and (VENV / "bin" / "pip").exists():
        return
    with step("Tạo môi trường Python", "Creating the Python environment"):
        if not has_ensurepip():
            install_venv_package()
        run("venv", [sys.executable, "-m", "venv", "--clear", VENV])


def has_ensurepip() -> bool:
    """Debian ships Python's standard library without it."""
    command = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(command, capture_output=True).returncode == 0


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
    run("apt-install", INSTALL_VENV.split(), **quiet)


def install(files: list[Path]) -> None:
    """Brings .venv to exactly these pinned, hashed packages. pip fetches uv; uv does the rest."""
    pinned_uv = VAR / "uv.txt"
    replace(pinned_uv, uv_pin(TOOLS.read_text()).encode())
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-cache-dir"]
    run("pip", [*pip, "--require-hashes", "-r", pinned_uv])
    run("uv", [*uv("pip", "sync"), "--require-hashes", "--python", PYTHON, *files], **UV_PLACE)


def uv(*words: str) -> list:
    """The words that start uv."""
    return [PYTHON, "-m", "uv", *words]


def uv_pin(requirements: str) -> str:
    """The pin and hashes of uv alone, out of a compiled requirements file."""
    return re.search(r"^uv==.*\n(?: +--hash.*\n)+", requirements, re.MULTILINE)[0]
