"""Who held an office on the day of an article: "the President of Ukraine", "THE PRESIDENT". Other names: authors.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import article_of
from extraction.entities.known import actors
from extraction.entities.known.publishers import publisher
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Doc

OF = re.compile(r"^(?:the )?(?P<office>.+?)(?: of (?P<state>(?!State\b|Defen[cs]e\b).+))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in one office from a day on, until the next one of the same office."""

    state: str
    office: str
    name: str
    since: date


def held_by(doc: Doc, titled: str) -> str | None:
    """Return who held an office when the article was published; None where the day, the state or the office is unknown.

    The state is told with the office, else it is whose text the article is.
    """
    day, match = article_of(doc).published_at, OF.match(titled)
    if day is None or match is None:
        return None
    own = publisher(doc)
    state = _state(match["state"]) if match["state"] else (own.actor if own is not None else None)
    office = match["office"].casefold()
    served = [h for h in _holders() if h.state == state and h.office.casefold() == office and h.since <= day]
    return served[-1].name if served else None


def _state(name: str) -> str | None:
    entity = next((alias.entity for alias in actors.load().aliases.get(name.removeprefix("the "), ())), None)
    return entity.actor if entity is not None else None


@cache
def _holders() -> tuple[Holder, ...]:
    """Return the holders of rules/office_holders.toml, earlier ones first."""
    rows = read_rules("office_holders.toml")["holders"]
    known = [Holder(row["state"], row["office"], row["name"], row["since"]) for row in rows]
    return tuple(sorted(known, key=lambda holder: holder.since))
