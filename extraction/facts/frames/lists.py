"""Lists and labels: the words before the colon that say what a line counts ("Prisoners taken: **31**").

What these words mean is not known here: see frames/filled.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.facts.syntax import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "◦", "‣", "+", "o"})
ENDS = frozenset({".", ";", "!", "?", "|"})
ITEM_ENDS = frozenset({":", ";", ","})
DASHES = frozenset({"-", "–", "—"})
LONGEST_LABEL = 9
LONGEST_BEFORE_DASH = 4
LONGEST_LIST = 60


def label_of(span: Span) -> Span | None:
    """Return the verbless words before a colon that stands right before `span`; None when there are none."""
    doc = span.doc
    colon = span.start - 1
    while colon >= 0 and doc[colon].is_space:
        colon -= 1
    if colon < 1 or doc[colon].text not in {":", *DASHES}:
        return None
    longest = LONGEST_LABEL if doc[colon].text == ":" else LONGEST_BEFORE_DASH
    start = colon
    while start > 0 and not _ends_label(doc[start - 1]):
        start -= 1
        if colon - start > longest or doc[start].tag_ in FINITE - {"VBD"} or doc[start].like_num:
            return None
    return doc[start:colon] if start < colon else None


def _ends_label(token: Token) -> bool:
    return (
        token.text in ENDS
        or "\n" in token.text
        or (token.text in BULLETS and (token.i == 0 or token.nbor(-1).is_space))
    )


def header_of(span: Span) -> Span | None:
    """Return the sentence that opens the list that `span` stands in, None when it stands in none.

    The opening ends in a colon; every line between is an item: it starts with a bullet, ends as an item or has no verb.
    """
    sentence = span.root.sent
    own = _colon_before(span, sentence)
    if own is not None:
        return own
    if not is_item(sentence):
        return None
    for _ in range(LONGEST_LIST):
        before = _sentence_before(sentence)
        if before is None:
            return None
        last = _last(before)
        if last is not None and last.text == ":":
            return before
        if last is not None and not is_item(before):
            return None
        sentence = before
    return None


def _colon_before(span: Span, sentence: Span) -> Span | None:
    """Return the part of the sentence before its colon, where a list follows that `span` stands in."""
    colon = next((t.i for t in reversed(span.doc[sentence.start : span.start]) if t.text == ":"), None)
    if colon is None or any(t.tag_ in FINITE for t in span.doc[colon : sentence.end]):
        return None
    return span.doc[sentence.start : colon + 1]


def is_item(sentence: Span) -> bool:
    """Tell whether a sentence reads like a line of a list; kept on the Doc, for each of its numbers may ask."""
    kept = sentence.doc.user_data.setdefault("items", {})
    if sentence.start not in kept:
        kept[sentence.start] = _reads_as_item(sentence)
    return kept[sentence.start]


def _reads_as_item(sentence: Span) -> bool:
    words = [token for token in sentence if not token.is_space]
    if not words:
        return True
    if words[0].text in BULLETS or words[-1].text in ITEM_ENDS:
        return True
    return not any(token.tag_ in FINITE for token in words)


def _last(sentence: Span) -> Token | None:
    return next((t for t in reversed(sentence) if not t.is_space and t.text not in BULLETS), None)


def _sentence_before(sentence: Span) -> Span | None:
    doc: Doc = sentence.doc
    return doc[sentence.start - 1].sent if sentence.start > 0 else None
