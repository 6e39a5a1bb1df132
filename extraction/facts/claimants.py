"""Who says so: reported speech in, before and after a figure. Names and their canonical form are entities' business.

Attribution follows the parse: the innermost verb of speech above the figure speaks; else "according to …" or a speech
clause beside it in the sentence; else an open quotation or account from the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.entities.lookup import claimant_name, entity_of, mention_at
from extraction.facts.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive, lemmas
from extraction.records import EntityType, Stance
from extraction.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

QUOTES = frozenset('"“”«»„‟')
CONTENT = frozenset(
    {
        "ccomp",
        "xcomp",
        "dobj",
        "advcl",
        "conj",
        "parataxis",
        "dep",
        "attr",
        "prep",
        "pobj",
        "acl",
        "relcl",
        "appos",
        "nmod",
        "nummod",
        "compound",
    }
)
CARRY = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: canonical name, entity when known, the word of speech, and whether the figure is denied."""

    name: str
    entity_id: str | None
    cue: str
    stance: Stance = Stance.AFFIRMED
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """rules/speech.toml, ready to look up."""

    verbs: frozenset[str]
    denials: frozenset[str]
    denying_phrases: tuple[str, ...]
    figures: frozenset[str]
    not_speakers: frozenset[str]
    performatives: frozenset[str]
    nameless: frozenset[str]


@cache
def rules() -> SpeechRules:
    """Return the rules of reported speech."""
    speech = read_rules("speech.toml")["speech"]
    return SpeechRules(
        verbs=frozenset(speech["verbs"]),
        denials=frozenset(speech["denials"]),
        denying_phrases=tuple(speech["denying_phrases"]),
        figures=frozenset(speech["figures"]),
        not_speakers=frozenset(speech["not_speakers"]),
        performatives=frozenset(speech["performatives"]),
        nameless=frozenset(speech["nameless"]),
    )


def find_speaker(figure: Span) -> Speaker | None:
    """Return who says the figure, None for the outlet's own voice."""
    return _above(figure.root) or _beside(figure) or _owner(figure) or _carried(figure)


def _above(token: Token) -> Speaker | None:
    """Return the speaker of the innermost verb of speech that the figure is the content of."""
    below = token
    for ancestor in token.ancestors:
        if _can_speak(ancestor) and _is_content(below, ancestor):
            speaker = _speaker_of(ancestor)
            if speaker is not None and (speaker.is_person or rules().verbs.intersection(lemmas(ancestor))):
                return speaker
        below = ancestor
    return None


def _can_speak(token: Token) -> bool:
    """Tell whether a word reports: a verb of speech, or "claims" and the like that the tagger took for a noun."""
    if token.pos_ == "VERB":
        return bool((rules().verbs | rules().performatives).intersection(lemmas(token)))
    return (
        token.tag_ == "NNS"
        and token.lemma_ in {"claim", "report", "estimate", "state"}
        and any(c.dep_ in {"acl", "ccomp", "relcl"} for c in token.children)
    )


def _is_content(below: Token, verb: Token) -> bool:
    return below.dep_ in CONTENT or (below.dep_ in PASSIVE_SUBJECTS and not is_passive(verb))


def _beside(figure: Span) -> Speaker | None:
    """Return the speaker of "according to X" or of a speech clause that stands beside the figure's clause."""
    sentence = figure.root.sent
    candidates = [*_according(sentence), *_inserted(sentence, figure)]
    return min(candidates, key=lambda found: found[0](figure), default=(None, None))[1]


def _according(sentence: Span) -> Iterator[tuple]:
    for token in sentence:
        if token.lower_ in {"according", "citing", "quoting", "per"} or (token.lower_ == "by" and _is_count(token)):
            source = _source_after(token)
            if source is not None:
                speaker = _named(source, token.text)
                if speaker is not None:
                    yield (
                        (lambda figure, at=token.i: abs(at - figure.end) + (60 if _other_half(figure, at) else 0)),
                        speaker,
                    )


def _is_count(token: Token) -> bool:
    return any(c.dep_ == "pobj" and c.lemma_.lower() in rules().figures for c in token.children)


