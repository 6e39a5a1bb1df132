"""Landed files: which there are, and their bytes as they came. What is in them is not known here: see articles.py."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from upath import UPath

from assets.faults import UnsettledFileError
from warehouse.home import Home

SIDECAR = ".meta.json"


@dataclass(frozen=True, slots=True)
class LandedFile:
    """One input file: its path below the landing folder ("2023-05-17/harbour/report.txt"), size and time of change."""

    path: str
    location: UPath
    size: int
    changed: float


def list_files(home: Home, day: str) -> list[LandedFile]:
    """Return the day's files by path. Hidden ones are left out: writers use such names for what is not finished."""
    folder = home.landing / day
    return sorted(_walk(folder, day), key=lambda file: file.path) if folder.exists() else []


def read_file(file: LandedFile) -> bytes:
    """Return the bytes of a file that did not change while it was read. Raises UnsettledFileError."""
    content = file.location.read_bytes()
    after = file.location.stat()
    if len(content) != file.size or (after.st_size, after.st_mtime) != (file.size, file.changed):
        raise UnsettledFileError(f"{file.path} changed while it was read: land files under a hidden name, then rename")
    return content


def fingerprint(files: list[LandedFile]) -> str:
    """Return a hash that changes when a file of the list comes, goes or is written to. Contents are not read."""
    listing = "\n".join(f"{file.path}\t{file.size}\t{file.changed!r}" for file in files)
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


def _walk(folder: UPath, path: str) -> Iterator[LandedFile]:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, below)
        else:
            facts = entry.stat()
            yield LandedFile(below, entry, facts.st_size, facts.st_mtime)
