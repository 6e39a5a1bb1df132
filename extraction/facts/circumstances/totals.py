"""Once or as a running total: cues with direction and reach, after ConText (Harkema et al. 2009), in totals.toml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import dates_within
from extraction.facts.circumstances.tenses import HAD, governor, is_perfect
from extraction.facts.circumstances.total_cues import TotalCue, rules
from extraction.facts.circumstances.totals_before import (
    SINCE,
    SINCE_ELSEWHERE,
    goes_on_since,
    is_headed,
    is_of_the_first_day,
    stays,
)
from extraction.records import MEASURED, Modality

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extraction.facts.frames.filled import Reading
    from extraction.facts.frames.items import Counted

BOUNDARY = re.compile(r";|\bwhile\b|\bwhereas\b")
SUPERLATIVE = re.compile(
    r"\b(?:[a-z]+est(?<!\bwest)(?<!rest)(?<!test)(?<!quest)(?<!forest)(?<!vest)|most [\w-]+|first|only|worst|such)\b"
    r"[^.;]{0,50}$"
)
CROSSING = re.compile(r",\s+(?:where|which|who|while)\b|\b(?:and|but)\b", re.IGNORECASE)
"""What a cue behind the figure does not reach over, where another figure follows it."""
THIS_YEAR = re.compile(r"\bthis (?:calendar |financial |fiscal )?year\b", re.IGNORECASE)
TOLL_SINCE = re.compile(
    r"\b(?:casualties|losses|deaths|dead|tolls?|numbers?|total|killed|aid|assistance|support|damage|attacks|strikes) $"
)
ASIDE = re.compile(r",\s+(?:(?!including|according)\w+ing|which|who|whose|its|in what|the \w+est|an?)\b", re.IGNORECASE)
ORIGIN = re.compile(
    r"\b(?:began|begun|broke out|broken out|erupted|started)\s+(?:between [^.;,]{3,60}?\s+)?"
    r"(?:in|on|last|early|late|mid)\b"
    r"(?![^.;,]{0,30}\bweek)[^.;,]{0,30}?(?=,?\s+(?:has|have|had)\b)",
    re.IGNORECASE,
)
"""When a war broke out is no window of its toll: "the war that began in May has killed …"."""
RELATIVE_OPEN = re.compile(r",\s+(?:which|who|where|whose)\b[^,;]*$", re.IGNORECASE)
"""A "since" in a relative clause counts nothing behind it: "Chad, which has lost 14 since May, sent 700 more"."""
PERFECT_AFTER = re.compile(r"^[^.;,]{0,90}?\b(?:has|have|had|’ve|'ve)\b")
NEXT = 40
LABEL = "total: "
LEVELS = frozenset({"brings to", "rises to", "toll", "now totals"})
CARRYING = frozenset({"since", "present perfect", "so far", "this year", "carried", "the war has killed"})


def find_total(counted: Counted, reading: Reading, *, before: str | None, joined: bool = False) -> str | None:
    """Return what makes the figure a running total, None for a figure of its own event.

    `before` is the same answer for the figure before it in the same account: "since …" and the present perfect carry
    over to what goes on in the same tense (fact contract), and any total to a figure that "and" alone parts from it
    (`joined`).
    """
    if reading.frame.type in rules().snapshots or _is_state_of_things(counted, reading):
        return None
    sentence = counted.span.root.sent
    text = sentence.text
    start, end = counted.quantity.start - sentence.start_char, counted.quantity.end - sentence.start_char
    if is_of_the_first_day(sentence, start):
        return None
    part_start, part_end = _part(text, start, end)
    has_window = rules().window.search(ORIGIN.sub(_blank, text[part_start:part_end])) is not None
    if any(_since_counts(text, match, start, end) for match in SINCE.finditer(text, part_start, part_end)):
        return "since"
    if not has_window and is_headed(counted):
        return "by the numbers"
    if reading.trigger.lemma_ in rules().staying or stays(counted):
        return None
    for cue in rules().cues:
        if (not has_window or cue.through_windows) and _reaches(cue, counted, (part_start, part_end)):
            return cue.label
    verb = governor(counted, reading)
    if has_window:
        return None
    if before == SINCE_ELSEWHERE:
        before = None
        if verb is not None and is_perfect(verb) and not _is_dated(sentence):
            return "carried"
    if before is not None and joined:
        return "carried"
    same_span = rules().same_span.search(text, part_start, part_end) is not None
    if before is not None and (same_span or goes_on_since(before, sentence, part_start)):
        return "carried"
    if verb is not None and is_perfect(verb) and THIS_YEAR.search(text):
        return "this year"
    if verb is None or not _is_finite(sentence):
        return "carried" if before is not None else None  # a line of a list
    if before is not None and any(t.lemma_ == "include" for t in (verb, verb.head)):
        return "carried"
    if before in CARRYING and (is_perfect(verb) or is_perfect(verb, HAD)) and not _is_dated(sentence):
        return "carried"
    return "present perfect" if _tells_of_the_war(counted, reading, verb) else None


def total_of(total: str | None, modality: Modality) -> str | None:
    """Return the cue of a total where something can have been counted: what is asked for or feared has not happened.

    A level stays one: "would bring the toll to 40".
    """
    return None if modality in {Modality.REQUESTED, Modality.POSSIBLE} and total not in LEVELS else total


def total_among(cues: tuple[str, ...]) -> str | None:
    """Return which of a fact's cues made it a running total."""
    return next((cue.removeprefix(LABEL) for cue in cues if cue.startswith(LABEL)), None)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_finite(sentence: Span) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in sentence)


