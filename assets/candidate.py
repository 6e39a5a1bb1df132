"""The built file between build and publication: which lake it holds, and whether that is published already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assets import ledger
from assets.codes import code_frames
from assets.versions import build_version
from warehouse.build import build
from warehouse.publish import building, publish

if TYPE_CHECKING:
    from pathlib import Path

    from assets.resources import Storage
    from warehouse.publish import Generation


def prepare(storage: Storage) -> tuple[str, bool]:
    """Build a file from the lake unless the one that waits holds the same; return its version and whether it is new.

    Raises HalfWrittenError, LockedError, duckdb.ConstraintException; the file that waited is then still whole.
    """
    version = f"{ledger.lake_version(storage.home)}-{build_version()}"
    if _read(_built(storage)) == version and storage.built.exists():
        return version, False
    with building(storage.home) as workshop:
        built = build(storage.home, workshop / storage.built.name, code_frames())
        storage.built.parent.mkdir(exist_ok=True)
        _built(storage).unlink(missing_ok=True)
        built.path.replace(storage.built)
        _built(storage).write_text(version)
    return version, True


def release(storage: Storage) -> Generation | None:
    """Publish the file that waits; None, having done nothing, when its version is what `current` holds."""
    version = _read(_built(storage))
    if storage.current is not None and _read(_published(storage)) == version:
        return None
    with building(storage.home):
        _published(storage).unlink(missing_ok=True)
        generation = publish(storage.home, storage.built, keep=storage.keep_builds)
        _published(storage).write_text(version)
    return generation


def _built(storage: Storage) -> Path:
    return storage.built.with_name("version")


def _published(storage: Storage) -> Path:
    return storage.built.with_name("published")


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""
