"""Reading the TOML of extraction/rules. What the rules mean is the business of those who read them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_rules(name: str) -> dict[str, Any]:
    """Return the content of one rule file, named relative to extraction/rules."""
    return tomllib.loads(files("extraction").joinpath("rules", name).read_text(encoding="utf-8"))


def rule_files(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (name, content) of every TOML in a folder of extraction/rules, by name."""
    for path in sorted(files("extraction").joinpath("rules", folder).iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            yield path.name, tomllib.loads(path.read_text(encoding="utf-8"))
