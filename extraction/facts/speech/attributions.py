"""Who says what within one sentence: every cue of speech with the stretch of tokens in its scope.

The cue stands before its scope ("X said that …"), after it ("…, X said") or inside it ("…, X said, …"). Speakers are
named in speakers.py; what runs over sentences is told in quotations.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extraction.document import sentence_no, sentences_of
from extraction.facts.speech.insertions import Insertion, find_insertions, part_of
from extraction.facts.speech.reported import is_called_untrue, is_content, is_negated
from extraction.facts.speech.sources import can_speak, owner_of_figures
from extraction.facts.speech.speakers import speaker_from
from extraction.facts.speech.speech_ends import end_of_content
from extraction.facts.speech.telling import below, speaker_of
from extraction.facts.speech.words import Speaker, is_any, is_verb, remember, rules
from extraction.records import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speaker` says what stands in doc[start:end]; `cue` is the token of speech; lower ranks are surer."""

    speaker: Speaker
    cue: int
    start: int
    end: int
    rank: int

    def covers(self, index: int) -> bool:
        """Tell whether a token stands in the scope."""
        return self.start <= index < self.end

    def distance(self, index: int) -> int:
        """Return how many tokens lie between the cue and a token."""
        return abs(self.cue - index)


def attributions_in(sentence: Span) -> list[Attribution]:
    """Return the attributions of a sentence, found once and kept on the Doc."""
    kept = sentence.doc.user_data.setdefault("attributions", {})
    if sentence.start not in kept:
        known = sentences_of(sentence.doc)
        for earlier in known[len(kept) : sentence_no(sentence.doc, sentence.start_char) + 1]:
            kept[earlier.start] = _remembered(earlier)
    return kept[sentence.start]


def _remembered(sentence: Span) -> list[Attribution]:
    found: list[Attribution] = []
    for attribution in _find(sentence):
        if sentence.doc[attribution.cue].dep_ != "acl":
            remember(sentence.doc, attribution.cue, attribution.speaker)
        found.append(attribution)
    return found


def attribution_of(sentence: Span, index: int) -> Attribution | None:
    """Return the attribution of a token: the innermost cue whose scope covers it, then the surest, then the nearest."""
    covering = [a for a in attributions_in(sentence) if a.covers(index)]
    return min(
        covering,
        key=lambda a: (
            -sum(other.covers(a.cue) for other in covering if other.cue != a.cue),
            a.rank,
            a.end - a.start,
            a.distance(index),
        ),
        default=None,
    )


def _find(sentence: Span) -> Iterator[Attribution]:
    insertions = find_insertions(sentence)
    for token in sentence:
        if is_verb(token):
            yield from _from_verb(token)
        elif token.lemma_.lower() in rules().told:
            yield from _from_noun(token)
    for number, insertion in enumerate(insertions):
        after = insertions[number + 1].start if number + 1 < len(insertions) else None
        before = insertions[number - 1].end if number else None
        yield from _around(sentence, insertion, before, after)
    yield from _forward(sentence, insertions)


def _from_verb(verb: Token) -> Iterator[Attribution]:
    """Yield the scopes that a verb governs in the parse."""
    content = [c for c in below(verb) if is_content(c, verb)]
    modifies = verb.dep_ == "acl" and verb.tag_ == "VBN" and is_any(verb, rules().modifying)
    if not (content or modifies) or is_negated(verb):
        return
    speaker = speaker_of(verb)
    if speaker is None:
        return
    for child in content:
        yield Attribution(speaker, verb.i, _start_of(child, verb), end_of_content(child), 0)
    if modifies:
        yield Attribution(speaker, verb.i, verb.head.left_edge.i, verb.i, 0)


def _start_of(content: Token, verb: Token) -> int:
    """Return where content begins; a bad parse hangs its first words on the verb: "admitted around 10 of its men …"."""
    first = content.left_edge.i
    between = verb.doc[verb.i + 1 : first] if content.dep_ == "ccomp" else ()
    return verb.i + 1 if any(t.like_num for t in between) and not is_any(verb, rules().addressing) else first


