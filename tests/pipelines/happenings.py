"""What happens to a night: it is killed, runs into what is wrong, or meets another. Each returns what came of it."""

from __future__ import annotations

import fcntl
import shutil
import signal
import time
from typing import TYPE_CHECKING

import dagster as dg

from tests.installation import CASTLE
from tests.pipelines.place import TODAY, Place

if TYPE_CHECKING:
    from collections.abc import Callable


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
