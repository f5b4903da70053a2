"""The parts of set-up: a step is done once, wholly or not at all."""

import subprocess
import sys
import time
from gettext import GNUTranslations

import pytest

from launch import commands, lock, messages, stamps
from launch.environment import TOOLS, uv_pin
from launch.paths import ROOT
from launch.say import Refused
from launch.stamps import Stamp


@pytest.fixture
def logs(tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "LOGS", tmp_path)
    return tmp_path


def test_a_stamp_holds_for_the_same_inputs_only(tmp_path):
    Stamp(tmp_path / "a.stamp", "one").set()
    assert Stamp(tmp_path / "a.stamp", "one").holds()
    assert not Stamp(tmp_path / "a.stamp", "two").holds()
    assert not Stamp(tmp_path / "b.stamp", "one").holds()


def test_a_digest_sees_names_and_contents_and_no_order(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("1")
    b.write_text("2")
    before = stamps.digest([a, b])
    assert stamps.digest([b, a]) == before
    assert stamps.digest([a]) != before
    b.write_text("3")
    assert stamps.digest([a, b]) != before


def test_a_failed_step_shows_the_end_of_its_log(logs):
    script = "print(*range(100), sep='\\n'); raise SystemExit(3)"
    with pytest.raises(Refused) as refused:
        commands.run("sums", [sys.executable, "-c", script])
    told = "\n".join(refused.value.told)
    assert "'sums' failed" in told
    assert "| 99" in told
    assert "| 50" not in told
    assert str(logs / "sums.log") in told


@pytest.mark.parametrize(
    "complaint", ["OSError: [Errno 28] No space left on device", "database or disk is full"]
)
def test_a_full_disk_is_called_by_its_name(logs, complaint):
    with pytest.raises(Refused, match="The disk is full"):
        commands.run("x", [sys.executable, "-c", f"raise SystemExit({complaint!r})"])


def test_a_program_is_stopped_when_set_up_is(logs):
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), commands.Program("sleep", sleep) as program:
        raise KeyboardInterrupt
    assert program.process.returncode != 0
    assert time.monotonic() - started < 30


def test_a_second_set_up_waits_for_the_first(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "VAR", tmp_path)
    script = f"""
import launch.lock, pathlib
launch.lock.VAR = pathlib.Path({str(tmp_path)!r})
with launch.lock.only_one():
    print("in", flush=True)
"""
    with lock.only_one():
        second = subprocess.Popen(
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(ROOT / "site"), "PYTHONUTF8": "1"},
        )
        assert "Waiting for another ./run" in second.stdout.readline()
        assert second.poll() is None
    assert second.communicate(timeout=30)[0] == "in\n"


def test_uv_is_pinned_with_its_hashes():
    pin = uv_pin(TOOLS.read_text())
    assert pin.startswith("uv==")
    assert "--hash=sha256:" in pin
    assert "==" not in pin.split("\n", 1)[1]


def test_translations_are_compiled_without_gettext(tmp_path, monkeypatch):
    folder = tmp_path / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Outlet"\nmsgstr "Điểm"\n\n#, fuzzy\nmsgid "Price"\nmsgstr "Điểm"\n'
    )
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    messages.compile_messages()
    with (folder / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert compiled.gettext("Outlet") == "Điểm"
    assert compiled.gettext("Price") == "Price"


def test_a_packages_texts_are_compiled_with_ours(tmp_path, monkeypatch):
    folder = tmp_path / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for name, texts in {
        "django": {"Outlet": "Điểm"},
        "wagtail": {"Outlet": "Ổ", "Page": "Trang"},
    }.items():
        pairs = "\n".join(f'msgid "{text}"\nmsgstr "{own}"\n' for text, own in texts.items())
        (folder / f"{name}.po").write_text(header + pairs)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    messages.compile_messages()
    with (folder / "django.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert (compiled.gettext("Outlet"), compiled.gettext("Page")) == ("Điểm", "Trang")
