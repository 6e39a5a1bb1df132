"""What may befall a night, and what came of it: `make faults` tries all and writes the table of docs/operations.md.

Every fault starts from one installation that has published a day; more articles land, the night meets its fault, then
an ordinary night follows. Nothing may be lost or doubled: the published tables must equal those of an installation
to which nothing happened.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
import duckdb

from tests.installation import CASTLE, PLEDGE, RIVER
from tests.paths import ROOT
from tests.sample_run import make_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD, TODAY = "2023-05-02", datetime.now(UTC).date().isoformat()
TEXTS = [
    f"The garrison of Olmen said that it had lost {n} trucks and {n + 7} drones on the road." for n in range(20, 60)
]
FULL_MB = 128
ORDINARY_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Root without its right to pass over permissions, so that folders can be closed to it."""


@dataclass(frozen=True, slots=True)
class Place:
    """An installation that something happens to."""

    folder: Path
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        """Return NEWSFACTS_HOME."""
        return self.folder / "data"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a night in a process of its own, or a module with arguments in its place; not as an almighty root."""
        words = arguments or ("pipelines.run_night",)
        return subprocess.Popen(
            [*ORDINARY_USER, sys.executable, "-m", *words], cwd=ROOT, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a night: `meet` returns what came of that night; `mend` undoes it before the next one."""

    name: str
    meet: Callable[[Place], str]
    mend: Callable[[Place], None] = lambda place: None


def killed_at(event: str, pattern: str) -> Callable[[Place], str]:
    """Kill the night's process when it is about to do `event` to a path like `pattern`."""

    def meet(place: Place) -> str:
        child = place.start("tests.pipelines.doomed", "kill", event, pattern)
        printed, _ = child.communicate()
        assert child.returncode == -signal.SIGKILL, printed
        return "the file published before stays"

    return meet


def killed_when(pattern: str) -> Callable[[Place], str]:
    """Kill the night's process when a file like `pattern` stands below NEWSFACTS_HOME."""

    def meet(place: Place) -> str:
        child = place.start()
        while not list(place.data.glob(pattern)):
            assert child.poll() is None, f"{pattern} never came"
            time.sleep(0.002)
        child.kill()
        child.communicate()
        return "the file published before stays"

    return meet


def stopped_with(*words: str) -> Callable[[Place], str]:
    """Let the night run into what is wrong and expect the words in its message."""

    def meet(place: Place) -> str:
        child = place.start()
        printed, _ = child.communicate()
        assert child.returncode == 1, printed
        missing = [word for word in words if word not in printed]
        assert not missing, f"{missing} not in {printed}"
        return f"the run fails and says {words[0]!r}"

    return meet


def truncated_while_read(place: Place) -> str:
    """Cut a landed file in half between listing and reading; its writer writes it again later."""
    child = place.start("tests.pipelines.doomed", "truncate", "open", r"landing/.*/fort\.txt$")
    printed, _ = child.communicate()
    assert child.returncode == 0, printed
    assert steps_tried_again(place) == {"read_articles"}
    return "the day is read again at once, with the file as it then is"


def steps_tried_again(place: Place) -> set[str | None]:
    """Return the steps that asked to be tried again, in any run of the place."""
    with dg.DagsterInstance.from_config(place.environment["DAGSTER_HOME"]) as instance:
        return {
            entry.step_key
            for run in instance.get_runs()
            for entry in instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_UP_FOR_RETRY)
        }


def two_at_once(place: Place) -> str:
    """Run two nights over the same days at the same time."""
    children = [place.start(), place.start()]
    printed = [child.communicate()[0] for child in children]
    assert [child.returncode for child in children] == [0, 0], printed
    return "both succeed; the second finds the day read"