def _source_after(token: Token) -> Token | None:
    words = (
        [*token.subtree]
        if token.lower_ != "according"
        else [t for t in token.doc[token.i + 1 : token.i + 12] if t.sent == token.sent]
    )
    noun = next((t for t in words if t.dep_ in {"pobj", "dobj"} and t.i > token.i), None)
    if noun is not None and noun.lemma_.lower() in rules().figures:
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        inner = next((g for c in noun.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"), None)
        return owner or inner or noun
    return noun


def _other_half(figure: Span, at: int) -> bool:
    """Tell whether a semicolon or "while" parts the figure from the attribution."""
    low, high = sorted((at, figure.start))
    return any(t.text == ";" or t.lower_ in {"while", "whereas", "but"} for t in figure.doc[low:high])


def _inserted(sentence: Span, figure: Span) -> Iterator[tuple]:
    """Yield the speakers of clauses like ", the ministry said" that stand beside the figure's clause."""
    for verb in sentence:
        if verb.pos_ != "VERB" or not rules().verbs.intersection(lemmas(verb)):
            continue
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is None or figure.root.i in {t.i for t in subject.subtree}:
            continue
        is_root = verb.dep_ in {"ROOT", "parataxis", "ccomp", "conj", "relcl", "advcl"}
        comma = any(
            t.text in {",", "”", '"', "—", "–"}
            for t in sentence.doc[max(subject.left_edge.i - 2, 0) : subject.left_edge.i]
        )
        as_clause = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
        if is_root and (comma or as_clause) and verb.i > figure.start and lemmas(verb)[0] in INSERTED:
            speaker = _speaker_of(verb)
            if speaker is not None:
                yield (lambda figure, at=verb.i: abs(at - figure.end) + (60 if _other_half(figure, at) else 0)), speaker


INSERTED = frozenset(
    [
        "say",
        "tell",
        "report",
        "claim",
        "state",
        "announce",
        "add",
        "note",
        "estimate",
        "confirm",
        "admit",
        "acknowledge",
        "insist",
        "declare",
        "believe",
        "assert",
        "allege",
        "warn",
        "write",
        "tweet",
        "post",
        "reckon",
        "explain",
        "reveal",
        "boast",
        "suggest",
        "indicate",
        "conclude",
        "argue",
        "show",
        "find",
        "recall",
        "stress",
        "maintain",
        "calculate",
    ]
)


def _owner(figure: Span) -> Speaker | None:
    """Return the owner of figures: "Israeli figures put the toll at 1,139", "the ministry's latest count is 38,240"."""
    for token in figure.root.sent:
        if token.lemma_.lower() in rules().figures and token.dep_ in SUBJECTS and token.i < figure.start:
            owner = next(
                (c for c in token.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and mention_at(c.doc, c)),
                None,
            )
            owner = owner or next(
                (g for c in token.children if c.dep_ == "prep" for g in c.children if mention_at(g.doc, g)), None
            )
            if owner is not None:
                return _named(owner, token.text)
    return None


def _speaker_of(verb: Token) -> Speaker | None:
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl"}:
        head = verb.head
        subject = next((c for c in head.children if c.dep_ in SUBJECTS), None) if head.pos_ in {"VERB", "AUX"} else head
    if subject is not None and subject.lower_ in {"which", "who", "that"} and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None and is_passive(verb):
        subject = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
    if subject is None and verb.pos_ != "VERB":
        subject = next(
            (c for c in verb.children if c.dep_ in {"compound", "poss", "nmod"} and mention_at(c.doc, c)), None
        )
    if subject is None or subject.lower_ in rules().not_speakers:
        return None
    if subject.lemma_.lower() in rules().figures:
        owner = next(
            (c for c in subject.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and mention_at(c.doc, c)),
            None,
        )
        inner = next(
            (
                g
                for c in subject.children
                if c.dep_ == "prep"
                for g in c.children
                if g.dep_ == "pobj" and mention_at(g.doc, g)
            ),
            None,
        )
        subject = owner or inner
        if subject is None:
            return None
    speaker = _named(subject, verb.text)
    if speaker is not None and rules().denials.intersection(lemmas(verb)):
        return replace(speaker, stance=Stance.DENIED)
    return speaker


def _named(noun: Token, cue: str) -> Speaker | None:
    doc: Doc = noun.doc
    mention = mention_at(doc, noun)
    if mention is None:
        person = next((c for c in noun.children if c.dep_ == "appos" and mention_at(doc, c)), None)
        mention = mention_at(doc, person) if person is not None else None
    if mention is not None:
        name = claimant_name(doc, mention)
        return (
            Speaker(name, mention.entity_id, cue, is_person=entity_of(doc, mention).entity_type is EntityType.PERSON)
            if name
            else None
        )
    if noun.lemma_.lower() not in rules().nameless and noun.lower_ not in rules().nameless:
        return None
    start = min(
        (c.left_edge.i for c in noun.children if c.dep_ in {"compound", "amod", "nmod", "poss"}), default=noun.i
    )
    return Speaker(doc[start : noun.i + 1].text, None, cue)


def _carried(figure: Span) -> Speaker | None:
    """Return the speaker of an open quotation, or of the account that the sentence before began."""
    doc = figure.doc
    sentence = figure.root.sent
    if not _in_quotation(figure):
        return None
    for _ in range(CARRY):
        if sentence.start == 0:
            return None
        sentence = doc[sentence.start - 1].sent
        for verb in reversed(list(sentence)):
            if verb.pos_ == "VERB" and lemmas(verb)[0] in INSERTED:
                speaker = _speaker_of(verb)
                if speaker is not None:
                    return speaker
    return None


def _in_quotation(figure: Span) -> bool:
    """Tell whether the figure stands inside quotation marks, counted from the paragraph's start."""
    text = figure.doc.text
    paragraph = text.rfind("\n", 0, figure.start_char) + 1
    before = text[paragraph : figure.start_char]
    opened = before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1
