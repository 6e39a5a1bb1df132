"""One entity for each person, body and armed group over all articles, with the reason for every merge.

Within an article extraction resolves names; states and places have ids of their own and are never merged here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from rapidfuzz.distance import JaroWinkler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

CLOSE = 0.93
"""Jaro–Winkler similarity (Winkler 1990) of two written names that may be one."""
SMALL_WORDS = frozenset({"the", "of", "and", "for", "in", "s", "al", "el"})
KINDS = ("person", "body", "armed_group")
SELECT = """
select distinct on (l.entity_id) l.entity_id, l.name, l.entity_type, l.actor, l.affiliation, l.source, l.aliases
from lake_entities as l
inner join article_version as v on l.article_id = v.article_id and l.day = v.day
where l.entity_type in ('person', 'body', 'armed_group')
order by l.entity_id, l.source, l.article_id
"""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as one or more articles give it."""

    entity_id: str
    name: str
    kind: str
    actor: str | None
    affiliation: str | None
    is_curated: bool
    aliases: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that tell it from others, without case and accents."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", self.name) if not unicodedata.combining(c))
        found = re.findall(r"\w+", plain.casefold().replace("’", "'").replace("'s", ""))
        return tuple(word for word in found if word not in SMALL_WORDS) or tuple(found)


@dataclass(frozen=True, slots=True)
class Merge:
    """`entity_id` is the same as `canonical_id`: by which rule, on which words, how alike (0 to 1)."""

    entity_id: str
    canonical_id: str
    rule: str
    reason: str
    score: float


def merge_entities(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table entity_merge (entity_id, canonical_id, rule, reason, score) from the lake's entities."""
    rows = connection.execute(SELECT).fetchall()
    names = [
        Name(entity_id, name, kind, actor, side, str(source).startswith("rules/"), tuple(aliases or ()))
        for entity_id, name, kind, actor, side, source, aliases in rows
    ]
    merges = find_merges(names)
    frame = pl.DataFrame(
        [(m.entity_id, m.canonical_id, m.rule, m.reason, m.score) for m in merges],
        schema={"entity_id": pl.String, "canonical_id": pl.String, "rule": pl.String, "reason": pl.String}
        | {"score": pl.Float64},
        orient="row",
    )
    connection.register("incoming", frame.to_arrow())
    connection.execute("create temp table entity_merge as select * from incoming").fetchall()
    connection.unregister("incoming")


def find_merges(names: Iterable[Name]) -> list[Merge]:
    """Return the merges, each to the entity that stands for all; curated names stand first, then the fuller ones."""
    ranked = sorted(names, key=lambda n: (not n.is_curated, -len(n.words), -len(n.name), n.name, n.entity_id))
    canonical: dict[str, str] = {}
    merges: list[Merge] = []
    for one, other, rule, score in sorted(_pairs(ranked), key=lambda pair: (ranked.index(pair[1]), -pair[3])):
        if other.entity_id in canonical or other.is_curated:
            continue
        head = canonical.get(one.entity_id, one.entity_id)
        canonical[other.entity_id] = head
        merges.append(Merge(other.entity_id, head, rule, f"{other.name} is {one.name}", round(score, 3)))
    return merges


def _pairs(ranked: list[Name]) -> Iterator[tuple[Name, Name, str, float]]:
    """Yield (who stands for both, the other, rule, score) for names of one kind that share a block."""
    blocks: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in ranked:
        for key in {name.words[-1][:2], _initials(name), name.name.casefold()[:4]}:
            blocks[name.kind, key].append(name)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for number, one in enumerate(block):
            for other in block[number + 1 :]:
                if (one.entity_id, other.entity_id) in seen:
                    continue
                seen.add((one.entity_id, other.entity_id))
                found = _same(one, other, block)
                if found is not None:
                    yield one, other, *found


def _same(one: Name, other: Name, block: list[Name]) -> tuple[str, float] | None:
    """Return the rule by which two names are one, and how alike they are; None when nothing says so."""
    if not _go_together(one, other):
        return None
    if one.words == other.words:
        return "same words", 1.0
    if other.name in one.aliases or (other.name.isupper() and other.name.casefold() == _initials(one)):
        return "acronym", 1.0
    if one.kind != "person":
        return None
    if len(other.words) == 1 and other.words[0] == one.words[-1]:
        namesakes = {n.words for n in block if len(n.words) > 1 and n.words[-1] == other.words[0]}
        return ("surname", 1.0) if len(namesakes) == 1 else None
    alike = min((JaroWinkler.similarity(a, b) for a, b in zip(one.words, other.words, strict=False)), default=0.0)
    return ("spelling", alike) if len(one.words) == len(other.words) > 1 and alike >= CLOSE else None


def _go_together(one: Name, other: Name) -> bool:
    """Tell whether nothing in what the texts say keeps two names apart: another side, another state."""
    acts = one.kind != "person" or one.actor is None or other.actor is None or one.actor == other.actor
    return acts and (one.affiliation is None or other.affiliation is None or one.affiliation == other.affiliation)


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name.words)
