"""The `newsfacts` command: finds the subcommand and turns expected errors into one line and exit code 2."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

SUBCOMMANDS = {
    "extract": "read the facts out of articles",
    "quantities": "list every number in a text and what it is",
    "explain": "show why each fact was read and each other number set aside",
    "sql": "query the published warehouse",
    "describe": "show tables, columns and what they mean",
    "export": "write the published tables as Parquet or CSV",
}
"""Subcommand → help line; each lives in cli/<name>.py as a command of that name, imported only when called."""

BAD_USE, INTERRUPTED = 2, 130


class LazyGroup(click.Group):
    """A group that imports a subcommand only when it is called: `newsfacts --help` loads neither spaCy nor DuckDB."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the subcommands in the order of the table."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a subcommand, None for an unknown one."""
        if cmd_name not in SUBCOMMANDS:
            return None
        command = getattr(import_module(f"cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  (each module defines a command of its name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUBCOMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsfacts")
def newsfacts() -> None:
    """Read the numeric claims out of news about wars."""


def main() -> None:
    """Run the command. Bad arguments and bad input give one line on stderr and exit code 2."""
    try:
        newsfacts(standalone_mode=False)
    except click.ClickException as error:
        print(f"newsfacts: {' '.join(error.format_message().split())}", file=sys.stderr)
        sys.exit(BAD_USE)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
