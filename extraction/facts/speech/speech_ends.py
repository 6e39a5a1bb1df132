"""Where what somebody says ends: before the outlet's own clause, the speaker's next word, another speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.speech.reported import AT, CLAUSES, has_preposition
from extraction.facts.speech.words import is_any, rules
from extraction.facts.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

RELATIVE = frozenset({"which", "where", "who", "whom", "whose"})
SINCE_REACH = 10
HARMED = frozenset({"wound", "injure", "hurt", "kill", "capture", "displace"})


def _is_told_beside(token: Token, content: Token) -> bool:
    """Tell whether a clause within what is said is the outlet's own, or the speaker's next word.

    "… said its jets bombed a convoy, as rebels killed 7"; "… denied that 57 died and put rebel deaths at 40".
    """
    if token.dep_ == "advcl":
        first = token.left_edge
        return first.lower_ in {"as", "after"} and first.i > content.i and first.nbor(-1).text == ","
    return resumes_speech(token)


def _starts_beside(clause: Token) -> int:
    return clause.left_edge.i if clause.dep_ == "advcl" else clause.i


def resumes_speech(verb: Token) -> bool:
    """Tell whether a verb coordinated within a denied clause is its speaker's next word: "denied that … and put …"."""
    return denier_above(verb) is not None


def denier_above(verb: Token) -> Token | None:
    """Return the verb of denial that a coordinated verb of speech without a subject of its own goes back to.

    One of speech does as well, where what was said was undergone: "**said** that two ships had been sunk, and accused".
    """
    own = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS or (c.dep_ == "mark" and c.i < verb.i) for c in verb.children)
    if verb.dep_ != "conj" or own or not (is_any(verb, rules().clause | rules().figure) or has_preposition(verb)):
        return None
    head = verb.head
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    above = head.head
    is_one_part = not any(t.text in rules().boundary_marks for t in verb.doc[above.i : verb.i])
    is_undergone = is_one_part and is_passive(head) and verb.tag_ == above.tag_ and is_any(above, rules().clause)
    return above if head.dep_ == "ccomp" and (is_any(above, rules().denial) or is_undergone) else None


def end_of_content(child: Token) -> int:
    """Return where the content of a verb ends; a relative clause after a comma is told beside it, not said."""
    end = child.right_edge.i + 1
    if child.dep_ == "prep" and child.lower_ in AT:
        return _end_of_tolls(child, end)
    if child.dep_ in CLAUSES:
        beside = [_starts_beside(t) for t in child.subtree if _is_told_beside(t, child)]
        return min([end, *beside, *_marks_before_speech(child), *_first_day(child)])
    for token in child.doc[child.i + 1 : end]:
        if token.text == "," and any(t.lower_ in RELATIVE for t in child.doc[token.i + 1 : min(token.i + 3, end)]):
            return token.i
    return end


def _marks_before_speech(child: Token) -> Iterator[int]:
    """Yield the semicolons in what is said behind which another speaks: "… lost 14 tanks; **analysts confirm** 3"."""
    for token in child.subtree:
        if token.i > child.i and token.pos_ == "VERB" and is_any(token, rules().clause | rules().figure):
            has_subject = any(c.dep_ in SUBJECTS for c in token.children)
            marks = [t.i for t in child.doc[child.i : token.i] if t.text in rules().boundary_marks]
            yield from marks[-1:] if has_subject else ()


def _first_day(child: Token) -> Iterator[int]:
    """Yield where the outlet tells of the day that a count begins with: "… since May 7, | when gunmen killed 90"."""
    for token in child.subtree:
        before = child.doc[max(token.i - SINCE_REACH, child.sent.start) : token.i]
        is_beside = token.lower_ in {"when", "after"} and len(before) > 0 and before[-1].text == ","
        if is_beside and token.i > child.i and any(t.lower_ == "since" for t in before):
            yield token.i


def _end_of_tolls(at: Token, end: int) -> int:
    """Return where a list of tolls after "at" ends; the parse hangs later ones elsewhere: "at 30 dead, 90 wounded"."""
    for token in at.doc[end : at.sent.end]:
        is_finite = token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.lemma_.lower() not in HARMED
        if is_finite or token.dep_ == "mark" or token.text in rules().boundary_marks or token.lower_ in rules().aside:
            return end
        if token.like_num:
            end = min(token.i + 2, at.sent.end)
    return end
