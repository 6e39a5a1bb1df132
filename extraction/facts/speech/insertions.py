"""Clauses and phrases of speech set beside a sentence: ", the ministry said", "according to X", "by X's own count"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.facts.speech.cited import LONG, source_of
from extraction.facts.speech.hidden_clauses import OPENERS, STOPS, SUBJECT_REACH, hidden_clause
from extraction.facts.speech.sources import can_speak, nearest_subject
from extraction.facts.speech.speakers import speaker_from
from extraction.facts.speech.words import Speaker, is_any, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
OBJECTS = frozenset({"dobj", "attr", "dep"})
RELATIVE = frozenset({"which", "where", "that", "who", "whom", "when"})


@dataclass(frozen=True, slots=True)
class Insertion:
    """A clause of speech at doc[start:end]; its scope lies between the tokens `opens` and `closes`."""

    speaker: Speaker
    cue: int
    start: int
    end: int
    opens: int
    closes: int


def find_insertions(sentence: Span) -> list[Insertion]:
    """Return the inserted clauses and source phrases of a sentence in text order."""
    found: list[Insertion] = []
    for token in sentence:
        found += _according(token, sentence)
        if token.pos_ == "VERB" and is_any(token, rules().inserted):
            found += _clause(token, sentence)
        elif (hidden := hidden_clause(token, sentence)) is not None:
            found += _of_hidden(token, sentence, *hidden)
    return sorted(found, key=lambda insertion: insertion.start)


def part_of(sentence: Span, index: int) -> tuple[int, int]:
    """Return the stretch between boundaries (a semicolon; a comma before "while" or "but") that holds a token."""
    start, end = sentence.start, sentence.end
    for token in sentence:
        if _is_boundary(token):
            if token.i <= index:
                start = token.i + 1
            else:
                end = token.i
                break
    return start, end


def _is_boundary(token: Token) -> bool:
    if token.text in rules().boundary_marks:
        before = token.doc[token.sent.start : token.i].text
        return before.count("“") <= before.count("”") and before.count('"') % 2 == 0
    return (
        token.lower_ in rules().boundary_words and token.i > token.sent.start and token.nbor(-1).text in {",", "—", "–"}
    )


def _clause(verb: Token, sentence: Span) -> Iterator[Insertion]:
    """Yield ", X said" where no clause of the verb's own follows."""
    if any(c.dep_ == "neg" or (c.dep_ in {"ccomp", "auxpass"} and c.i > verb.i) for c in verb.children):
        return
    subject = _subject(verb, sentence)
    if subject is None:
        return
    doc = sentence.doc
    left = subject.left_edge.i
    if left > verb.i:  # "says the ministry"
        start, end = verb.i, min(subject.right_edge.i + 1, sentence.end)
    else:
        start, end = left, _stop(verb, sentence)
    if start > sentence.start and doc[start - 1].lower_ == "as":
        start -= 1
    opened = start > sentence.start and doc[start - 1].text in OPENERS
    if not opened or verb.i - start > SUBJECT_REACH:
        return
    speaker = speaker_from(subject, verb.text)
    if speaker is not None:
        yield _insertion(sentence, speaker, verb.i, (start, end))


def _subject(verb: Token, sentence: Span) -> Token | None:
    """Return who speaks in a clause set beside: the parse's subject, else the noun right beside the verb."""
    subject = nearest_subject(verb)
    if subject is not None or verb.i == sentence.start:
        return _beside_the_subject(verb, subject)
    doc = sentence.doc
    if doc[verb.i - 1].text in OPENERS:
        return _after(verb) or _apposed(verb)
    if verb.tag_ not in FINITE:
        return None
    comma = next((t.i for t in reversed(doc[sentence.start : verb.i]) if t.text in OPENERS), None)
    nouns = (
        [t for t in doc[comma + 1 : verb.i] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"] if comma else []
    )
    return nouns[0] if nouns else None


def _beside_the_subject(verb: Token, subject: Token | None) -> Token | None:
    """Return who speaks between a sentence's subject and its verb: "France, **a minister** said, would stay"."""
    if subject is None or verb.dep_ != "parataxis" or subject.i > verb.i:
        return subject
    apposed = [c for c in subject.children if c.dep_ == "appos" and can_speak(c)]
    return apposed[-1] if apposed and subject.nbor(1).text == "," else subject


def _of_hidden(token: Token, sentence: Span, noun: Token, start: int) -> Iterator[Insertion]:
    speaker = speaker_from(noun, token.text)
    if speaker is not None:
        yield _insertion(sentence, speaker, token.i, (start, token.i + 1))


def _after(verb: Token) -> Token | None:
    """Return a name right after the verb: "…, promised Abdul Rahman"; "…, told CNN" names who heard it."""
    if is_any(verb, rules().addressing):
        return None
    return next((c for c in verb.children if c.i > verb.i and c.dep_ in OBJECTS and c.pos_ == "PROPN"), None)


def _apposed(verb: Token) -> Token | None:
    """Return the role that the parse hung on the place before it: "in Jos, the governor, Simon Lar, said"."""
    name = verb.nbor(-2) if verb.i - 2 >= verb.sent.start else None
    while name is not None and name.dep_ in {"pobj", "prep", "compound"} and verb.sent.start < name.head.i < name.i:
        name = name.head  # "…, Ali Dar, | chief of the patrol police, told"
        if name.dep_ == "appos" and name.head.pos_ == "PROPN":
            return name.head
    if name is None or name.dep_ != "appos" or verb.tag_ not in FINITE:
        return None
    return name.head if name.head.dep_ == "appos" and name.head.i > verb.sent.start else name


def _insertion(sentence: Span, speaker: Speaker, cue: int, where: tuple[int, int]) -> Insertion:
    """Return an insertion with the limits of its scope: an inner one stays in the relative clause that it stands in."""
    start, end = where
    if start > sentence.start and sentence.doc[start].lower_ == "as":  # "as the rebels allege" looks back only
        return Insertion(speaker, cue, start, end, sentence.start, end)
    tail = [t for t in sentence.doc[end : part_of(sentence, start)[1]] if not t.is_punct and not t.is_space]
    opens = _relative_before(sentence, start) if tail else None
    if opens is None:
        return Insertion(speaker, cue, start, end, sentence.start, sentence.end)
    closes = next((t.i for t in sentence.doc[end + 1 : sentence.end] if t.text in {",", ";"}), sentence.end)
    return Insertion(speaker, cue, start, end, opens, closes)


def _stop(verb: Token, sentence: Span) -> int:
    """Return where a clause of speech ends: at the first mark after its verb."""
    return next((t.i for t in sentence.doc[verb.i + 1 : sentence.end] if t.text in STOPS), sentence.end)


def _relative_before(sentence: Span, start: int) -> int | None:
    """Return the relative pronoun of the clause around an insertion: "in which, police say, 12 died"."""
    for token in reversed(sentence.doc[max(sentence.start, start - LONG) : max(start - 1, sentence.start)]):
        if token.text in {",", ";", "—"}:
            return None
        if token.lower_ in RELATIVE and token.tag_ in {"WDT", "WRB", "WP"}:
            return token.i
    return None


def _according(token: Token, sentence: Span) -> Iterator[Insertion]:
    source = source_of(token)
    if source is None:
        return
    speaker = speaker_from(source, token.text)
    if speaker is None:
        return
    end = min(source.right_edge.i + 1, sentence.end)
    comma = next((t.i for t in sentence.doc[source.i + 1 : end] if t.text in {",", ";"}), end)
    yield _insertion(sentence, speaker, token.i, (token.i, comma))
