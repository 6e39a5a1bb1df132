"""Personal names behind titles: "Foreign Minister Ana Reyes", "THE PRESIDENT". Whose text it is: statements.py."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import article_of, text_of
from extraction.entities.known.publishers import publisher
from extraction.entities.known.states import load_states
from extraction.facts.speech.office_holders import held_by
from extraction.records import EntityType
from extraction.rulefiles import read_rules
from extraction.turns import turns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|al|bin|de|van|von))*")


def personal_name(doc: Doc, titled: str) -> str:
    """Return the name without its titles, in full where the article or the curated leaders know it.

    `titled` itself where no name follows the titles ("the Prime Minister of Norway").
    """
    words = titled.split()
    last = max((n for n, word in enumerate(words) if word.strip(".,").lower() in titles()), default=-1)
    bare = " ".join(words[last + 1 :])
    office = titled.removesuffix(bare).replace("Secretary of State", "")
    if not bare or NAME.fullmatch(bare) is None or " of " in f" {office}":
        return held_by(doc, titled) or titled
    surname = [word for word in bare.split() if word not in {"Jr.", "Jr", "Sr.", "Sr"}][-1]
    known = _in_full(doc, surname)
    is_same = " " not in bare or (known != surname and known[0] == bare[0])  # "Joseph R. Biden Jr." is Joe Biden
    return known if is_same else bare


def holder_of(doc: Doc, office: str) -> str | None:
    """Return who holds an office that a label of a transcript names: by the article's title, else by its persons.

    Who holds it in another state than the publisher's is nobody meant.
    """
    title = article_of(doc).title or ""
    turns = turns_of(doc, text_of(doc))
    opening = text_of(doc)[: turns[0].opens] if turns else ""
    for told in (title, opening):
        match = re.search(rf"(?<!Vice ){re.escape(office)} (?P<name>{NAME.pattern})", told)
        if match is not None:
            return personal_name(doc, match["name"])
    own = publisher(doc)
    state = own.actor if own is not None else None
    persons = (e for e in doc._.entities.values() if e.entity_type is EntityType.PERSON)
    fitting = (e for e in persons if (e.role or "").lower() == office.lower())
    own_holder = next((e.name for e in fitting if state is None or e.actor in {None, state}), None)
    return own_holder or held_by(doc, office)


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a name in titles."""
    return frozenset(read_rules("speech.toml")["statement"]["titles"])


@cache
def _leaders() -> dict[str, str]:
    """Return the full names of curated leaders by surname."""
    names = [name for state in load_states().values() for name in state.leaders if " " in name]
    return {name.split()[-1]: name for name in reversed(names)}


def _in_full(doc: Doc, surname: str) -> str:
    """Return the full name of a surname that the article or the curated leaders know, else the surname."""
    people = [e.name for e in doc._.entities.values() if e.entity_type is EntityType.PERSON]
    known = [name for name in people if name.split()[-1] == surname and " " in name]
    return known[0] if known else _leaders().get(surname, surname)
