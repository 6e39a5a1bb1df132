"""Files that appear whole: written beside their place and renamed, so that nobody reads half of one."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from upath import UPath

AnyPath = TypeVar("AnyPath", Path, UPath)


def write_whole(path: AnyPath, content: bytes) -> None:
    """Put a file in its place. Callers keep others who write the same one out by a lock."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    draft.rename(path)
