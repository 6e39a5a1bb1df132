"""Which frame a quantity fills: the best reading by the words that govern it in the parse.

The governing verb or noun decides, the unit confirms. Where the parse leads nowhere, words nearby are tried
(nearby.py), and where those fail too, the frame of the list item before is kept. No frame, no type.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.facts.frames.abroad import is_for_helped
from extraction.facts.frames.answers import asked
from extraction.facts.frames.nearby import headed, inherited, labelled, reckoned, shallow
from extraction.facts.frames.readings import Reading, fits, readings_at, scene_of
from extraction.facts.frames.rival_figures import is_rival_figure
from extraction.facts.frames.routes import routes
from extraction.facts.frames.slots import Place
from extraction.facts.syntax import OBJECTS
from extraction.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.facts.frames.items import Counted
    from extraction.facts.frames.lexicon import Lexicon
    from extraction.facts.frames.readings import Scene

__all__ = ["Reading", "read"]

AT_ONCE = -0.6
PHRASE = 5
AT_HAND = 3


def read(counted: Counted, lexicon: Lexicon, before: Reading | None, *, is_part: bool = False) -> Reading | None:
    """Return the best reading of a quantity, None when no frame fits.

    `before` is the reading of the quantity just before in the same sentence or list: coordination keeps its trigger.
    A part that `before` counts is read as its whole, unless words right after it say otherwise.
    """
    scene = scene_of(counted, lexicon)
    readings = [
        reading for place in routes(counted, lexicon.words.containers) for reading in readings_at(place, scene, "parse")
    ]
    readings += _counted_readings(scene)
    readings += _described_readings(scene)
    readings += labelled(scene)
    question = asked(counted, lexicon) if not readings else None
    if question is not None:
        answered = scene_of(question, lexicon)
        places = routes(question, lexicon.words.containers)
        readings = [reading for place in places for reading in readings_at(place, answered, "parse")]
    if not readings and before is not None and is_rival_figure(counted, lexicon.words):
        readings = list(inherited(scene, before, is_part=True))
    if is_part and before is not None and not readings and _has_own_verb(counted, before):
        return None
    if is_part and before is not None and not any(_is_beside(reading, counted) for reading in readings):
        readings = list(inherited(scene, before, is_part=True)) or readings
    if not readings:
        readings = list(reckoned(scene)) or list(shallow(scene))
    if not readings:
        readings = list(headed(scene))
    if not readings and before is not None:
        readings = list(inherited(scene, before))
    best = max(readings, key=lambda reading: (reading.score, -reading.trigger.i), default=None)
    return _as_aid(best, counted, lexicon)


def _as_aid(best: Reading | None, counted: Counted, lexicon: Lexicon) -> Reading | None:
    """Return spending for a state that is helped as the aid that it is (rules/fact_types.toml says which types)."""
    label = lexicon.types[best.frame.type].abroad if best is not None else None
    if best is None or label is None or not is_for_helped(counted):
        return best
    return replace(best, frame=next(frame for frame in lexicon.frames if frame.label == label))


def _has_own_verb(counted: Counted, before: Reading) -> bool:
    """Tell whether another verb has the part as its object: "a judge who was investigating **one** of them"."""
    node, verb = counted.node, counted.node.head
    at_once = 0 < node.i - verb.i <= AT_HAND and verb.i > before.trigger.i
    return node.dep_ in OBJECTS and verb.pos_ == "VERB" and at_once


def _is_beside(reading: Reading, counted: Counted) -> bool:
    """Tell whether a trigger governs the quantity at once or stands in the same stretch, before the next comma."""
    if reading.slot == "object_of" and reading.trigger.i + 1 == counted.span.start:
        return True  # "nineteen drones came, of which F-35s **felled four**"
    between = counted.span.doc[counted.span.end : reading.trigger.i + 1]
    return len(between) > 0 and not any(token.text in {",", ";", "and", "while", "but"} for token in between)


def _counted_readings(scene: Scene) -> Iterator[Reading]:
    """Yield the readings of nouns that say it all: "20 deaths", "12 air strikes"."""
    counted = scene.counted
    following = counted.span.doc[counted.span.end : counted.span.end + 1].text
    route = "noun" if counted.item and not counted.elliptical else "parse"
    item = counted.item if counted.item and not counted.elliptical else _purpose(counted) or following
    words = item.replace("-", " ").lower().split()
    for start in range(len(words)):
        frames = scene.lexicon.counted.get(" ".join(words[start:]), ())
        for frame in frames:
            if fits(frame, scene):
                yield Reading(frame, counted.noun or counted.node, "counts", route, 0.6 + frame.weight)
        if frames:
            return


def _purpose(counted: Counted) -> str:
    """Return what a sum is: "$9bn in **economic help**", "a €100bn **special fund**"; empty where nothing is said."""
    if counted.quantity.kind is not Kind.MONEY:
        return ""
    words = counted.span.doc[counted.span.end : counted.span.end + PHRASE]
    noun = next((token for token in words if token.tag_ in {"NN", "NNS"} and token.i > counted.span.end), None)
    led = bool(words) and words[0].lower_ in {"in", "worth"}
    if noun is None or not (led or noun == counted.noun) or any(t.is_punct for t in words[: noun.i - counted.span.end]):
        return ""
    return " ".join(token.lemma_.lower() for token in words[int(led) : noun.i - counted.span.end + 1])


def _described_readings(scene: Scene) -> Iterator[Reading]:
    """Yield the readings of the word after a number without a noun: "counted six **dead** after the ambush"."""
    counted = scene.counted
    if counted.noun is not None and not counted.elliptical:
        return
    doc, after = counted.span.doc, counted.span.end
    if doc[after : after + 2].text.lower() in {"of them", "of whom"}:
        after += 2
    for word in doc[after : after + 1]:
        yield from readings_at(Place(word, "adjectives", AT_ONCE), scene, "parse")
