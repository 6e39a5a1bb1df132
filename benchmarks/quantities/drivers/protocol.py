"""How a system under test is run: texts in, rows of score.py's form and CPU seconds out. Systems are not known here.

python -m benchmarks.quantities.drivers.ours TEXTS.jsonl RESULT.json
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]


def run(read: Callable[[list[str]], list[list[Row]]]) -> None:
    """Read all texts twice with `read` and write what the second pass found and its CPU seconds, this process's alone.

    The first pass warms caches that every system has, and is not timed.
    """
    texts, result = Path(sys.argv[1]), Path(sys.argv[2])
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines() if line.strip()]
    read([row["text"] for row in rows])
    began = time.process_time()
    found = read([row["text"] for row in rows])
    seconds = time.process_time() - began
    predicted = [{"id": row["id"], "text": row["text"], "quantities": q} for row, q in zip(rows, found, strict=True)]
    result.write_text(json.dumps({"cpu_seconds": seconds, "rows": predicted}), encoding="utf-8")


def each(read_one: Callable[[str], list[Row]]) -> Callable[[list[str]], list[list[Row]]]:
    """Return a reader of many texts; a text on which a peer raises has no quantities."""

    def read(texts: list[str]) -> list[list[Row]]:
        return [attempt(text) for text in texts]

    def attempt(text: str) -> list[Row]:
        try:
            return read_one(text)
        except Exception as error:  # noqa: BLE001  (a peer may raise anything; the others must still be measured)
            sys.stderr.write(f"{type(error).__name__}: {error} in {text[:60]!r}\n")
            return []

    return read
