"""What speaks for and against a place as the one where a fact happened, as named features.

How much each counts is kept in rules/place_choice.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import article_of
from extraction.facts.places.mentions import of_mention, points_back
from extraction.facts.roles.mutual import FIGHTERS
from extraction.facts.weighing import NARROWING
from extraction.records import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from extraction.facts.places.candidates import Candidate, Location
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Mention

SEVERAL = (2, 4)


@dataclass(frozen=True, slots=True)
class Choice:
    """One fact whose place is asked for: the places that it may have, its roles, whether it is a running total."""

    case: Case
    found: tuple[Candidate, ...]
    roles: tuple[Names, Names]
    is_total: bool

    @property
    def ruled(self) -> Location | None:
        """The place by the rules of locations.py."""
        return next((c.place for c in self.found if c.source == "ruled"), None)

    @property
    def here(self) -> list[Mention]:
        """The places that the figure's own sentence names."""
        return [c.mention for c in self.found if c.source == "sentence 0" and c.mention is not None]

    @property
    def of_article(self) -> dict[str, str]:
        """Source → entity of the places that no single mention gives."""
        return {c.source: c.place.entity_id for c in self.found if c.place is not None and c.mention is None}


def features_of(choice: Choice) -> list[list[str]]:
    """Return the names of the features of each candidate, in the order of `found`."""
    told_apart, wide = _contexts(choice)
    here, of_article, ruled = choice.here, choice.of_article, choice.ruled
    rows: list[list[str]] = []
    for candidate in choice.found:
        place, doc = candidate.place, choice.case.doc
        features = [f"from {candidate.source}{context}" for context in wide]
        if place is None:
            shared = [f"rules say {_said(ruled)}", f"places named: {min(len({m.entity_id for m in here}), 2)}"]
        else:
            features += [f"size {_size(doc, place)}{context}" for context in wide]
            shared = [f"is {source}" for source, entity_id in of_article.items() if place.entity_id == entity_id]
            shared += [f"is ruled {_said(ruled)}"] if ruled is not None and place.entity_id == ruled.entity_id else []
            shared += _of_land(place, choice.roles)
            features += _of_article(doc, place)
        features += [f"{feature}{context}" for feature in shared for context in told_apart]
        if candidate.mention is not None and candidate.source != "main":
            features += of_mention(choice.case, candidate.mention, here)
        rows.append(features)
    return rows


def _said(ruled: Location | None) -> str:
    return "nowhere" if ruled is None else "said" if ruled.is_said else "unsaid"


def _contexts(choice: Choice) -> tuple[list[str], list[str]]:
    """Return what features are told apart by: type, totals, pointing back; and more widely who is counted."""
    case, kind = choice.case, choice.case.reading.frame.type
    who = "fighters" if case.counted.classes & FIGHTERS else "others"
    total = [" total"] if choice.is_total else []
    accounts = ["", f"{NARROWING}{kind}", *total]
    wide = [*accounts, f"{NARROWING}{kind} {who}", *(f"{NARROWING}{kind}{t}" for t in total)]
    return [*accounts, *([" pointing back"] if points_back(case) else [])], wide


def _size(doc: Doc, place: Location) -> str:
    """Return how large a place is, "state" and "building" among the answers."""
    entity = doc._.entities.get(place.entity_id)
    if entity is None or entity.entity_type is EntityType.STATE:
        return "state"
    return "building" if entity.place_kind in {"fac", "loc"} else entity.precision_code or "unknown"


def _of_land(place: Location, roles: tuple[Names, Names]) -> list[str]:
    """Tell in whose land a place lies."""
    if place.people is None:
        return []
    sides = zip(("actor", "target"), roles, strict=True)
    return [f"of the {side}" for side, names in sides if place.people in names] or ["of neither side"]


def _of_article(doc: Doc, place: Location) -> Iterator[str]:
    """Tell how much the article speaks of a place."""
    named = [m for m in doc._.mentions if m.entity_id == place.entity_id]
    yield f"named {sum(len(named) >= n for n in SEVERAL)}"
    if named and named[0].sentence_no == 0:
        yield "in the lead"
    title = article_of(doc).title or ""
    if any(m.text in title for m in named):
        yield "in the title"
