"""Whose a ministry, a general staff or a treasury is that stands without its state: "the Foreign Ministry in Moscow".

Written small they are nominals ("the ministry": nominals.py); with capitals they keep their name and get a state here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import OF_THE_ARTICLE
from extraction.records import Entity, EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from extraction.entities.named import Named
    from extraction.entities.setting.article import Setting

LINKS = frozenset({"of", "for", "and", "the", "&"})
LEADING = frozenset({EntityType.PERSON, EntityType.BODY})


def seat_offices(doc: Doc, found: Sequence[Named], setting: Setting) -> list[Named]:
    """Return the names with bare offices of state acting for the state that they belong to."""
    ordered = sorted(found, key=lambda named: named.start)
    owners: dict[str, Entity] = {}
    guessed: set[str] = set()
    for number, named in enumerate(ordered):
        body = named.entity
        if body.entity_type is not EntityType.BODY or body.actor or body.entity_id in owners:
            continue
        if _is_plain(doc, named):
            told = _state_told(doc, ordered, number)
            state = told or _state_of_article(doc, named, setting)
            if told is None:
                guessed.add(body.entity_id)
            if state is not None:
                owners[body.entity_id] = replace(body, actor=state.actor, country=state.country, affiliation=state.name)
    return [
        replace(
            named,
            entity=owners.get(named.entity.entity_id, named.entity),
            evidence=OF_THE_ARTICLE if named.entity.entity_id in guessed else named.evidence,
        )
        for named in found
    ]


def _is_plain(doc: Doc, named: Named) -> bool:
    """Tell whether a name is made of words for offices alone: "General Staff", "Ministry of Defence"."""
    span = doc[named.start : named.end]
    if not is_one_of(span.root, "state_nouns") and not words("offices_of_state") & {t.lower_ for t in span}:
        return False
    known = words("portfolios") | words("regular_names") | words("state_nouns") | words("offices_of_state") | LINKS
    return all(token.lower_ in known or not token.is_alpha for token in span)


def _state_told(doc: Doc, ordered: Sequence[Named], number: int) -> Entity | None:
    """Return the state of the capital right after, else of the body or leader just before."""
    named, known = ordered[number], actors.load()
    after = doc[named.end : named.end + 2]
    if len(after) > 1 and after[0].lower_ == "in" and after[1].text in actors.seats():
        return known.state_entities.get(known.aliases[after[1].text][0].entity.country or "")
    sentence = doc[named.start].sent
    first = doc[sentence.start - 1].sent.start if sentence.start else 0
    near = (n.entity for n in reversed(ordered[:number]) if n.start >= first and n.entity.entity_type in LEADING)
    states = {state.name: state for state in known.state_entities.values()}
    return next((states[entity.actor] for entity in near if entity.actor in states), None)


def _state_of_article(doc: Doc, named: Named, setting: Setting) -> Entity | None:
    is_local = any(is_one_of(token, "local_services") for token in doc[named.start : named.end])
    return actors.load().state_entities.get(setting.country or "", setting.state) if is_local else setting.state
