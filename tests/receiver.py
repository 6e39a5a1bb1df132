"""A webhook receiver on a free loopback port that keeps what it gets."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Receiver:
    """Where it listens and the JSON that came in; `fail_next` answers with errors first."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    failures: int = 0

    def fail_next(self, times: int) -> None:
        """Answer the next requests with 503 and keep nothing of them."""
        self.failures = times


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Listen until the block ends."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            failed, receiver.failures = receiver.failures > 0, max(receiver.failures - 1, 0)
            if not failed:
                receiver.got.append(json.loads(body))
            self.send_response(503 if failed else 200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the base class's)
            """Keep the test's output to the test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
