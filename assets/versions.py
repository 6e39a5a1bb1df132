"""What a built file depends on besides the lake: the code and SQL that build it, and the rules behind code tables."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import warehouse
from extraction.version import code_version


@cache
def build_version() -> str:
    """Return 12 hex digits over the warehouse package, DuckDB's version and the extractor's code and rules."""
    root = Path(warehouse.__path__[0])
    digest = hashlib.sha256(f"{version('duckdb')} {code_version()}".encode())
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".sql", ".toml"}:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
