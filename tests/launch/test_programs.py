"""`./run` keeps its programs going while the shop serves, and stops them with it."""

import sys

import pytest

from launch import programs
from launch.programs import Programs, Words, demo_programs

SLEEP = Words(["-c", "import time; time.sleep(60)"], {})
BRIEF = Words(["-c", "print('done')"], {})


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "LOGS", tmp_path)
    monkeypatch.setattr(programs, "PYTHON", sys.executable)
    monkeypatch.setattr(programs, "PAUSE", 0.05)


def test_all_stop_with_the_shop():
    with Programs({"web": SLEEP, "worker": SLEEP}) as running:
        running.start("web")
        running.start_others()
    assert [p.returncode for p in running.running.values()] == [-15, -15]


def test_one_that_ends_is_started_again(tmp_path):
    web = Words(["-c", "import time; time.sleep(1.5)"], {})
    with Programs({"web": web, "clock": BRIEF}) as running:
        running.start("web")
        assert running.tend("web") == 0
    assert (tmp_path / "clock.log").read_text().count("done") > 1


def test_stopping_starts_nothing_anew():
    with Programs({"web": SLEEP, "clock": BRIEF}) as running:
        running.start("web")
        running.stop()
        running.tend("web")
        assert set(running.running) == {"web"}


def test_without_a_key_of_stripes_cards_go_to_the_sandbox(monkeypatch):
    monkeypatch.delenv("STRIPE_SECRET_KEY", raising=False)
    started = demo_programs(8000)
    assert set(started) == {"sandbox", "web", "worker", "clock"}
    assert started["web"].environment["STRIPE_API_BASE"].startswith("http://127.0.0.1:")


def test_with_a_key_there_is_no_sandbox(monkeypatch):
    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_own")
    started = demo_programs(8000)
    assert set(started) == {"web", "worker", "clock"}
    assert started["web"].environment["STRIPE_SECRET_KEY"] == "sk_test_own"
