"""Wars as a whole: between two states, and deaths that both sides bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, words
from extraction.facts.roles.arguments import owner_of
from extraction.facts.syntax import lemmas, subject_of
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.roles.case import Case

JAILED = frozenset(
    {"incommunicado", "custody", "jail", "prison", "trial", "charge", "questioning", "interrogation", "cells"}
)
TOLLS = frozenset({"killed", "wounded", "casualties", "damage", "displaced", "missing"})
FIGHTERS = frozenset({"fighter", "formation"})


def is_between_states(case: Case) -> bool:
    """Tell whether two states lead sides of the article's war."""
    setting = case.doc._.setting
    leaders = [members[0] for members in setting.conflict.order] if setting.conflict is not None else []
    led_by = [setting.belligerent(name) for name in leaders]
    return sum(leader is not None and leader.entity_type is EntityType.STATE for leader in led_by) > 1


def is_state_against(case: Case, people: str) -> bool:
    """Tell whether a state leads a side of the war against the one on which a people stands: Israel, of Lebanon's."""
    setting = case.doc._.setting
    conflict = setting.conflict
    side = conflict.side_of(people) if conflict is not None else None
    if conflict is None or side is None:
        return False
    leaders = (members[0] for number, members in enumerate(conflict.order) if number != side)
    met = (setting.belligerent(leader) for leader in leaders)
    return any(leader is not None and leader.entity_type is EntityType.STATE for leader in met)


def is_mutual(case: Case) -> bool:
    """Tell whether people fall between two sides: bystanders "killed in clashes", "the war has cost 900 lives"."""
    if case.counted.classes & FIGHTERS or case.reading.frame.type not in TOLLS or is_between_states(case):
        return False
    trigger = case.reading.trigger
    causes = [subject_of(trigger), *(t for t in trigger.subtree if t.dep_ in {"pobj", "nsubj"}), *_nouns_above(trigger)]
    found = [t for t in causes if t is not None and is_one_of(t, "mutual")]
    return bool(found) and not any(owner_of(case.doc, t) for t in found)


def is_arrest(case: Case) -> bool:
    """Tell whether people are arrested, which in a war against armed groups only the state does."""
    trigger = case.reading.trigger
    arrests = trigger.pos_ == "VERB" and bool(words("arresting").intersection(lemmas(trigger)) or _is_in_jail(trigger))
    jailed = case.counted.noun is not None and case.counted.noun.lemma_.lower() in {"detainee", "inmate"}
    return case.reading.frame.type == "captured" and (arrests or jailed) and not is_between_states(case)


def _is_in_jail(verb: Token) -> bool:
    """Tell whether people are held as only authorities hold them: "held **incommunicado**", "in **custody**"."""
    below = [c for c in verb.children if c.dep_ in {"advmod", "prep", "oprd", "acomp"}]
    said = {word.lower_ for c in below for word in (c, *c.children)}
    return bool(said & JAILED)


def _nouns_above(trigger: Token) -> list[Token]:
    return [t for t in trigger.ancestors if t.pos_ == "NOUN"][:1]
