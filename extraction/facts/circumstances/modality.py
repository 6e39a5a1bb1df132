"""Done, planned, possible or asked for: cues with a scope, after ConText (Harkema et al. 2009). Totals: totals.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.facts.circumstances.modal_cues import rules, with_particle
from extraction.facts.circumstances.went_over import is_done, went_over
from extraction.facts.syntax import SUBJECTS, lemmas
from extraction.records import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted

PAST = frozenset({"had", "has", "have", "was", "were", "been"})
GIVING_UP = 3
REACH = 60
ASIDE_CLAUSES = frozenset({"parataxis", "ccomp", "relcl"})
CHANGES = re.compile(
    r"\b(?:from|down from|up from)\s+(?:(?:about|around|nearly|some|almost|more than|over|its|the|current)\s+)*$",
    re.IGNORECASE,
)
"""What a level was before it changes: "is to shrink **from 900** to 400"."""


def modality_of(counted: Counted, reading: Reading) -> tuple[Modality, str | None]:
    """Return the modality of a fact and the cue that says so; what no cue touches has occurred."""
    if reading.frame.modality:
        return Modality(reading.frame.modality), reading.trigger.text
    if _is_level_before(counted, reading):
        return Modality.OCCURRED, "from"
    below = reading.trigger
    for token in _governors(counted, reading):
        is_none = counted.quantity.value_high == 0 and token.i == reading.trigger.i  # "has ordered **no** troops"
        found = _auxiliary(token) or (None if is_none else _governing(token, below, reading))
        if found is not None:
            return found
        if went_over(token, reading):
            return Modality.OCCURRED, token.text
        below = token
    is_given = reading.frame.type in rules().given
    if (wanted := _wanted(counted)) is not None and not (is_given and is_done(reading)):
        return wanted
    if is_given and not is_done(reading):
        return Modality.PLANNED, None
    return Modality.OCCURRED, None


def _is_level_before(counted: Counted, reading: Reading) -> bool:
    """Tell whether a figure is the level that a change starts from, with another that it leads to."""
    text, span = text_of(counted.span.doc), counted.span
    if reading.frame.type not in rules().levels or not CHANGES.search(text, span.sent.start_char, span.start_char):
        return False
    beside = text[max(span.sent.start_char, span.start_char - REACH) : span.end_char + REACH]
    return re.search(r"\bto\b", beside) is not None


def _wanted(counted: Counted) -> tuple[Modality, str] | None:
    """Return what is promised or asked for beside the deed: "the 90 doctors that Lusaka pledged"."""
    clauses = [c for c in counted.node.children if c.dep_ == "relcl" and _has_own_subject(c)]
    after = counted.span.doc[counted.span.end : counted.span.end + 2]
    clauses += [t for t in after if t.tag_ == "VBN" and t.dep_ in {"acl", "oprd"}]
    clauses += [t for t in after[:1] if t.tag_ in {"VBN", "VBD"}]
    for clause in clauses:
        for cue in rules().cues:
            if not cue.types and cue.words & {clause.lemma_} & rules().wanting:
                return cue.category, clause.text
    return None


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in clause.children)


def _governing(token: Token, below: Token, reading: Reading) -> tuple[Modality, str] | None:
    """Return what a word says of the figure below it, None where it is no cue."""
    own_deed = token.i == reading.trigger.i and token.pos_ == "VERB" and not _may_wish(token, reading)
    if own_deed or _is_question(token):
        return None
    forms = {*lemmas(token), *with_particle(token)}
    for cue in rules().cues:
        applies = not cue.types or reading.frame.type in cue.types
        if applies and cue.words & forms and not (cue.unless_past and below.i != token.i and _is_past_clause(below)):
            return cue.category, token.text
    return None


def _may_wish(trigger: Token, reading: Reading) -> bool:
    """Tell whether the word that tells of a figure may itself ask for it or promise it."""
    kind = reading.frame.type
    return kind in rules().given or (kind in rules().wished and trigger.lemma_ in rules().wishing)


def _is_question(token: Token) -> bool:
    """Tell whether somebody only asks to know: "asked **whether** 40 had died"."""
    if token.lemma_ != "ask":
        return False
    marks = (m.lower_ for c in token.children if c.dep_ == "ccomp" for m in c.children if m.dep_ == "mark")
    return any(mark in {"whether", "if"} for mark in marks) or any(c.lower_ == "about" for c in token.children)


def _is_past_clause(verb: Token) -> bool:
    """Tell whether a clause tells of the past: "that three boats had sunk"."""
    if verb.dep_ != "ccomp":
        return False
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return bool(words & PAST) or (verb.tag_ == "VBD" and not words)


def _governors(counted: Counted, reading: Reading) -> Iterator[Token]:
    """Yield the trigger and the verbs and nouns above it, up to the verb that only reports.

    Where a figure takes up another ("they could be 40"), the trigger stands in a sentence before: its own place counts.
    """
    in_sentence = reading.trigger.sent.start == counted.span.root.sent.start
    below = reading.trigger if in_sentence else counted.node
    yield below
    if below.dep_ == "amod" and below.i > below.head.i:
        return  # "the army, 90,000 **strong**, is meant to reach 120,000"
    if below.dep_ == "acl" and below.tag_ == "VBN" and reading.frame.type in rules().suffered:
        return  # "asked for food for 40,000 people **driven** from the border"
    for ancestor in below.ancestors:
        if ancestor.lemma_ in rules().stops or _is_aside(below) or _is_clause_of_its_own(below):
            return
        if ancestor.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield ancestor
        if ancestor.dep_ in {"relcl", "advcl"}:
            return
        below = ancestor
    if reading.route == "list" or reading.slot in {"value_of", "counts", "noun_of"}:
        yield from _verbs_above(counted.node)


def _verbs_above(node: Token) -> Iterator[Token]:
    for ancestor in node.ancestors:
        if ancestor.pos_ == "VERB" and ancestor.lemma_ not in rules().stops:
            yield ancestor
        if ancestor.dep_ == "relcl":
            return


def _is_clause_of_its_own(clause: Token) -> bool:
    """Tell whether a clause stands beside the one that it hangs on: after a semicolon, or with a subject of its own."""
    head = clause.head
    if clause.dep_ == "conj" and clause.pos_ == "VERB":
        return any(c.dep_ in {*SUBJECTS, "nsubjpass"} for c in clause.children)
    return clause.dep_ in {"ccomp", "parataxis"} and any(t.text == ";" for t in clause.doc[clause.i : head.i])


def _is_aside(clause: Token) -> bool:
    """Tell whether a clause is told beside the main one: relative, or with "as", "while", "after"."""
    if clause.dep_ == "relcl":
        return True
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    return clause.dep_ == "advcl" and bool(marks & rules().aside)


def _auxiliary(verb: Token) -> tuple[Modality, str] | None:
    words = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    lowered = {c.lower_ for c in words}
    undone = "have" in lowered and bool(lowered & {"would", "should", "could"})
    planned = lowered & rules().planned
    if planned and not undone:
        foretold = planned & {"will", "'ll", "’ll", "would"} and any(_foretells(a) for a in verb.ancestors)
        return Modality.POSSIBLE if foretold else Modality.PLANNED, next(iter(planned))
    possible = lowered & rules().possible
    if "could" in possible and any(c.dep_ == "neg" for c in verb.children):
        return Modality.OCCURRED, "could not"  # "five could not be traced", but "may not reach 300"
    if possible:
        return Modality.POSSIBLE, next(iter(possible))
    if "to" in lowered and verb.head.lemma_ == "be" and verb.dep_ == "xcomp":
        return Modality.PLANNED, "be to"
    if lowered >= {"to", "be"} and verb.dep_ in {"acl", "relcl", "ROOT"}:
        return Modality.PLANNED, "to be"  # "10,000 more recruits to be trained next year"
    return None


def _foretells(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in rules().foretelling
