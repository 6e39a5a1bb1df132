"""Publish a built file: a new generation, then the symlink.

Readers of older generations are not disturbed (docs/decisions).
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.build import STORAGE_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.home import Home

KEEP = 3
FILE = "newsfacts.duckdb"


class LockedError(Exception):
    """Another process is building or publishing."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One published file: its number, path and size in bytes."""

    number: int
    path: Path
    size: int


@contextmanager
def building(home: Home) -> Iterator[Path]:
    """Hold the builder's lock and yield an empty folder to build in, gone afterwards.

    Raises LockedError with the holder's pid.

    Leftovers of builders that died are removed.
    """
    published = Path(str(home.published))
    published.mkdir(parents=True, exist_ok=True)
    with (published / ".lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise LockedError(
                f"{published}: process {lock.read().strip() or 'unknown'} is building; wait for it or stop it"
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        _sweep(published)
        workshop = published / ".build"
        workshop.mkdir()
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)


def publish(home: Home, built: Path, *, keep: int = KEEP) -> Generation:
    """Copy a built file compactly into a new generation, make it durable and read-only, and point `current` at it.

    Call it inside `building`. The newest `keep` generations stay. A crash at any moment leaves the old one in place.
    """
    published = Path(str(home.published))
    number = max((int(path.name) for path in published.iterdir() if path.name.isdigit()), default=0) + 1
    draft = published / f".{number}"
    draft.mkdir()
    file = draft / FILE
    _copy(built, file)
    file.chmod(0o444)
    _sync(file)
    folder = published / str(number)
    draft.rename(folder)
    link = published / ".current"
    link.unlink(missing_ok=True)
    link.symlink_to(str(number))
    link.rename(published / "current")
    _sync(published)
    for old in sorted((p for p in published.iterdir() if p.name.isdigit()), key=lambda p: int(p.name))[: -max(keep, 1)]:
        shutil.rmtree(old)
    return Generation(number, folder / FILE, (folder / FILE).stat().st_size)


def _copy(built: Path, file: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{built}' as built (read_only)").fetchall()
        connection.execute(f"attach '{file}' as fresh (storage_version '{STORAGE_VERSION}')").fetchall()
        connection.execute("copy from database built to fresh").fetchall()
        connection.execute("checkpoint fresh").fetchall()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(published: Path) -> None:
    """Remove what a killed builder left: its workshop and half-copied generations."""
    for path in published.iterdir():
        if path.name == ".build" or (path.name.startswith(".") and path.name[1:].isdigit()):
            shutil.rmtree(path)
