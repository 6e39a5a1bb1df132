"""States that no list knows, from the text alone: what has an army, a government or a president is one.

"Velmoran troops crossed the border … Velmora's defence ministry": one state, Velmora, and its adjective. Only where no
listed conflict is told of: there every state is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.gazetteer import candidates
from extraction.entities.named import Named
from extraction.entities.wordlists import is_one_of, words
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.entities.setting import Setting

MODIFYING = frozenset({"poss", "amod", "compound", "nmod"})
MIN_STEM = 4
NAMING = frozenset({"GPE", "NORP", "LOC", "ORG", "PERSON"})
ORDINARY = ("state_nouns", "bodies", "regular_names", "forces", "rebel_nouns", "body_names", "portfolios")
STEM_SHARE = 0.6
REACH = 4
ADJECTIVE_ENDINGS = ("an", "ian", "ese", "ish", "ic", "i", "ite", "ene", "ans", "ians", "ites", "ers")


def find_unlisted_states(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield every mention of the states that the text gives an army, a government or soldiers."""
    stems = _stems(doc, taken) if setting.conflict is None else {}
    entities: dict[str, Entity] = {}
    for token in doc:
        if token.i in taken or not _is_candidate(token):
            continue
        stem = next((stem for stem in stems if token.text.startswith(stem)), None)
        if stem is None:
            continue
        name = stems[stem]
        entity = entities.setdefault(name, Entity(make_id("state", name), name, EntityType.STATE, name, source="text"))
        form = MentionForm.NAME if token.text == name else MentionForm.ADJECTIVE
        yield Named(token.i, token.i + 1, entity, form, "has an army or a government in the text")
        setting.states.add(name)


def _stems(doc: Doc, taken: set[int]) -> dict[str, str]:
    """Return stem → name of the state; the name is the shortest form that is no adjective, else the adjective."""
    seen = [token for token in doc if token.i not in taken and _is_candidate(token)]
    states = {token.text for token in seen if _has_state(token)}
    found: dict[str, str] = {}
    for written in sorted(states, key=len):
        stem = _stem(written)
        if any(written.startswith(known) for known in found):
            continue
        forms = sorted(
            {t.text for t in seen if t.text.startswith(stem)}, key=lambda form: (_is_adjective(form), len(form))
        )
        found[stem] = forms[0]
    return found


def _is_candidate(token: Token) -> bool:
    if not (token.text[0].isupper() and token.is_alpha and len(token) > MIN_STEM) or token.text.isupper():
        return False
    return token.ent_type_ in NAMING and not any(token.lower_ in words(section) for section in ORDINARY)


def _has_state(token: Token) -> bool:
    """Tell whether a capitalised word stands beside an army or government of its own, and is no known settlement."""
    noun = token.head if token.dep_ in MODIFYING else None
    reach = token.doc[token.i + 1 : token.i + REACH]
    beside = noun is not None and is_one_of(noun, "state_nouns") and noun.i > token.i
    titled = any(
        word.lower_ in {"president", "ministry", "army", "troops", "forces", "government"} for word in reach[:3]
    )
    return (beside or (titled and token.dep_ in MODIFYING)) and not candidates(token.text)


def _stem(written: str) -> str:
    for ending in sorted(ADJECTIVE_ENDINGS, key=len, reverse=True):
        if written.endswith(ending) and len(written) - len(ending) >= MIN_STEM:
            return written[: -len(ending)]
    return written[:-1] if written[-1] in "aeiouy" else written


def _is_adjective(written: str) -> bool:
    return written.endswith(ADJECTIVE_ENDINGS)
