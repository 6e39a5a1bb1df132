"""Extractions told to a person.

Each sentence with its marked spans, what fired, and why other numbers were set aside.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from extraction.records import MEASURED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.records import Article, Extraction, Fact, Quantity, Sentence


def explain_as_text(pairs: Sequence[tuple[Article, Extraction]]) -> str:
    """Return one block per sentence that holds a number: the sentence, then a line per number."""
    return "".join(_article_text(article, extraction) for article, extraction in pairs)


def explain_as_html(pairs: Sequence[tuple[Article, Extraction]]) -> str:
    """Return one page: spans coloured by what became of them, the explanation on hover."""
    template = Environment(autoescape=True).from_string(
        files("extraction").joinpath("explain.html").read_text(encoding="utf-8")
    )
    articles = [
        {
            "title": article.title or article.article_id,
            "html": "".join(_marked(article, extraction)),
            "facts": len(extraction.facts),
        }
        for article, extraction in pairs
    ]
    return template.render(articles=articles)


def describe_fact(fact: Fact) -> str:
    """Return one line that says what was read and by which words."""
    roles = [
        f"{name}: {', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in (
            ("actor", fact.actor),
            ("target", fact.target),
            ("at", fact.location),
            ("says", fact.claimed_by),
        )
        if value
    ]
    state = (
        [str(fact.modality)]
        + ["running total"] * fact.cumulative
        + ["denied"] * (fact.stance == "denied")
        + ["implicit"] * fact.implicit
    )
    value = f"{describe_interval(fact.value_low, fact.value_high)} {fact.unit} {fact.item or ''} ({fact.qualifier})"
    cues = ", ".join(f"“{cue}”" for cue in fact.cues)
    return (
        f"{fact.fact_type} {value}; {'; '.join(roles) or 'no roles'}; {', '.join(state)}; "
        f"frame «{fact.frame}» by {cues}; confidence {fact.confidence:.2f}"
    )


def describe_interval(low: float | None, high: float | None) -> str:
    """Return an interval as people write it: 3, 3–9, ≥ 70, ≤ 20."""
    if low is None:
        return f"≤ {high:,.10g}" if high is not None else "?"
    if high is None:
        return f"≥ {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g}–{high:,.10g}"


def _article_text(article: Article, extraction: Extraction) -> str:
    lines = [f"== {article.title or article.article_id}\n"]
    for sentence in extraction.sentences:
        rows = list(_rows(sentence, extraction))
        if rows:
            text = " ".join(sentence.text.split())
            lines.append(f"\n{text}\n" + "".join(f"  {row}\n" for row in rows))
    return "".join(lines) + "\n"


def _rows(sentence: Sentence, extraction: Extraction) -> Iterator[str]:
    by_quantity = {fact.quantity_id: fact for fact in extraction.facts if fact.quantity_id}
    for quantity in (q for q in extraction.quantities if q.sentence_no == sentence.sentence_no):
        yield f"«{quantity.quote}» {_fate(quantity, by_quantity.get(quantity.quantity_id))}"
    for fact in extraction.facts:
        if fact.implicit and fact.sentence_no == sentence.sentence_no:
            yield f"«{fact.quote}» → {describe_fact(fact)}"


def _fate(quantity: Quantity, fact: Fact | None) -> str:
    if fact is not None:
        return f"→ {describe_fact(fact)}"
    return f"set aside as {quantity.disposition}: {quantity.reason}"


def _marked(article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield the article's text as HTML with a mark around every number and implicit fact."""
    by_quantity = {fact.quantity_id: fact for fact in extraction.facts if fact.quantity_id}
    spans = [
        (
            q.start,
            q.end,
            "fact" if q.quantity_id in by_quantity else "figure" if q.kind in MEASURED else "aside",
            _fate(q, by_quantity.get(q.quantity_id)),
        )
        for q in extraction.quantities
    ]
    spans += [(f.start, f.end, "implicit", describe_fact(f)) for f in extraction.facts if f.implicit]
    position = 0
    for start, end, css, note in sorted(spans):
        if start < position:
            continue
        yield escape(article.text[position:start])
        quote, hint = escape(article.text[start:end]), escape(note, quote=True)
        yield f'<mark class="{css}" tabindex="0" title="{hint}">{quote}</mark>'
        position = end
    yield escape(article.text[position:])
