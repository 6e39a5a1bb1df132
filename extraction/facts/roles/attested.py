"""Who strikes whom by an article's own words, over all its deeds: for figures beside which nobody is named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.document import sentences_of
from extraction.entities.known.actors import group_entity
from extraction.entities.setting.sides import is_party, same_side
from extraction.facts.roles.deeds import deeds_in

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOSTLY = 0.6


def blows(doc: Doc) -> Counter[tuple[str, str]]:
    """Count the deeds of an article by who does them and to whom."""
    if "blows" not in doc.user_data:
        told = (deed for sentence in sentences_of(doc) for deed in deeds_in(doc, sentence))
        pairs = ((deed.actor[0], deed.target[0]) for deed in told if deed.actor and deed.target)
        fitting = (p for p in pairs if not same_side(doc, *p) and is_party(doc, p[0]) and is_party(doc, p[1]))
        doc.user_data["blows"] = Counter(fitting)
    return doc.user_data["blows"]


def told_attacker(doc: Doc, name: str, listed: str | None) -> str | None:
    """Return who strikes at `name` by the article's words; `listed` is who does by the war's list."""
    found = Counter({actor: n for (actor, target), n in blows(doc).items() if target == name})
    if listed is not None and found[listed]:
        return listed
    if listed is not None and not found:
        doer = main_doer(doc, listed)  # a coalition does all the deeds in the land of an ally that does none
        is_idle = doer is not None and group_entity(doer) is None and not doc.user_data["doers"][listed]
        return doer if is_idle else listed
    return max(found, key=lambda actor: found[actor], default=None)


def main_blow(doc: Doc) -> tuple[str, str] | None:
    """Return the pair of which an article's deeds mostly tell."""
    found = blows(doc)
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] >= MOSTLY * found.total() else None


def main_doer(doc: Doc, friend: str) -> str | None:
    """Return who does most deeds of an article on the side of `friend`, also where nobody is said to be hit."""
    if "doers" not in doc.user_data:
        told = (deed for sentence in sentences_of(doc) for deed in deeds_in(doc, sentence))
        doc.user_data["doers"] = Counter(deed.actor[0] for deed in told if deed.actor and is_party(doc, deed.actor[0]))
    allied = {name: n for name, n in doc.user_data["doers"].items() if same_side(doc, friend, name)}
    return max(allied, key=lambda name: allied[name], default=None)
