"""A real `dagster dev` (webserver and daemon) on a free loopback port, and questions to it over GraphQL."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tests.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
START_SECONDS = 240
STOP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class DagsterDev:
    """A running instance: where its UI is, and the file that its output goes to."""

    url: str
    log: Path

    def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """Return `data` of a GraphQL query. Raises AssertionError with what the server says where it has errors."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = json.load(response)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def runs(self) -> list[dict[str, Any]]:
        """Return runId, status, jobName and tags of all runs, newest first."""
        query = "{ runsOrError { ... on Runs { results { runId status jobName tags { key value } } } } }"
        return self.ask(query)["runsOrError"]["results"]


def wait_for(what: str, look: Callable[[], T | None], *, seconds: float = 180) -> T:
    """Return the first true value of `look`. Raises AssertionError naming `what` after `seconds`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(f"{what}: not within {seconds} s")


@contextmanager
def dagster_dev(environment: dict[str, str], folder: Path, *, project: Path = ROOT) -> Iterator[DagsterDev]:
    """Run `dagster dev` on a project's workspace until the block ends; its output goes to a log in `folder`."""
    log = folder / "dagster-dev.log"
    port = free_port()
    command = [str(Path(sys.executable).parent / "dagster"), "dev", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=project, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    server = DagsterDev(f"http://127.0.0.1:{port}", log)
    try:
        wait_for(f"the UI ({log})", lambda: _answers(server, process), seconds=START_SECONDS)
        yield server
    finally:
        _stop(process)


def _answers(server: DagsterDev, process: subprocess.Popen[bytes]) -> bool:
    assert process.poll() is None, server.log.read_text()
    try:
        nodes = server.ask("{ assetNodes { id } }")["assetNodes"]
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
    return bool(nodes)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
