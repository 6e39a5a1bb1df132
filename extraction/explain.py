"""Extractions told to a person: each sentence with its figures marked, what fired, why other numbers were set aside.

As text, or as one page with hover (explain.html). Reading and extracting are not done here.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from extraction.records import MEASURED, Modality, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.records import Article, Extraction, Fact, Quantity, Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what became of it.

    `css` is fact, implicit, figure (no frame takes it) or aside (a date, a name …); `lines` are (name, value).
    """

    start: int
    end: int
    css: str
    lines: tuple[tuple[str, str], ...]


def explain_as_text(pairs: Sequence[tuple[Article, Extraction]]) -> str:
    """Return a block per sentence that holds a number: the sentence, figures in brackets, and a line per number."""
    return "".join(_article_text(article, extraction) for article, extraction in pairs)


def explain_as_html(pairs: Sequence[tuple[Article, Extraction]]) -> str:
    """Return one page: every number coloured by what became of it, the explanation on hover and on focus."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("extraction").joinpath("explain.html").read_text(encoding="utf-8"))
    articles = [
        {
            "title": article.title or article.article_id,
            "published": article.published_at,
            "pieces": list(_pieces(article.text, marks_of(extraction))),
            "facts": len(extraction.facts),
            "aside": sum(quantity.disposition != "fact" for quantity in extraction.quantities),
        }
        for article, extraction in pairs
    ]
    return template.render(articles=articles)


def describe_fact(fact: Fact) -> tuple[tuple[str, str], ...]:
    """Return what was read and by which words, as (name, value), what is not known left out."""
    value = f"{describe_interval(fact.value_low, fact.value_high)} {fact.unit} {fact.item or ''}".rstrip()
    days = " to ".join(str(day or "…") for day in (fact.event_start, fact.event_end))
    rows = (
        ("type", fact.fact_type),
        ("value", f"{value} ({fact.qualifier})"),
        ("actor", ", ".join(fact.actor)),
        ("target", ", ".join(fact.target)),
        ("at", fact.location or ""),
        ("when", days if fact.event_start or fact.event_end else ""),
        ("says", f"{fact.claimed_by or 'the outlet'}{', denying it' if fact.stance is Stance.DENIED else ''}"),
        ("modality", fact.modality if fact.modality is not Modality.OCCURRED else ""),
        ("total", "running total" if fact.cumulative else ""),
        ("implicit", "no number in the words" if fact.implicit else ""),
        ("part of", "another fact of this sentence" if fact.part_of else ""),
        ("frame", f"{fact.frame} by “{fact.cues[0]}”" if fact.cues else fact.frame),
        ("cues", ", ".join(f"{kind} by “{words}”" for kind, words in _cues(fact))),
        ("flags", ", ".join(fact.flags)),
        ("confidence", f"{fact.confidence:.2f}"),
    )
    return tuple((name, text) for name, text in rows if text)


def _cues(fact: Fact) -> list[tuple[str, str]]:
    """Return what else decided, as (what, words): ("speech", "said")."""
    return [(kind, words) for kind, _, words in (cue.partition(": ") for cue in fact.cues[1:]) if words]


def describe_interval(low: float | None, high: float | None) -> str:
    """Return an interval as people write it: 3, 3–9, ≥ 70, ≤ 20."""
    if low is None:
        return f"≤ {high:,.10g}" if high is not None else "?"
    if high is None:
        return f"≥ {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g}–{high:,.10g}"


def marks_of(extraction: Extraction) -> list[Mark]:
    """Return a mark for every number and every implicit fact, in text order; of two that overlap the first."""
    by_quantity = {fact.quantity_id: fact for fact in extraction.facts if fact.quantity_id}
    found = [_mark(quantity, by_quantity.get(quantity.quantity_id)) for quantity in extraction.quantities]
    found += [Mark(f.start, f.end, "implicit", describe_fact(f)) for f in extraction.facts if f.implicit]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, mark.css != "fact")):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _mark(quantity: Quantity, fact: Fact | None) -> Mark:
    if fact is not None:
        return Mark(quantity.start, quantity.end, "fact", describe_fact(fact))
    css = "figure" if quantity.kind in MEASURED else "aside"
    lines = (("set aside", str(quantity.disposition)), ("because", quantity.reason))
    return Mark(quantity.start, quantity.end, css, lines)


def _pieces(text: str, marks: list[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """Yield the text in order, cut at the marks."""
    position = 0
    for mark in marks:
        yield text[position : mark.start], None
        yield text[mark.start : mark.end], mark
        position = mark.end
    yield text[position:], None


def _article_text(article: Article, extraction: Extraction) -> str:
    marks = marks_of(extraction)
    blocks = [f"== {article.title or article.article_id}\n"]
    for sentence in extraction.sentences:
        inside = [mark for mark in marks if sentence.start <= mark.start < sentence.end]
        if inside:
            blocks.append(_sentence_text(sentence, inside))
    return "".join(blocks) + "\n"


def _sentence_text(sentence: Sentence, marks: list[Mark]) -> str:
    """Return a sentence with its figures in brackets and a line on each: "1 «three» fact killed …"."""
    moved = [Mark(m.start - sentence.start, m.end - sentence.start, m.css, m.lines) for m in marks]
    number = 0
    words: list[str] = []
    rows: list[str] = []
    for piece, mark in _pieces(sentence.text, moved):
        if mark is None:
            words.append(piece)
            continue
        number += 1
        words.append(f"[{number}: {piece}]")
        rows.append(f"  {number} {mark.css}: " + "; ".join(f"{name} {value}" for name, value in mark.lines))
    return "\n" + " ".join("".join(words).split()) + "\n" + "".join(f"{row}\n" for row in rows)
