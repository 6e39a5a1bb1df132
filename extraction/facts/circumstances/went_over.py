"""Whether money, goods and spending went over, or are only promised: until the words say so they are planned.

The other cues of modality are not known here: see modality.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.circumstances.modal_cues import rules, with_particle
from extraction.facts.circumstances.tenses import is_perfect
from extraction.facts.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extraction.facts.frames.filled import Reading

GIVING_UP = 3
ASIDE_CLAUSES = frozenset({"parataxis", "ccomp", "relcl"})


def went_over(token: Token, reading: Reading) -> bool:
    """Tell whether a verb below a promise says that money or goods went over: "asked for 40 and has received 12"."""
    return (
        reading.frame.type in rules().given
        and token.lemma_ in rules().done
        and (token.tag_ == "VBD" or is_perfect(token) or is_perfect(token, frozenset({"had"})))
        and not any(c.lower_ == "to" for c in token.children if c.dep_ == "aux")
    )


def is_done(reading: Reading) -> bool:
    """Tell whether the words say that money or goods went over: until then they are planned (fact contract)."""
    verbs = [token for token in (reading.trigger, *reading.trigger.ancestors) if token.pos_ in {"VERB", "AUX"}]
    if verbs and reading.frame.type in rules().rising_types and _has_risen(verbs[0]):
        return True
    for verb in verbs[:GIVING_UP]:
        if verb.lemma_ in rules().stops:
            break
        if _tells_of_done(verb):
            return True
        if verb.dep_ in ASIDE_CLAUSES:
            break
    told = (reading.trigger, *(c for c in reading.trigger.children if c.dep_ in SUBJECTS))
    return any(noun.lemma_ in rules().delivery_nouns for noun in told)


def _tells_of_done(verb: Token) -> bool:
    """Tell whether a verb says that something went over: "has sent", "included **sending**", not "to be sent"."""
    if not rules().done.intersection({verb.lemma_, *with_particle(verb)}):
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "to" in auxiliaries and "have" not in auxiliaries:
        return False
    perfect = is_perfect(verb) or (verb.dep_ in {"pcomp", "xcomp"} and is_perfect(verb.head))
    return verb.tag_ in {"VBD", "VBN"} or verb.lemma_ in rules().always_done or perfect


def _has_risen(verb: Token) -> bool:
    """Tell whether a verb says that a sum has reached a level: "military outlays **climbed** to $5bn"."""
    return verb.lemma_ in rules().rising and (verb.tag_ == "VBD" or is_perfect(verb))