def builder_at_work(place: Place) -> str:
    """Hold the builder's lock for a while from another process."""
    entry = place.data / "lake" / "ledger" / "extraction" / f"{TODAY}.json"
    before = entry.stat().st_mtime_ns if entry.exists() else 0
    with (place.data / "published" / ".lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        child = place.start()
        while not entry.exists() or entry.stat().st_mtime_ns == before:
            assert child.poll() is None
            time.sleep(0.05)
        time.sleep(4)
    printed, _ = child.communicate()
    assert child.returncode == 0, printed
    assert steps_tried_again(place) == {"build_warehouse"}
    return "the build is tried again, later each time, and succeeds"


def fill_disk(place: Place) -> str:
    """Leave no room on the disk of NEWSFACTS_HOME."""
    free = shutil.disk_usage(place.data).free
    (place.data / "ballast").write_bytes(b"\0" * (free - 20_000))
    return stopped_with("the disk is full", "NEWSFACTS_HOME")(place)


def lock_is_a_folder(place: Place) -> str:
    """Put a folder where the builder's lock file is."""
    lock = place.data / "published" / ".lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    return stopped_with("a folder stands where a file is needed", "NEWSFACTS_HOME")(place)


def lake_is_a_file(place: Place) -> str:
    """Put a file where the folder of a lake table is."""
    table = place.data / "lake" / "rejects"
    table.rename(table.with_name("rejects-aside"))
    table.write_text("")
    return stopped_with("a file stands where a folder is needed", "NEWSFACTS_HOME")(place)


def put_back(place: Place) -> None:
    """Undo `lake_is_a_file`."""
    table = place.data / "lake" / "rejects"
    table.unlink()
    table.with_name("rejects-aside").rename(table)


def closed(folder: str, *, mode: int) -> Callable[[Place], str]:
    """Take rights to a folder below NEWSFACTS_HOME from the user who runs Dagster."""

    def meet(place: Place) -> str:
        (place.data / folder).chmod(mode)
        return stopped_with("not allowed", folder, "NEWSFACTS_HOME")(place)

    return meet


def opened(folder: str) -> Callable[[Place], None]:
    """Undo `closed`."""
    return lambda place: (place.data / folder).chmod(0o755)


def clock_was_wrong(place: Place) -> str:
    """Land a day that has not come yet, as after a clock that ran ahead."""
    shutil.copytree(place.data / "landing" / TODAY, place.data / "landing" / "2999-01-01")
    child = place.start()
    printed, _ = child.communicate()
    assert child.returncode == 0, printed
    assert "NEWSFACTS_TIME_ZONE" in printed, printed
    return "the other days are read; the message names the day and NEWSFACTS_TIME_ZONE"


def write_again(place: Place) -> None:
    """Let the writer of the truncated file finish."""
    (place.data / "landing" / TODAY / "wire" / "fort.txt").write_text(CASTLE)


FAULTS = [
    Fault("`kill -9` while landed files are read", killed_at("open", r"landing/.*/river\.txt$")),
    Fault(
        "`kill -9` between the day's articles and its rejects", killed_at("os.rename", r"lake/rejects/day=[^.]*/part")
    ),
    Fault(
        "`kill -9` before the day's articles are vouched for", killed_at("os.rename", r"ledger/articles/[^.]*\.json$")
    ),
    Fault("`kill -9` while the model is loaded", killed_at("open", r"en_core_web_sm.*/ner/")),
    Fault("`kill -9` while texts are parsed", killed_at("frame", r"spacy/language\.py:pipe$")),
    Fault("`kill -9` between quantities and facts", killed_at("os.rename", r"lake/facts/day=[^.]*/part")),
    Fault(
        "`kill -9` before the day's facts are vouched for", killed_at("os.rename", r"ledger/extraction/[^.]*\.json$")
    ),
    Fault("`kill -9` while the file is built", killed_when("published/.build/newsfacts.duckdb")),
    Fault("`kill -9` before the built file is handed over", killed_at("os.rename", r"\.candidate/newsfacts\.duckdb$")),
    Fault("`kill -9` before the built file has its version", killed_at("open", r"\.candidate/version$")),
    Fault("`kill -9` while the file is copied for publication", killed_at("os.chmod", r"published/\.\d+/newsfacts")),
    Fault("`kill -9` before the new generation has its name", killed_at("os.rename", r"published/\.\d+$")),
    Fault("`kill -9` before `current` leads to it", killed_at("os.rename", r"published/\.current$")),
    Fault("`kill -9` after `current` leads to it", killed_at("open", r"\.candidate/published$")),
    Fault("a file is truncated while it is read", truncated_while_read, write_again),
    Fault("two runs at once", two_at_once),
    Fault("somebody else is building", builder_at_work),
    Fault("the disk is full", fill_disk, lambda place: (place.data / "ballast").unlink()),
    Fault(
        "the lock is broken: a folder in its place",
        lock_is_a_folder,
        lambda place: (place.data / "published/.lock").rmdir(),
    ),
    Fault("a table's folder cannot be written", lake_is_a_file, put_back),
    Fault(
        "a landing folder cannot be read",
        closed(f"landing/{TODAY}/wire", mode=0o000),
        opened(f"landing/{TODAY}/wire"),
    ),
    Fault("the landing folder cannot be read at all", closed("landing", mode=0o000), opened("landing")),
    Fault("nothing may be written to `published`", closed("published", mode=0o555), opened("published")),
    Fault("the clock ran ahead", clock_was_wrong, lambda place: shutil.rmtree(place.data / "landing" / "2999-01-01")),
]


def prepare(folder: Path) -> Place:
    """Return an installation that has published its first day."""
    place = Place(folder, make_environment(folder) | {"NEWSFACTS_FIRST_DAY": "2023-05-01"})
    _land(place, OLD, {"wire/old.txt": PLEDGE})
    run_ordinary_night(place)
    return place


def land_news(place: Place) -> None:
    """Let today's articles land, one that cannot be read among them."""
    several = {f"wire/trucks{number}.txt": text for number, text in enumerate(TEXTS)}
    _land(
        place,
        TODAY,
        {"wire/fort.txt": CASTLE, "wire/river.txt": RIVER, "other/copy.txt": CASTLE, "scan.pdf": "%PDF"} | several,
    )


def run_ordinary_night(place: Place) -> None:
    """Run a night to which nothing happens; it must succeed."""
    child = place.start()
    printed, _ = child.communicate()
    assert child.returncode == 0, printed


def tables(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the published file's tables, in order."""
    with duckdb.connect(str(place.data / "published/current/newsfacts.duckdb"), read_only=True) as file:
        names = file.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall()
        return {name: file.execute(f"select * from {name} order by all").fetchall() for (name,) in sorted(names)}


@contextmanager
def copied(base: Place, *, small: bool) -> Iterator[Place]:
    """Yield a copy of an installation; a `small` one has a disk of its own that can be filled (needs root)."""
    with tempfile.TemporaryDirectory(prefix="fault-") as name:
        folder = Path(name)
        data = folder / "data"
        if small:
            data.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={FULL_MB}m", "tmpfs", str(data)], check=True)
        try:
            shutil.copytree(base.data, data, symlinks=True, dirs_exist_ok=True)
            shutil.copytree(base.folder / "dagster", folder / "dagster")
            yield Place(folder, base.environment | make_paths(folder))
        finally:
            if small:
                subprocess.run(["umount", "-l", str(data)], check=True)


def make_paths(folder: Path) -> dict[str, str]:
    """Return the settings that name the folders of an installation."""
    return {"NEWSFACTS_HOME": str(folder / "data"), "DAGSTER_HOME": str(folder / "dagster")}


def can_mount() -> bool:
    """Tell whether a disk can be made small here."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
        return tried.returncode == 0 and subprocess.run(["umount", folder], check=False).returncode == 0


def reference(base: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return the tables of an installation to which nothing happened."""
    with copied(base, small=False) as place:
        land_news(place)
        run_ordinary_night(place)
        return tables(place)


def meet(fault: Fault, base: Place, wanted: dict[str, list[tuple[object, ...]]]) -> str:
    """Let a fault happen, then an ordinary night; return what came of the first. Raises AssertionError."""
    with copied(base, small=fault.meet is fill_disk) as place:
        before = tables(place)
        land_news(place)
        outcome = fault.meet(place)
        assert tables(place) in (before, wanted) or fault.meet is truncated_while_read, "a half-made file was published"
        fault.mend(place)
        run_ordinary_night(place)
        found = tables(place)
        assert found.keys() == wanted.keys()
        wrong = [name for name in wanted if found[name] != wanted[name]]
        assert not wrong, f"{wrong} differ from those of an installation to which nothing happened"
        return outcome


def main() -> None:
    """Try all faults and write the table into docs/operations.md between its marks."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        base = prepare(Path(folder))
        wanted = reference(base)
        rows = []
        for fault in FAULTS:
            outcome = meet(fault, base, wanted)
            print(f"{fault.name}: {outcome}", flush=True)
            rows.append(f"| {fault.name} | {outcome} | succeeds; tables equal |")
    write_table(["| what happens | that night | the next night |", "|---|---|---|", *rows])


def write_table(lines: list[str]) -> None:
    """Replace what stands between the marks of docs/operations.md."""
    page = ROOT / "docs" / "operations.md"
    before, rest = page.read_text().split("<!-- faults -->\n")
    _, after = rest.split("<!-- /faults -->\n") if "<!-- /faults -->" in rest else ("", rest)
    page.write_text(f"{before}<!-- faults -->\n" + "\n".join(lines) + f"\n<!-- /faults -->\n{after}")


def _land(place: Place, day: str, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = place.data / "landing" / day / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if path.suffix == ".txt":
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"published_at": "2023-05-02"}))


if __name__ == "__main__":
    main()