def _is_tally(counted: Counted, reading: Reading) -> bool:
    quantity = counted.quantity
    low = quantity.value_low or quantity.value_high or 0
    if quantity.unit == "percent":
        return reading.frame.type in {"equipment_lost", "casualties", "killed"}
    return reading.frame.type in rules().whole and low >= rules().floor and quantity.qualifier != "vague"


def _tells_of_the_war(counted: Counted, reading: Reading, verb: Token) -> bool:
    """Tell whether a verb sums up: in the perfect what has been lost or given, in the past perfect only vast tolls."""
    if is_perfect(verb):
        return _is_tally(counted, reading) or _is_giving(counted, verb)
    is_vast = (counted.quantity.value_low or 0) >= rules().vast and counted.quantity.unit == "count"
    is_told = is_perfect(verb, HAD) and not _is_dated(counted.span.root.sent)
    return is_vast and is_told and _is_tally(counted, reading)


def _is_state_of_things(counted: Counted, reading: Reading) -> bool:
    """Tell whether a share tells how things stand: "90 percent of the town has been razed"."""
    return reading.frame.type == "damage" and counted.quantity.unit == "percent"


def _is_giving(counted: Counted, verb: Token) -> bool:
    """Tell whether a sum is what somebody has given over the years: "Oslo has sent Kyiv $9 billion"."""
    quantity = counted.quantity
    is_money = quantity.unit is not None and quantity.unit.isupper() and len(quantity.unit) == 3
    is_active = not any(c.dep_ == "auxpass" for c in verb.children)
    return is_active and is_money and verb.lemma_ in rules().giving and (quantity.value_low or 0) >= rules().sum_floor


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch between semicolons and "while" around the figure."""
    before = [match.end() for match in BOUNDARY.finditer(text, 0, start)]
    after = BOUNDARY.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _reaches(cue: TotalCue, counted: Counted, part: tuple[int, int]) -> bool:
    sentence = counted.span.root.sent
    text = sentence.text
    start, end = counted.quantity.start - sentence.start_char, counted.quantity.end - sentence.start_char
    for match in cue.pattern.finditer(text, *part):
        if cue.not_before is not None and cue.not_before.search(text, 0, match.start()):
            continue
        if match.end() <= start or match.start() <= start < match.end():
            between = (match.end(), start)
        elif cue.direction == "both" and match.start() >= end and not _is_of_the_next(sentence, end, match):
            between = (end, match.start())
        else:
            continue
        if between[1] - between[0] <= cue.reach and not (cue.only_next and _figure_between(sentence, *between)):
            return True
    return False


def _is_of_the_next(sentence: Span, end: int, cue: re.Match[str]) -> bool:
    """Tell whether a cue counts what follows it: "asked for 900 shells **and has so far** received 200"."""
    if CROSSING.search(sentence.text, end, cue.start()) is None:
        return False
    return _figure_between(sentence, cue.end(), min(cue.end() + NEXT, len(sentence.text)))


def _figure_between(sentence: Span, start: int, end: int) -> bool:
    """Tell whether another figure stands nearer to the cue."""
    low, high = sentence.start_char + start, sentence.start_char + end
    return any(low <= q.start and q.end <= high for q in sentence.doc._.quantities if q.kind in MEASURED)


def _since_counts(text: str, since: re.Match[str], start: int, end: int) -> bool:
    """Tell whether "since" counts the figure.

    It stands after the figure, or before it with a comma, as "has since killed", or before a clause in the perfect.
    """
    if TOLL_SINCE.search(text, max(0, since.start() - 20), since.start()):
        return start >= since.end() or not ASIDE.search(text, end, since.start())
    if SUPERLATIVE.search(text, max(0, since.start() - 70), since.start()):
        return False
    if since.start() >= end:
        return not ASIDE.search(text, end, since.start())
    between = text[since.end() : start]
    if re.match(
        r"\s+(?:killed|died|lost|been|destroyed|wounded|fled|left|taken|captured|displaced|sent|given|provided)\b",
        between,
    ):
        return True
    head, comma, tail = between.partition(",")
    if comma and RELATIVE_OPEN.search(text, 0, since.start()):
        return False
    if comma and len(head.split()) <= 14 and not re.search(r"\b(?:following|after|where|which|that)\b", between):
        return True
    opens = since.start() < 3 or text[: since.start()].rstrip().endswith((",", "and", "but", ":"))
    return (
        opens
        and (PERFECT_AFTER.match(between) is not None or PERFECT_AFTER.match(text[start:]) is not None)
        and not tail
    )


def _is_dated(sentence: Span) -> bool:
    """Tell whether the sentence names the day of the event."""
    return any(
        d.kind in {"point", "window"} and d.precision in {"day", "week"}
        for d in dates_within(sentence.doc, sentence.start_char, sentence.end_char)
    )
