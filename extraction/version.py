"""The version of code and rules, without loading either. The model's part is added by extractor.py."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

COMPUTES_WITH = ("spacy", "thinc", "numpy")
READS_WITH = ("charset-normalizer", "htmldate", "lxml", "pyarrow", "trafilatura")


@cache
def code_version() -> str:
    """Return 12 hex digits over all code and rules of this package and the versions of what it computes with."""
    return _digest(Path(__file__).parent, COMPUTES_WITH)


@cache
def readers_version() -> str:
    """Return 12 hex digits over the readers alone: what the articles table depends on."""
    return _digest(Path(__file__).parent / "readers", READS_WITH)


def _digest(root: Path, libraries: tuple[str, ...]) -> str:
    digest = sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".toml", ".bin", ".npz", ".json"}:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update("".join(version(name) for name in libraries).encode())
    return digest.hexdigest()[:12]
