"""A real S3 server on this machine, for tests marked `s3`: SeaweedFS with a gateway of its own."""

import json
import re
import runpy
import socket
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.storage import storages

from catalogue.models import OcopCertificate, ProductDocument
from config.settings import files
from launch.paths import ROOT
from pictures.models import Picture, PictureRendition
from producers.models import DraftPaper, DraftPhoto
from tests import services

BUCKETS = ("shop-public", "shop-private")
OWNER = {"accessKey": "owner", "secretKey": "owner-secret"}
SHOP = {"accessKey": "shop", "secretKey": "shop-secret"}
RIGHTS = [f"{right}:{bucket}" for right in ("Read", "Write", "List") for bucket in BUCKETS]
KEYS = {
    "identities": [
        {"name": "owner", "credentials": [OWNER], "actions": ["Admin"]},
        {"name": "shop", "credentials": [SHOP], "actions": RIGHTS},
    ]
}
NAMED = (
    (ProductDocument, "file", "private"),
    (OcopCertificate, "scan", "private"),
    (DraftPaper, "file", "private"),
    (DraftPhoto, "file", "private"),
    (DraftPhoto, "preview", "private"),
    (Picture, "file", "public"),
    (PictureRendition, "file", "public"),
)
SERVERS = ("master", "volume", "filer", "s3")


def free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        taken = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in taken]


def command(folder: Path, ports: dict[str, int]) -> list[str]:
    keys = folder / "s3.json"
    keys.write_text(json.dumps(KEYS))
    options = {
        "dir": folder,
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "master.telemetry": "false",
        "master.volumeSizeLimitMB": 64,
        "volume.max": 100,
        "s3.config": keys,
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.localSocket": folder / "s3.sock",
        "filer.localSocket": folder / "filer.sock",
        **ports,
    }
    words = [f"-{name}={value}" for name, value in options.items()]
    return [services.WEED, "-logtostderr", "server", "-filer", "-s3", *words]


def public_policy() -> str:
    """The policy that docs/operations.md tells to give the public bucket."""
    text = (ROOT / "docs" / "operations.md").read_text()
    policy = re.search(r'```json\n(\{\n  "Version".*?)```', text, re.DOTALL)[1]
    return policy.replace("PUBLIC-BUCKET", BUCKETS[0])


def make_buckets(address: str) -> None:
    """Makes those that are not there yet; both hold what they are given."""
    owner = boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id=OWNER["accessKey"],
        aws_secret_access_key=OWNER["secretKey"],
        config=Config(retries={"total_max_attempts": 1}),
    )
    there = {bucket["Name"] for bucket in owner.list_buckets()["Buckets"]}
    for bucket in BUCKETS:
        if bucket not in there:
            owner.create_bucket(Bucket=bucket)
        owner.put_object(Bucket=bucket, Key="first", Body=b"-")
        owner.delete_object(Bucket=bucket, Key="first")
    owner.put_bucket_policy(Bucket=BUCKETS[0], Policy=public_policy())


def make_ready(address: str, seconds: float = 60) -> None:
    """Tries until all of it works: the server answers lists before it can make a bucket."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return make_buckets(address)
        except (BotoCoreError, ClientError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def s3_address(tmp_path_factory):
    """The server's address; it has both buckets of the shop."""
    folder = tmp_path_factory.mktemp("s3")
    names = [f"{server}.port{kind}" for server in SERVERS for kind in ("", ".grpc")]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command(folder, ports), cwd=folder, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{ports['s3.port']}"
        make_ready(address)
        yield address
    finally:
        # Asked politely it takes 25 s; nothing of it is kept.
        server.kill()
        server.wait()
        for name in SERVERS:
            left = Path(f"/tmp/seaweedfs-{name}-grpc-{ports[f'{name}.port.grpc']}.sock")
            left.unlink(missing_ok=True)


@pytest.fixture
def s3(s3_address, settings, monkeypatch):
    """The shop's storages as its settings choose them for this server; its address."""
    values = {
        "S3_BUCKET": BUCKETS[0],
        "S3_PRIVATE_BUCKET": BUCKETS[1],
        "S3_PUBLIC_HOST": "",
        "S3_ENDPOINT_URL": s3_address,
        "S3_REGION": "us-east-1",
        "S3_ACCESS_KEY": SHOP["accessKey"],
        "S3_SECRET_KEY": SHOP["secretKey"],
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = runpy.run_path(files.__file__)["STORAGES"]
    # These took theirs when their classes were made.
    for model, field, name in NAMED:
        monkeypatch.setattr(model._meta.get_field(field), "storage", storages[name])
    return s3_address
