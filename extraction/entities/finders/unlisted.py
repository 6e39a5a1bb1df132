"""States that no list knows, from the text alone: what has an army, a government or a president is one.

"Velmoran troops crossed the border … Velmora's defence ministry": one state, Velmora, and its adjective. Only where no
listed conflict is told of: there every state is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.gazetteer import candidates
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.named import Named
from extraction.records import Entity, EntityType, MentionForm, make_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

MODIFYING = frozenset({"poss", "amod", "compound", "nmod"})
MIN_STEM = 4
NAMING = frozenset({"GPE", "NORP", "LOC", "ORG", "PERSON"})
ORDINARY = ("state_nouns", "bodies", "regular_names", "forces", "rebel_nouns", "body_names", "portfolios")
GOVERNED = frozenset({"president", "ministry", "army", "troops", "forces", "government", "soldiers", "intelligence"})
REACH = 4
TOWN = 5_000
STYLES = frozenset(
    {"Republic", "Kingdom", "Federation", "Commonwealth", "Emirate", "Sultanate", "Principality", "Duchy", "Empire"}
)
ADJECTIVE_ENDINGS = ("an", "ian", "ese", "ish", "ic", "i", "ite", "ene", "ans", "ians", "ites", "ers")
ENDINGS = ("a", "land", "stan", "e", "y", "o", "us", *ADJECTIVE_ENDINGS)
LONGEST_ENDING = 6


def find_unlisted_states(doc: Doc, setting: Setting, taken: set[int]) -> Iterator[Named]:
    """Yield every mention of the states that the text gives an army, a government or soldiers."""
    stems = _stems(doc, taken) if setting.conflict is None else {}
    entities: dict[str, Entity] = {}
    for token in doc:
        stem = next((stem for stem in stems if token.text.startswith(stem)), None)
        if stem is None or token.i in taken or not (_is_candidate(token) or _is_a_form(token.text, stem)):
            continue
        name = stems[stem]
        entity = entities.setdefault(name, Entity(make_id("state", name), name, EntityType.STATE, name, source="text"))
        form = MentionForm.NAME if token.text == name else MentionForm.ADJECTIVE
        yield Named(token.i, token.i + 1, entity, form, "has an army or a government in the text")
        setting.states.add(name)


def _stems(doc: Doc, taken: set[int]) -> dict[str, str]:
    """Return stem → name of the state; the name is the shortest form that is no adjective, else the adjective."""
    free = [token for token in doc if token.i not in taken]
    states = {
        token.text for token in free if (_is_candidate(token) or _is_unknown_adjective(token)) and _has_state(token)
    }
    states -= {token.text for token in free if token.ent_type_ == "PERSON" and not _has_an_adjective(token, free)}
    labelled = {token.text for token in free if _is_candidate(token)}
    found: dict[str, str] = {}
    for written in sorted(states, key=len):
        stem = _stem(written)
        forms = {t.text for t in free if _is_a_form(t.text, stem)} | {
            name for name in labelled if name.startswith(stem)
        }
        name = min(forms, key=lambda form: (_is_adjective(form), len(form), form))
        is_sure = written in labelled or not _is_adjective(name)
        if is_sure and not any(written.startswith(known) for known in found):
            found[stem] = name
    return found


def _is_candidate(token: Token) -> bool:
    """Tell whether the model takes a capitalised word for a name."""
    return _is_a_name(token) and token.ent_type_ in NAMING


def _is_unknown_adjective(token: Token) -> bool:
    """Tell whether a word looks like the adjective of a country, though the model does not know it: "Velmoran"."""
    return _is_a_name(token) and _is_adjective(token.text)


def _is_a_name(token: Token) -> bool:
    if not (token.text[0].isupper() and token.is_alpha and len(token) > MIN_STEM) or token.text.isupper():
        return False
    return token.lower_ not in words("creeds") and not any(token.lower_ in words(section) for section in ORDINARY)


def _has_an_adjective(token: Token, free: list[Token]) -> bool:
    """Tell whether what the model takes for a person is a land or its people: "**Korthia**'s army", "Korthian guns"."""
    stem = _stem(token.text)
    others = (t.text for t in free if t.text != token.text and _is_a_form(t.text, stem))
    return any(_is_adjective(other) or _is_adjective(token.text) for other in others)


def _has_state(token: Token) -> bool:
    """Tell whether a capitalised word stands beside an army or government of its own, and is no known settlement."""
    if _is_styled_a_state(token):
        return True
    if token.dep_ not in MODIFYING or any(place.population >= TOWN for place in candidates(token.text)):
        return False
    head = token.head
    beside = head.i > token.i and (is_one_of(head, "state_nouns") or is_one_of(head, "regulars"))
    is_village = bool(candidates(token.text))
    governed = any(word.lower_ in GOVERNED for word in token.doc[token.i + 1 : token.i + REACH])
    return governed or (beside and not is_village)


def _is_styled_a_state(token: Token) -> bool:
    """Tell whether a name says that it is a state: "the **Republic of** Sarve"."""
    if token.i < 2 or token.nbor(-1).lower_ != "of":
        return False
    return token.nbor(-2).text in STYLES


def _stem(written: str) -> str:
    for ending in sorted(ADJECTIVE_ENDINGS, key=len, reverse=True):
        if written.endswith(ending) and len(written) - len(ending) >= MIN_STEM:
            return written[: -len(ending)]
    return written[:-1] if written[-1] in "aeiouy" else written


def _is_a_form(written: str, stem: str) -> bool:
    """Tell whether a word is the stem with the ending of a country, an adjective or a people."""
    rest = written.removeprefix(stem)
    return rest == "" or (written != rest and len(rest) <= LONGEST_ENDING and rest.endswith(ENDINGS))


def _is_adjective(written: str) -> bool:
    return written.endswith(ADJECTIVE_ENDINGS)
