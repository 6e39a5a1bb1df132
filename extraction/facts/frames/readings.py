"""Readings of a quantity at one place: the frames whose trigger stands there and that accept what is counted.

Which places there are is not known here: see routes.py (parse) and nearby.py (where the parse fails).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.publishers import is_official
from extraction.entities.lookup import mentions_in, people_of
from extraction.facts.syntax import clause_words, lemmas
from extraction.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Frame, Lexicon, Pattern
    from extraction.facts.frames.slots import Place

NEAR = 4
FROM_BEFORE = -0.3
PEOPLE = frozenset({"person"})
HELPED = "@helped"
"""Stands among a frame's `needs` for the name of a state that is helped in a war."""
BORROWED = frozenset({"xcomp", "ccomp", "acl", "conj"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quantity.

    The frame, the word that triggered it, its slot, how it was found and how well it fits.
    """

    frame: Frame
    trigger: Token
    slot: str
    route: str
    score: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A quantity, the lexicon to read it by, and the words around it.

    `beside` are the lemmas of its own sentence, `context` also those of the one before; both are the same for a
    line without a verb.
    """

    counted: Counted
    lexicon: Lexicon
    context: frozenset[str]
    beside: frozenset[str]


def scene_of(counted: Counted, lexicon: Lexicon) -> Scene:
    """Return the scene of a quantity."""
    sentence = counted.span.root.sent
    own, start = _forms(sentence), sentence.start
    words = own
    if start > 0:
        before = sentence.doc[start - 1].sent
        words, start = own | _forms(before), before.start
    told = _titled(sentence.doc) | _kinds_named(sentence.doc, start, sentence.end)
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in sentence)
    return Scene(counted, lexicon, words | told, (own if has_verb else words) | told)


def _titled(doc: Doc) -> frozenset[str]:
    """Return the words of the title of a statement, which says once for all what its lists are about."""
    if not is_official(doc):
        return frozenset()
    written = re.findall(r"[^\W\d]+", (doc._.article.title or "").lower())
    return frozenset(form for word in written for form in (word, word.removesuffix("s")))


def _kinds_named(doc: Doc, start: int, end: int) -> frozenset[str]:
    """Return HELPED where a state is named that is given aid because of a war."""
    helped = actors.load().aided
    named = mentions_in(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return frozenset({HELPED}) if any(people_of(doc, mention) in helped for mention in named) else frozenset()


def _forms(sentence: Span) -> frozenset[str]:
    """Return the words of a sentence in all their forms; kept on the Doc, for each of its numbers asks for them."""
    kept = sentence.doc.user_data.setdefault("forms", {})
    if sentence.start not in kept:
        kept[sentence.start] = frozenset(
            form for token in sentence for form in (token.lemma_, token.lower_, *lemmas(token))
        )
    return kept[sentence.start]


def readings_at(place: Place, scene: Scene, route: str) -> Iterator[Reading]:
    """Yield a reading for every frame that has the word of `place` as a trigger and accepts the quantity."""
    forms = lemmas(place.word)
    for lemma in (
        (*forms, place.word.lower_) if place.slot == "adjectives" and place.word.lower_ not in forms else forms
    ):
        for pattern in scene.lexicon.triggers(lemma, place.slot):
            if place.slot == "oblique_of" and not _takes(pattern, place.preposition):
                continue
            if not fits(pattern.frame, scene) or not is_complete(pattern, place.word):
                continue
            yield Reading(pattern.frame, place.word, place.slot, route, _score(pattern, scene) - place.cost)


def _takes(pattern: Pattern, preposition: str | None) -> bool:
    return bool(pattern.rest) and (preposition is None or pattern.rest[-1] in {preposition, "of"})


def fits(frame: Frame, scene: Scene, *, strict: bool = False) -> bool:
    """Tell whether `frame` accepts what is counted; `strict` wants a known item class."""
    counted, quantity = scene.counted, scene.counted.quantity
    if quantity.kind not in frame.kinds:
        return False
    narrow = scene.lexicon.narrow(counted.classes)
    if frame.not_items & counted.classes and not narrow - frame.not_items and not counted.elliptical:
        return False
    if quantity.kind is Kind.MEASURE and frame.units and quantity.unit not in frame.units:
        return False
    if not _suits(frame, scene):
        return False
    if quantity.kind is Kind.MONEY or (quantity.kind is Kind.MEASURE and frame.items & {"any", "bare"}):
        return True
    if frame.items & counted.classes:
        return True
    if strict or (counted.classes and not counted.elliptical):
        return False
    if counted.elliptical and PEOPLE & counted.classes and not ({"any"} | PEOPLE) & frame.items:
        return False
    return "any" in frame.items or ("bare" in frame.items and (counted.noun is None or counted.elliptical))


def _suits(frame: Frame, scene: Scene) -> bool:
    """Tell whether the words around are those that a frame needs, and none that it must not have.

    Where what it needs is told in the sentence before, what it must not have is looked for there too.
    """
    if not frame.needs or frame.needs & scene.beside:
        return not frame.not_needs & scene.beside
    return bool(frame.needs & scene.context) and not frame.not_needs & scene.context


def _score(pattern: Pattern, scene: Scene) -> float:
    specific = 0.3 if pattern.frame.items & scene.counted.classes else 0.0
    return 1.0 + pattern.frame.weight + specific + 0.2 * len(pattern.rest) + _support(pattern.frame, scene)


def _support(frame: Frame, scene: Scene) -> float:
    """Return up to 0.5 for a word of the frame's field nearby, less than nothing for one a sentence before."""
    span = scene.counted.span
    gaps = [
        max(span.start - token.i, token.i - span.end + 1)
        for token in span.root.sent
        if not span.start <= token.i < span.end and frame.needs.intersection((token.lemma_, token.lower_))
    ]
    if not gaps:
        return 0.0 if not frame.needs or frame.needs & scene.beside else FROM_BEFORE
    return 0.5 / (1 + min(gaps) / 4)


def is_complete(pattern: Pattern, trigger: Token) -> bool:
    """Tell whether the rest of a pattern stands in the trigger's clause or right after it."""
    if not pattern.rest:
        return True
    if pattern.rest[0] in {"or", "and"}:
        return _is_coordinated(trigger, pattern.rest)
    if pattern.rest == ("in",) and not _is_particle(trigger):
        return False
    return _clause_forms(trigger).issuperset(pattern.rest)


def _clause_forms(trigger: Token) -> frozenset[str]:
    """Return the forms of the words right after a trigger and in its clause; kept on the Doc, as many patterns ask."""
    kept: dict[int, frozenset[str]] = trigger.doc.user_data.setdefault("clause forms", {})
    if trigger.i not in kept:
        near = trigger.doc[trigger.i + 1 : min(trigger.i + NEAR, trigger.sent.end)]
        words = {form for word in (*near, *clause_words(trigger)) for form in (word.lower_, *lemmas(word))}
        if trigger.head.i != trigger.i and trigger.dep_ in BORROWED:
            words |= {c.lower_ for c in trigger.head.children if c.dep_ in {"prt", "auxpass"}}
        words |= {form for c in trigger.children if c.dep_ in {"ccomp", "xcomp"} for form in lemmas(c)}
        kept[trigger.i] = frozenset(words)
    return kept[trigger.i]


def _is_particle(verb: Token) -> bool:
    """Tell whether "in" belongs to the verb: "took **in** 300" and "flew 300 **in**", not "took lives in May"."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    return after == "in" or any(c.lower_ == "in" and c.dep_ in {"prt", "advmod"} for c in verb.children)


def _is_coordinated(token: Token, rest: tuple[str, ...]) -> bool:
    """Tell whether a verb right after is coordinated: "killed or wounded", "killed, injured or captured"."""
    words = [word for word in token.doc[token.i + 1 : token.i + 6] if not word.is_punct]
    joined = next((i for i, word in enumerate(words) if word.lower_ == rest[0]), None)
    if joined is None or any(word.pos_ not in {"VERB", "ADJ", "AUX"} for word in words[:joined]):
        return False
    return joined + 1 < len(words) and any(rest[1] in lemmas(word) for word in (*words[:joined], words[joined + 1]))
