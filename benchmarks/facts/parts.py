"""The annotated sets and their parts: what rules may be learnt from, and what nobody reads. Scoring: score.py."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
SCORER = EVAL / "score_facts.py"
OWN = Path(__file__).parent / "own"
"""Our own articles and the facts that a reader finds in them, written down before the extractor saw them."""
PARTS = ("read", "unread", "challenge", "all", "own", "kept")
HIDDEN = frozenset({"unread", "kept"})
"""Parts of which nothing but the score is looked at."""
KEPT_KINDS, KEPT_AFTER = frozenset({"fronts", "crises", "monitored"}), 20
"""Articles of our own of these kinds with a higher number are kept to test on: nobody mends rules by them."""
UNREAD_DIGITS = frozenset("01234")
"""Articles of the dev set whose id's SHA-256 begins so are never looked at: 5 in 16."""
OPENED = frozenset({"muc-8a1a5a97", "muc-aed73caa"})
"""But these two of four monitored wires are read, since all four would have been hidden: decision 0015."""


@dataclass(frozen=True, slots=True)
class Part:
    """Articles and gold facts of one part, as JSON Lines rows."""

    name: str
    articles: tuple[str, ...]
    gold: tuple[str, ...]


def load_part(name: str) -> Part:
    """Return a part of the annotated sets. Raises FileNotFoundError where they are not present; our own always are."""
    if name in {"own", "kept"}:
        return Part(name, _own(name, "articles", "id"), _own(name, "gold", "article_id"))
    articles: list[str] = []
    gold: list[str] = []
    for folder in ("dev", "challenge"):
        articles += [row for row in _rows(EVAL / folder / "articles.jsonl") if _is_of(name, folder, row, "id")]
        gold += [row for row in _rows(EVAL / folder / "gold.jsonl") if _is_of(name, folder, row, "article_id")]
    return Part(name, tuple(articles), tuple(gold))


def is_unread(article_id: str) -> bool:
    """Tell whether a dev article belongs to the part that nobody reads."""
    return article_id not in OPENED and hashlib.sha256(article_id.encode()).hexdigest()[0] in UNREAD_DIGITS


def gold_facts(rows: tuple[str, ...]) -> dict[str, list[dict[str, Any]]]:
    """Return the annotated facts of each article, those apart that no number in the text tells."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in map(json.loads, rows):
        facts = found.setdefault(row["article_id"], [])
        if "fact_type" in row and not row.get("implicit"):
            facts.append(row)
    return found


def is_kept(article_id: str) -> bool:
    """Tell whether an article of our own is kept to test on."""
    kind, _, number = article_id.rpartition("-")
    return kind in KEPT_KINDS and int(number) > KEPT_AFTER


def _own(name: str, rows: str, key: str) -> tuple[str, ...]:
    found = (row for path in sorted(OWN.glob(f"*.{rows}.jsonl")) for row in _rows(path))
    return tuple(row for row in found if is_kept(json.loads(row)[key]) == (name == "kept"))


def _is_of(name: str, folder: str, row: str, key: str) -> bool:
    if name == "all":
        return True
    if folder == "challenge":
        return name == folder
    return name == ("unread" if is_unread(json.loads(row)[key]) else "read")


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
