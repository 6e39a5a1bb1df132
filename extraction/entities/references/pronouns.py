"""Whom a pronoun means: the subject of its own clause or of the clauses above, else of the sentence before."""

from __future__ import annotations

from bisect import insort
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of, titles
from extraction.entities.named import Named
from extraction.entities.references.antecedents import (
    SUBJECTS,
    acts_before,
    is_hung,
    is_of_harm,
    is_of_own_clause,
    is_of_subject,
    is_thing_of_harm,
    is_thrown,
    is_where,
    relative_head,
)
from extraction.entities.references.first_persons import (
    ADDRESSED,
    SPEAKING,
    SPEECH,
    WHO_PUBLISHES,
    addressed_by,
    author_of,
    is_anothers,
    is_quoted,
    speaker_of,
)
from extraction.entities.references.nameless import is_nameless
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from extraction.entities.setting.article import Setting

SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "their", "them", "theirs", "themselves"})
BODIES = frozenset({EntityType.STATE, EntityType.ARMED_GROUP, EntityType.BODY})
CIVILIANS = frozenset({"people", "civilian", "family", "person", "inhabitant", "passenger", "worker", "peasant"})
MEN = frozenset({"man", "boy", "hero", "warrior", "lad"})


def find_pronouns(doc: Doc, named: Sequence[Named], setting: Setting) -> list[Named]:
    """Return the pronouns with whom they mean."""
    own = author_of(doc, setting)
    ordered = sorted(named, key=lambda n: n.start)
    by_token = {i: n for n in ordered for i in n.tokens()}
    found: list[Named] = []
    for token in doc:
        if token.pos_ not in {"PRON", "DET"}:
            continue
        is_own = own is not None and token.lower_ in SPEAKING and not is_quoted(token)
        if own is not None and is_own and not is_anothers(doc, token):
            found.append(Named(token.i, token.i + 1, own, MentionForm.PRONOUN, WHO_PUBLISHES))
            by_token[token.i] = found[-1]
            if _are_ours(token):
                insort(ordered, found[-1], key=lambda n: n.start)  # "**our troops** won; they freed nine"
            continue
        antecedent = _antecedent(doc, token, ordered, by_token)
        if antecedent is not None:
            evidence = f"refers to {antecedent.entity.name}"
            pronoun = Named(token.i, token.i + 1, antecedent.entity, MentionForm.PRONOUN, evidence)
            found.append(pronoun)
            by_token[token.i] = pronoun
            side = setting.belligerent(antecedent.entity.actor or "") if _are_ours(token) else None
            if side is not None:
                insort(ordered, replace(pronoun, entity=side), key=lambda n: n.start)
    return found


def _are_ours(token: Token) -> bool:
    """Tell whether a word stands before the fighters of who speaks: "**our** men"."""
    is_own = token.lower_ in SPEAKING and token.dep_ == "poss"
    return is_own and (is_one_of(token.head, "forces") or token.head.lemma_ in MEN)


def _antecedent(doc: Doc, token: Token, ordered: list[Named], by_token: dict[int, Named]) -> Named | None:
    if token.lower_ in SPEAKING:
        return speaker_of(doc, token, ordered)
    if token.lower_ in ADDRESSED:
        return addressed_by(doc, token, ordered)
    if token.tag_ == "WP$":
        return by_token.get(relative_head(token))
    if token.lower_ == "it" and is_of_harm(token):
        ordered = [n for n in ordered if acts_before(doc, token, n)]
    if token.lower_ in SINGULAR and _means_unnamed(token, by_token):
        return None
    if token.lower_ in PLURAL and _means_unnamed_band(token, by_token):
        return None
    if token.lower_ in PLURAL and _means_unnamed_people(token, by_token):
        home = _before(doc, token, ordered, BODIES)
        return home if home is not None and home.entity.entity_type is EntityType.STATE else None
    if token.lower_ in SINGULAR:
        kinds = frozenset({EntityType.PERSON})
    elif token.lower_ in NEUTRAL | PLURAL:
        kinds = BODIES
    else:
        return None
    if token.lower_ in NEUTRAL | PLURAL and (told := _teller_before(doc, token, ordered)) is not None:
        return told
    ordered = [n for n in ordered if not (is_of_own_clause(doc, token, n) or is_where(doc, n))]
    governing = [n for n in _governing(token, by_token) if n.entity.entity_type in kinds and n in ordered]
    if token.lower_ in SINGULAR and not governing:
        governing = [n for n in _governing(token, by_token) if _is_person(doc, n)]
    if token.lower_ in NEUTRAL:
        governing = [n for n in governing if not (_is_person(doc, n) or _are_many(doc, n))]
        ordered = [n for n in ordered if not (_is_person(doc, n) or _are_many(doc, n)) or is_thrown(doc, token, n)]
    earlier = next((n for n in governing if n.end <= token.i), None)
    return earlier or _before(doc, token, ordered, kinds) or next(iter(governing), None)


def _is_person(doc: Doc, named: Named) -> bool:
    """Tell whether a body is one person by office: "Togo's **prime minister**", no "it"."""
    root = doc[named.start : named.end].root
    return named.form is MentionForm.NOMINAL and (root.text in titles() or is_one_of(root, "humans"))


