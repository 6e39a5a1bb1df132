"""What a name may not be for a pronoun: its own clause's subject, where something is, whom a thing drove at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known.wordlists import is_one_of
from extraction.records import EntityType, MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.entities.named import Named

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"them", "it", "him", "her"})
LOCATIVE = frozenset({"in", "near", "inside", "across", "outside", "around", "throughout"})


def is_of_own_clause(doc: Doc, token: Token, named: Named) -> bool:
    """Tell whether a name is the subject of a pronoun's own clause: "the army killed 138 of **them**"."""
    if token.lower_ not in OBJECTS or token.dep_ not in {"dobj", "pobj"}:
        return False
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    root = doc[named.start : named.end].root
    return verb is not None and root.dep_ in SUBJECTS and root.head.i == verb.i


def is_where(doc: Doc, named: Named) -> bool:
    """Tell whether a land only says where something happens, so that no pronoun takes it up: "a well **in Niger**"."""
    root = doc[named.start : named.end].root
    is_land = named.form is MentionForm.NAME and named.entity.entity_type is EntityType.STATE
    return is_land and root.dep_ == "pobj" and root.head.lower_ in LOCATIVE


def acts_before(doc: Doc, token: Token, named: Named) -> bool:
    """Tell whether a name may be what "it" means that kills: what acts, not whom it drove at."""
    root = doc[named.start : named.end].root
    is_before = root.sent.start < token.sent.start
    return not is_before or root.dep_ in SUBJECTS or is_of_subject(root) or _is_owner_of_subject(root)


def is_of_harm(token: Token) -> bool:
    """Tell whether a pronoun is the subject of a verb of harm: "**it** killed nine"."""
    return token.dep_ == "nsubj" and is_one_of(token.head, "harms")


def is_thing_of_harm(subject: Token) -> bool:
    """Tell whether a word is an "it" that kills."""
    return subject.lower_ == "it" and is_of_harm(subject)


def relative_head(token: Token) -> int:
    """Return the number of the noun that "whose" takes up, -1 without one: "the **RSF**, whose men fled"."""
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    return clause.head.i if clause is not None else -1


def is_thrown(doc: Doc, token: Token, named: Named) -> bool:
    """Tell whether "it" that kills may be a thing of many: "the rebels' cylinder fell on a church. **It** killed"."""
    return is_of_harm(token) and _is_owner_of_subject(doc[named.start : named.end].root)


def _is_owner_of_subject(root: Token) -> bool:
    return root.dep_ == "poss" and root.head.dep_ in SUBJECTS


def is_of_subject(root: Token) -> bool:
    """Tell whether a name is a subject or describes one: "**Russian** allies flew"."""
    if root.dep_ in {"amod", "compound", "nmod"} and root.head.pos_ == "NOUN":
        root = root.head
    return root.dep_ in SUBJECTS


def is_hung(root: Token) -> bool:
    """Tell whether the parse made an apposition of a subject: "In Lima, **the front**, which is small, denied it"."""
    is_beside = root.dep_ == "appos" and root.head.dep_ == "pobj" and root.left_edge.i > root.sent.start
    return is_beside and root.left_edge.nbor(-1).text == "," and root.left_edge.lower_ == "the"
