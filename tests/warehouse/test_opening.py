"""What docs/opening.md tells a reader to type works: in the shell, in DuckDB's program, in Python, in a notebook."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.environments import environment
from tests.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sample_run import SampleRun

PAGE = (ROOT / "docs" / "opening.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
PYTHON = [code for language, code in BLOCKS if language == "python"]
(SQL,) = [code for language, code in BLOCKS if language == "sql"]
COMMANDS = re.findall(r"^    ((?:\.venv/bin/newsfacts|duckdb) .*)$", PAGE, re.MULTILINE)
PROGRAMS = (f"duckdb=={duckdb.__version__}", "polars", "pandas", "pyarrow", "ipython")
COMMAND_LINE = "duckdb-cli==1.5.6"


@pytest.fixture
def desk(sample: SampleRun, tmp_path: Path) -> Path:
    """A folder that looks like an installation with the sample published."""
    (tmp_path / "data" / "published").mkdir(parents=True)
    (tmp_path / "data" / "published" / "current").symlink_to(sample.file.parent)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path


def run(command: str | list[str | Path], desk: Path, *, typed: str = "") -> str:
    """Run a command at the desk, with DuckDB's program on the path, and return what it prints."""
    programs = environment("command-line", COMMAND_LINE)
    with_programs = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "NEWSFACTS_HOME": str(desk / "data")}
    done = subprocess.run(
        command, cwd=desk, env=with_programs, shell=isinstance(command, str), input=typed,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


@pytest.mark.parametrize("command", [command for command in COMMANDS if " -ui " not in command])
def test_a_command_of_the_page_works(desk: Path, command: str) -> None:
    printed = run(command, desk, typed="select 'facts: ' || count(*) from views.fact_overview;")
    written = [*desk.glob("*.csv"), *desk.glob("exports/*/*")]
    assert printed or all(path.stat().st_size for path in written)
    if command.startswith("duckdb"):
        assert re.search(r"facts: [1-9]", printed)


def test_notes_of_ones_own_stand_in_another_file(desk: Path) -> None:
    printed = run("duckdb", desk, typed=f"{SQL}\nselect count(*) || ' watched' from mine.watched;")
    assert re.search(r"[1-9]\d* watched", printed)


@pytest.mark.parametrize("code", [code for code in PYTHON if "%pip" not in code])
def test_the_python_of_the_page_gives_frames_with_rows(desk: Path, code: str) -> None:
    shown = "print(type(flows).__module__, type(losses).__module__, flows.height * len(losses))"
    printed = run([environment("notebook", *PROGRAMS) / "python", "-c", code + shown], desk)
    assert re.fullmatch(r"polars\S* pandas\S* [1-9]\d*\n", printed)


@pytest.mark.parametrize("code", [code for code in PYTHON if "%pip" in code])
def test_the_cell_of_a_notebook_shows_a_table(desk: Path, code: str) -> None:
    cell = "".join(line for line in code.splitlines(keepends=True) if not line.startswith("%pip"))
    (desk / "cell.ipy").write_text(cell.replace("news.sql", "last = news.sql") + "print(last)\n")
    printed = run([environment("notebook", *PROGRAMS) / "ipython", "--colors=NoColor", "cell.ipy"], desk)
    assert "claim_id" in printed