def _are_many(doc: Doc, named: Named) -> bool:
    """Tell whether a noun phrase means several, whom no "it" takes up: "the death squads", "the rebels"."""
    return named.form is MentionForm.NOMINAL and doc[named.start : named.end].root.tag_ == "NNS"


def _teller_before(doc: Doc, token: Token, ordered: list[Named]) -> Named | None:
    """Return who speaks in the sentence before, for a pronoun that goes on speaking: "the army said. **It** added"."""
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in SPEECH and token.head.dep_ == "ROOT"
    if not speaks or token.sent.start == 0:
        return None
    before = doc[token.sent.start - 1].sent
    inside = (n for n in ordered if before.start <= n.start and n.end <= before.end and n.entity.entity_type in BODIES)
    roots = ((n, doc[n.start : n.end].root) for n in inside)
    return next((n for n, root in roots if root.dep_ == "nsubj" and root.head.lemma_ in SPEECH), None)


def _means_unnamed(token: Token, by_token: dict[int, Named]) -> bool:
    """Tell whether a person without a name stands between pronoun and name: "a nurse and her sons"."""
    for word in reversed(token.doc[token.sent.start : token.i]):
        named = by_token.get(word.i)
        if named is not None and named.entity.entity_type is EntityType.PERSON:
            return False
        if is_one_of(word, "humans") and word.tag_ == "NN" and named is None:
            return True
    return False


def _means_unnamed_people(token: Token, by_token: dict[int, Named]) -> bool:
    """Tell whether people without a name stand around a pronoun: "families fled **their** homes"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ not in {"VERB", "AUX"}:
            continue
        if token.lower_ == "them" and any(is_thing_of_harm(c) for c in ancestor.children):
            return True  # "a shell fell among villagers. It killed nine of **them**"
        driven = [c for c in ancestor.children if c.dep_ == "dobj" and c.i < token.i]
        left = token.dep_ == "poss" and token.head.dep_ == "pobj" and token.head.head.lower_ == "from"
        if left and any(_are_people(c) and c.i not in by_token for c in driven):
            return True  # "drove 900 villagers from **their** homes"
        subject = next((c for c in ancestor.children if c.dep_ in SUBJECTS and c.i < token.i), None)
        if subject is not None and subject.i != token.i:
            return _are_people(subject) and subject.i not in by_token
    return False


def _are_people(noun: Token) -> bool:
    return noun.tag_ == "NNS" and (is_one_of(noun, "humans") or noun.lemma_ in CIVILIANS)


def _means_unnamed_band(token: Token, by_token: dict[int, Named]) -> bool:
    """Tell whether a band without a name is the subject around a pronoun: "raiders killed 20 when **they** came"."""
    for ancestor in token.ancestors:
        subject = next((c for c in ancestor.children if c.dep_ in SUBJECTS and c.i < token.i), None)
        if subject is not None and subject.i != token.i and subject.i not in by_token:
            return subject.tag_ in {"NNS", "NNPS"} and (is_one_of(subject, "rebel_nouns") or is_nameless(subject))
    return False


def _governing(token: Token, by_token: dict[int, Named]) -> Iterator[Named]:
    """Yield the subjects of the clauses around a pronoun, innermost first, but for the clause that it is subject of."""
    below = token
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            subject = next((c for c in ancestor.children if c.dep_ in SUBJECTS), None)
            if subject is None and ancestor.dep_ in {"xcomp", "ccomp"}:
                subject = next((c for c in ancestor.head.children if c.dep_ == "dobj"), None)
            if subject is None and ancestor.dep_ == "pcomp" and ancestor.head.lower_ == "from":
                kept = ancestor.head.head  # "to keep **the troops** from reaching Ragay, where **they** had shot"
                subject = next((c for c in kept.children if c.dep_ == "dobj"), None)
            if subject is not None and subject.i != below.i and token not in subject.subtree:
                named = by_token.get(subject.i)
                if named is not None:
                    yield named
        below = ancestor


def _before(doc: Doc, token: Token, ordered: list[Named], kinds: frozenset[EntityType]) -> Named | None:
    """Return the main actor of this sentence so far, else of the one before: a subject rather than an owner."""
    sentence = token.sent
    first = doc[sentence.start - 1].sent.start if sentence.start else 0
    fitting = [n for n in ordered if first <= n.start and n.end <= token.i and n.entity.entity_type in kinds]
    if not fitting:
        earlier = [n for n in ordered if n.end <= token.i and n.entity.entity_type in kinds]
        return earlier[-1] if earlier and EntityType.PERSON in kinds else None
    own = [n for n in fitting if n.start >= sentence.start]
    earlier = [n for n in fitting if n.start < sentence.start]
    for group in (own, earlier):
        direct = [n for n in group if doc[n.start : n.end].root.dep_ in SUBJECTS or is_hung(doc[n.start : n.end].root)]
        subjects = direct or [n for n in group if is_of_subject(doc[n.start : n.end].root)]
        owners = [n for n in group if doc[n.start : n.end].root.dep_ == "poss"]
        if subjects or owners:
            return (subjects or owners)[0]
    return fitting[-1]
