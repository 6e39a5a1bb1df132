"""What may befall a night, and what came of it: `make faults` tries all and writes the table of docs/operations.md.

Every fault starts from one installation that has published a day; more articles land, the night meets its fault, then
an ordinary night follows. Nothing may be lost or doubled: the published tables must equal those of an installation
to which nothing happened.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.paths import ROOT
from tests.pipelines.happenings import (
    builder_at_work,
    clock_was_wrong,
    closed,
    fill_disk,
    killed_at,
    killed_when,
    lake_is_a_file,
    lock_is_a_folder,
    opened,
    put_back,
    truncated_while_read,
    two_at_once,
    write_again,
)
from tests.pipelines.place import TODAY, Place, copied, land_news, prepare, run_ordinary_night, tables

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a night: `meet` returns what came of that night; `mend` undoes it before the next one."""

    name: str
    meet: Callable[[Place], str]
    mend: Callable[[Place], None] = lambda place: None


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


if __name__ == "__main__":
    main()
