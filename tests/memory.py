"""Code that must do with little memory, tried in a process that is given no more."""

import subprocess
import sys

from launch.paths import ROOT

BEGIN = """
import os, resource, sys
sys.path[:0] = [".", "site"]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
import django
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

def small(path, name):
    return SimpleUploadedFile(name, open(path, "rb").read())

def on_disk(path, name):
    file = TemporaryUploadedFile(name, "", os.path.getsize(path), None)
    os.link(path, file.temporary_file_path() + ".linked")
    os.replace(file.temporary_file_path() + ".linked", file.temporary_file_path())
    file.file.file = open(file.temporary_file_path(), "rb+")
    return file

def allow(megabytes):
    used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + megabytes * 2**20,) * 2)

def refusal(field, upload):
    try:
        field.clean(upload)
    except ValidationError as error:
        return error.code
"""


def outcome(code: str, *arguments) -> str:
    """What the code prints. `sys.argv[1:]` are the arguments; see BEGIN for what it can use."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
