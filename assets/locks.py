"""Who is at work: locks per run and per day that is written, one of feeds, one between the lake's writers and builder.

All are flocks, which the kernel lets go when a process ends however it ends: nothing is left to break by hand. They
hold between the processes of one machine. What is written under them: ledger.py, candidate.py.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assets import ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warehouse.home import Home

LOOK_EVERY_SECONDS = 0.5

_HELD: dict[str, IO[str]] = {}
"""Locks of runs of this process, which last until it ends."""


def hold_run(home: Home, run_id: str) -> None:
    """Show, until this process ends, that it carries out a run."""
    path = _runs(home) / run_id
    if str(path) not in _HELD:
        _HELD[str(path)] = _lock(path, fcntl.LOCK_EX)


def let_go(home: Home, run_id: str) -> None:
    """End what `hold_run` shows."""
    path = _runs(home) / run_id
    path.unlink(missing_ok=True)
    if held := _HELD.pop(str(path), None):
        held.close()


def is_alive(home: Home, run_id: str) -> bool:
    """Tell whether a process of this machine carries out the run."""
    return _state(home, run_id) == "held"


def has_died(home: Home, run_id: str) -> bool:
    """Tell whether a process of this machine began to carry out the run and ended without letting go of it."""
    return _state(home, run_id) == "left"


@contextmanager
def holding_day(home: Home, day: str) -> Iterator[None]:
    """Keep other processes from writing the same day; wait for one that does."""
    with _lock(_folder(home) / f"{day}.lock", fcntl.LOCK_EX):
        yield


@contextmanager
def noting(home: Home) -> Iterator[None]:
    """Note which feeds came while no other run does."""
    with _lock(_folder(home) / "feeds.lock", fcntl.LOCK_EX):
        yield


@contextmanager
def writing(home: Home) -> Iterator[None]:
    """Write tables of a day while nobody builds from the lake; wait for one who does."""
    with _lock(_folder(home) / "lake.lock", fcntl.LOCK_SH):
        yield


@contextmanager
def reading_whole(home: Home, tell: Callable[[str], None]) -> Iterator[None]:
    """Build from a lake that nobody writes to; first wait for runs that live and are in the middle of a day.

    `tell` hears once what is waited for. Where a run died, the lake is handed over as it is, not whole.
    """
    told = False
    while True:
        with _lock(_folder(home) / "lake.lock", fcntl.LOCK_EX):
            waited_for = _read_by_others(home)
            if not waited_for:
                yield
                return
        if not told:
            tell(f"waiting for other runs to read {', '.join(waited_for[:10])}")
            told = True
        time.sleep(LOOK_EVERY_SECONDS)


def _read_by_others(home: Home) -> list[str]:
    entries = ledger.entries(home, ledger.ARTICLES)
    runs = {day: entries.get(day, {}).get(ledger.RUN, "") for day in ledger.torn_days(home)}
    others = {day: run for day, run in runs.items() if run and str(_runs(home) / run) not in _HELD}
    return [day for day, run in others.items() if is_alive(home, run)]


def _state(home: Home, run_id: str) -> str:
    """Held by a process, left by one that is gone, or none: ended well, begun elsewhere, or never begun."""
    try:
        with (_runs(home) / run_id).open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return "none"
    except BlockingIOError:
        return "held"
    return "left"


def _lock(path: Path, how: int) -> IO[str]:
    """Return a locked file that still has its name: one that was removed meanwhile is made anew."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
        fcntl.flock(file, how)
        if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            return file
        file.close()


def _folder(home: Home) -> Path:
    return Path(str(home.published)) / ".locks"


def _runs(home: Home) -> Path:
    return _folder(home) / "runs"
