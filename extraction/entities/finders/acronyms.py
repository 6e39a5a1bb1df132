"""Acronyms of our lists that may mean somebody else in a text. Who is listed: actors.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known import actors
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.known.spellings import Alias
    from extraction.entities.setting.article import Setting
    from extraction.records import Entity

EXPLAINED = r"(?P<name>[A-Z][\w'’-]+(?: (?:of|for|the|and|de|[A-Z][\w'’-]+)){{1,7}}) [(\[]{}[)\]]"
SHORT = 4


def is_meant(doc: Doc, index: int, text: str, setting: Setting) -> bool:
    """Tell whether a short acronym that may mean many things is introduced, tagged as a body or fights in this war."""
    if f"({text})" in text_of(doc) or doc[index].ent_type_ in {"ORG", "GPE", "NORP"}:
        return True
    name = actors.load().aliases[text][0].entity.name
    return setting.conflict is not None and setting.conflict.side_of(name) is not None


def is_stray(doc: Doc, entity: Entity, text: str, setting: Setting) -> bool:
    """Tell whether a short acronym of a group stands in a text of another land and war: "IRIS-T **SLM**"."""
    if entity.entity_type is not EntityType.ARMED_GROUP or len(text) > SHORT or not text.isupper():
        return False
    here = len(re.findall(rf"\b{re.escape(text)}\b", text_of(doc)))
    at_home = entity.country is None or setting.countries[entity.country] > here
    fights = setting.conflict is not None and setting.conflict.side_of(entity.name) is not None
    return not (at_home or fights or f"({text})" in text_of(doc) or entity.name in text_of(doc))


def is_redefined(doc: Doc, acronym: str, alias: Alias, setting: Setting) -> bool:
    """Tell whether the text gives an acronym to somebody whom no list knows: "the Mutual Support Group (GAM)"."""
    match = re.search(EXPLAINED.format(re.escape(acronym)), text_of(doc))
    if match is None:
        return False
    names = (alias.entity.name, *alias.entity.aliases)
    initials = "".join(word[0] for word in match["name"].split() if word[0].isupper())
    is_foreign = alias.entity.entity_type is EntityType.ARMED_GROUP and alias.entity.country != setting.country
    fights = setting.conflict is not None and setting.conflict.side_of(alias.entity.name) is not None
    is_other = acronym in initials or (is_foreign and not fights)
    return is_other and not any(name in match["name"] for name in names if name != acronym)