def _from_noun(noun: Token) -> Iterator[Attribution]:
    """Yield the scope of "the army's claim that …", "an estimate by Oxfam of …"."""
    owner = owner_of_figures(noun)
    speaker = speaker_from(owner, noun.text) if owner is not None else None
    if speaker is None:
        return
    if is_called_untrue(noun):
        speaker = replace(speaker, stance=Stance.DENIED)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":  # "it is the view of the UN that …"
        for clause in noun.head.children:
            if clause.dep_ == "ccomp" and clause.i > noun.i:
                yield Attribution(speaker, noun.i, clause.left_edge.i, clause.right_edge.i + 1, 1)
    for child in noun.children:
        is_owner = child.left_edge.i <= owner.i <= child.right_edge.i if owner is not None else False
        if child.i > noun.i and child.dep_ in {"acl", "ccomp", "relcl", "prep", "appos"} and not is_owner:
            yield Attribution(speaker, noun.i, child.left_edge.i, child.right_edge.i + 1, 1)


def _around(sentence: Span, insertion: Insertion, before: int | None, after: int | None) -> Iterator[Attribution]:
    """Yield the scopes of a clause of speech that stands beside its sentence: back to what came before, and on."""
    start, end = part_of(sentence, insertion.start)
    back = max(start, insertion.opens, before or start)
    speaker, cue = insertion.speaker, insertion.cue
    if insertion.start > back:
        yield Attribution(speaker, cue, back, insertion.start, 1)
    tail = sentence.doc[insertion.end : end]
    if insertion.start > back and _closes_quotation(sentence, insertion.start) and not _quotes(tail):
        return
    if any(not t.is_punct and not t.is_space for t in tail):
        is_leading = insertion.start <= back
        yield Attribution(speaker, cue, insertion.end, min(end, after or end, insertion.closes), 1 if is_leading else 2)


def _closes_quotation(sentence: Span, index: int) -> bool:
    """Tell whether a quotation ends right before a token; what follows its clause of speech is the outlet's own."""
    return index > sentence.start and sentence.doc[index - 1].text in {"”", '"', "''"}


def _quotes(tail: Span) -> bool:
    return any(t.text in {"“", '"', "``"} or t.lower_ in {"adding", "and", "saying"} for t in tail)


def _forward(sentence: Span, insertions: list[Insertion]) -> Iterator[Attribution]:
    """Yield the rest of the part for a verb whose content the parse lost: "told us that …"."""
    doc = sentence.doc
    taken = {insertion.cue for insertion in insertions}
    for verb in sentence:
        if not is_verb(verb) or verb.i in taken or not is_any(verb, rules().clause) or verb.tag_ in {"VB", "VBG"}:
            continue
        if is_negated(verb) or any(c.dep_ == "auxpass" for c in verb.children):
            continue
        content = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
        if verb.dep_ in {"relcl", "acl"}:
            continue
        if verb.dep_ in {"compound", "nmod"} and verb.i > sentence.start and can_speak(verb.nbor(-1)):
            told = speaker_from(verb.nbor(-1), verb.text)  # "aid workers | reckon Hamas fired 90 rockets"
            if told is not None:
                yield Attribution(told, verb.i, verb.i + 1, part_of(sentence, verb.i)[1], 3)
            continue
        if content:
            yield from _coordinated(verb, content[-1], sentence)
            continue
        end = part_of(sentence, verb.i)[1]
        for token in doc[verb.i + 1 : end]:
            if token.text == "," and token.i + 1 < end and doc[token.i + 1].lower_ in rules().aside:
                end = token.i
                break
        that = next((t for t in doc[verb.i + 1 : end] if t.lower_ == "that" and t.dep_ == "mark"), None)
        speaker = speaker_of(verb) if that is not None and that.i - verb.i < 8 else None
        if speaker is not None and that is not None:
            yield Attribution(speaker, verb.i, that.i, end, 3)


def _coordinated(verb: Token, content: Token, sentence: Span) -> Iterator[Attribution]:
    """Yield what goes on with "and had …" after a clause that the parse closed too soon."""
    end = content.right_edge.i + 1
    words = [t for t in sentence.doc[end : end + 4] if not t.is_punct]
    if (
        len(words) > 1
        and words[0].lower_ == "and"
        and words[1].lower_ in {"had", "have", "has", "was", "were", "that", "would"}
    ):
        speaker = speaker_of(verb)
        if speaker is not None:
            yield Attribution(speaker, verb.i, end, part_of(sentence, end)[1], 3)
