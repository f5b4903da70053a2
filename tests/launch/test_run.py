"""`./run` says plainly what it cannot do, before it changes anything."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from launch.paths import ROOT


def run(*words, cwd=ROOT, command=ROOT / "run", **env):
    """`./run` with these words: its exit code, standard output and error."""
    env = {**os.environ, **env}
    return subprocess.run([command, *words], cwd=cwd, env=env, capture_output=True, text=True)


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_help_lists_the_commands_in_both_languages():
    done = run("help")
    assert done.returncode == 0
    assert "./run test" in done.stdout
    assert "kiểm thử" in done.stdout


def test_an_unknown_command_is_refused_with_the_list():
    done = run("sreve")
    assert done.returncode == 1
    assert "No such command: 'sreve'" in done.stderr
    assert "./run test" in done.stderr


def test_a_taken_port_is_told_with_a_way_out(taken_port):
    done = run(PORT=str(taken_port))
    assert done.returncode == 1
    assert f"Port {taken_port} is in use" in done.stderr
    assert f"PORT={taken_port + 1} ./run" in done.stderr
    assert "→" not in done.stdout


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "٨٠٠٠", "8000 "])
def test_a_port_that_is_none_is_told(port):
    done = run(PORT=port)
    assert done.returncode == 1
    assert "PORT must be a number from 1 to 65535" in done.stderr


def test_an_old_python_is_told_with_what_to_install(tmp_path):
    for tool in ("sh", "env", "dirname", "readlink"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    for old in ("python3", "python3.11", "python3.12", "python3.13"):
        (tmp_path / old).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / old).chmod(0o755)
    done = run(PATH=str(tmp_path), PYTHON="")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "Cần Python 3.11" in done.stderr


def test_it_works_through_a_link_and_beside_misleading_modules(tmp_path):
    (tmp_path / "launch.py").write_text("raise SystemExit('the wrong launch')")
    link = tmp_path / "start the shop"
    link.symlink_to(ROOT / "run")
    assert run("help", cwd=tmp_path, command=link).returncode == 0


def test_run_is_a_plain_posix_script():
    text = Path(ROOT / "run").read_text()
    assert text.startswith("#!/bin/sh\n")
    assert subprocess.run([shutil.which("dash") or "sh", "-n", ROOT / "run"]).returncode == 0
