"""Production starts with everything it needs, or says what is missing."""

import os
import subprocess
import sys

import pytest

from launch.paths import ROOT

COMPLETE = {
    "SHOP_ENV": "production",
    "SECRET_KEY": "uX7pQ2mZ9vK4sT8wB3nL6rF1yH5jD0cG7eA2iO9kP4tV8xR3qW",
    "SITE_URL": "https://ocop.example.vn",
    "ALLOWED_HOSTS": "ocop.example.vn",
    "DATABASE_URL": "postgres://shop@127.0.0.1:5432/shop",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "S3_BUCKET": "shop-public",
    "S3_PRIVATE_BUCKET": "shop-private",
    "S3_PUBLIC_HOST": "media.example.vn",
}
ELSEWHERE = {
    "SECRET_KEY": "not-secret-for-demo-and-tests-only-0123456789abcdefghij",
    "SITE_URL": "http://127.0.0.1:8000",
    "ALLOWED_HOSTS": "*",
}


def manage(*words, **changes):
    """manage.py in an environment with nothing but COMPLETE and `changes`."""
    env = {"PATH": os.environ["PATH"], **COMPLETE, **changes}
    command = [sys.executable, ROOT / "manage.py", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)


def test_the_deployment_check_is_clean():
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "S3_PUBLIC_HOST"],
)
def test_it_refuses_to_start_without(name):
    done = manage("check", **{name: ""})
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


@pytest.mark.parametrize("name", ELSEWHERE)
def test_it_refuses_the_value_that_the_demo_uses(name):
    done = manage("check", **{name: ELSEWHERE[name]})
    assert done.returncode != 0
    assert f"{name} is not set (or is a sample value)" in done.stderr


@pytest.mark.parametrize("private", ["", "shop-public"])
def test_private_papers_never_share_the_public_bucket(private):
    done = manage("check", S3_PRIVATE_BUCKET=private)
    assert done.returncode != 0
    assert "S3_BUCKET and S3_PRIVATE_BUCKET must both be set" in done.stderr


def test_an_unknown_environment_is_refused():
    done = manage("check", SHOP_ENV="prod")
    assert done.returncode != 0
    assert "SHOP_ENV is 'prod'" in done.stderr


def test_the_sample_data_is_refused():
    done = manage("seed")
    assert done.returncode != 0
    assert "not for production" in done.stderr


def test_production_does_not_take_a_sandbox_for_stripe():
    done = manage("check", STRIPE_API_BASE="http://127.0.0.1:12111")
    assert "names a sandbox" in done.stderr


def test_a_key_without_its_webhooks_secret_is_told():
    done = manage("check", STRIPE_SECRET_KEY="sk_live_x")
    assert "go together" in done.stderr
