"""Pytest's fixture; conftest.py names this module in `pytest_plugins`."""

import pytest

from .handle import Sandbox


@pytest.fixture(scope="session")
def running_stripe_sandbox():
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def stripe_sandbox(running_stripe_sandbox):
    """An empty sandbox; one process serves the whole run."""
    running_stripe_sandbox.reset()
    return running_stripe_sandbox
