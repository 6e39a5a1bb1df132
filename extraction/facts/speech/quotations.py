"""Attribution that runs over sentences: open quotations, accounts that go on, lists.

Within one sentence: attributions.py. Texts that are somebody's own: statements.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.document import sentence_no, sentences_of, text_of
from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import mention_at, mentions_in
from extraction.facts.frames.items_of_lists import is_item
from extraction.facts.speech.afterwards import told_after
from extraction.facts.speech.attributions import Attribution, attributions_in
from extraction.facts.speech.colons import before_colon, labels
from extraction.facts.speech.headings import heads_list, said_before_the_list
from extraction.facts.speech.insertions import part_of
from extraction.facts.speech.statements import posted, statement_of
from extraction.facts.speech.words import Speaker, rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CARRY = 3
PARAGRAPH = "\n"
PARAGRAPHS = 6
PARTED = frozenset({"the", "them", "those", "these", "whom"})


def carried(figure: Span) -> Speaker | None:
    """Return who speaks in a sentence that does not say so itself; None for the outlet."""
    statement = statement_of(figure)
    if statement is not None:
        return statement.speaker
    return (
        _quoted(figure)
        or posted(figure.doc, figure.start_char)
        or labels(figure)
        or _part_before(figure)
        or _going_on(figure)
        or told_after(figure)
        or _announced(figure)
    )


def in_quotation(doc: Doc, position: int) -> bool:
    """Tell whether a character stands inside quotation marks, counted from the paragraph's start."""
    before = text_of(doc)[text_of(doc).rfind(PARAGRAPH, 0, position) + 1 : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _quoted(figure: Span) -> Speaker | None:
    """Return who speaks an open quotation: the clause of speech before it, else the one after it in the paragraph."""
    doc = figure.doc
    if not in_quotation(doc, figure.start_char):
        return None
    before = _paragraph_sentences(figure, step=-1)[:CARRY]
    after = _paragraph_sentences(figure, step=1)[:CARRY]
    for sentence in [*before, *after]:
        found = _main(sentence)
        if found is not None:
            return found.speaker
    return before_colon(figure) or _before_paragraph(figure)


def _before_paragraph(figure: Span) -> Speaker | None:
    """Return who spoke in the paragraphs before, as far back as each opens with a quotation mark."""
    doc = figure.doc
    sentence = figure.root.sent
    paragraphs = 0
    while sentence.start > 0 and paragraphs < PARAGRAPHS:
        before = doc[sentence.start - 1].sent
        paragraphs += PARAGRAPH in text_of(doc)[before.end_char - 1 : sentence.start_char + 1]
        found = _main(before)
        if found is not None:
            return found.speaker
        sentence = before
        line = text_of(doc)[text_of(doc).rfind(PARAGRAPH, 0, sentence.start_char) + 1 : sentence.end_char].lstrip()
        if paragraphs and not line.startswith(("“", '"')):
            return None
    return None


def _going_on(figure: Span) -> Speaker | None:
    """Return the speaker of the sentence before, where this one continues the same account (fact contract)."""
    sentence = figure.root.sent
    for number, before in enumerate(_paragraph_sentences(figure, step=-1)[:CARRY]):
        found = _main(before)
        if found is not None:
            return found.speaker if _continues(sentence, found) else None
        if number and not _starts_on(before):
            return None
    return None


def _announced(figure: Span) -> Speaker | None:
    """Return who announced the account that a list gives: "Officials reported details of the strikes: …"."""
    doc = figure.doc
    start = figure.root.sent.start
    said = said_before_the_list(doc, figure.start_char)
    if said is not None:
        return said
    last = _last_main(doc, sentence_no(doc, figure.start_char))
    if last is None:
        return None
    opening = doc[last.cue].sent
    if is_item(text_of(doc), opening.start_char):  # what one item of a list says is no heading of the next
        return None
    words = {t.lower_ for t in opening}
    announces = opening.text.rstrip().endswith(":") or bool(words & rules().opening)
    announces = announces and not _opens_a_list(opening)  # its items alone are announced
    return last.speaker if announces or heads_list(doc, opening, start) else None


def _opens_a_list(opening: Span) -> bool:
    """Tell whether the line after a sentence begins with a list mark."""
    text = text_of(opening.doc)
    line = text.find(PARAGRAPH, opening.end_char - 1) + 1
    return 0 < line < len(text) and is_item(text, line)


def _last_main(doc: Doc, number: int) -> Attribution | None:
    """Return the last attribution of its clause among the first `number` sentences; found once, kept on the Doc."""
    kept = doc.user_data.setdefault("main_attributions", [None])
    for sentence in sentences_of(doc)[len(kept) - 1 : number]:
        kept.append(_main(sentence) or kept[-1])
    return kept[number]


def _part_before(figure: Span) -> Speaker | None:
    """Return who speaks in the part before a semicolon, where this part goes on: "…, he said; another 40 were hurt"."""
    sentence = figure.root.sent
    start, end = part_of(sentence, figure.root.i)
    if start == sentence.start or not _starts_on(sentence.doc[start:end]):
        return None
    said = [a for a in attributions_in(sentence) if a.cue < start and a.rank < 3]
    return said[-1].speaker if said else None


def _paragraph_sentences(figure: Span, *, step: int) -> list[Span]:
    """Return the other sentences of the figure's paragraph, nearest first."""
    doc = figure.doc
    sentence = figure.root.sent
    found: list[Span] = []
    while len(found) < CARRY:
        edge = sentence.start - 1 if step < 0 else sentence.end
        if not 0 <= edge < len(doc):
            break
        other = doc[edge].sent
        low, high = (other, sentence) if step < 0 else (sentence, other)
        if (
            PARAGRAPH in text_of(doc)[low.start_char : high.start_char + 1]
            and PARAGRAPH in text_of(doc)[low.end_char - 1 : high.start_char + 1]
        ):
            break
        found.append(other)
        sentence = other
    return found


def _main(sentence: Span) -> Attribution | None:
    """Return the last attribution of a sentence that is not denied."""
    said = [a for a in attributions_in(sentence) if a.rank < 3]
    return max(said, key=lambda a: (a.end - a.start > 2, -a.rank, a.cue), default=None)


def _continues(sentence: Span, found: Attribution) -> bool:
    """Tell whether a sentence goes on with an account: by its first words, or by a pronoun for the speaker's side."""
    if _starts_on(sentence):
        return True
    return any(
        mention.form == "pronoun" and mention.entity_id == found.speaker.entity_id
        for mention in mentions_in(sentence.doc, sentence.start_char, sentence.end_char)
    )


def _starts_on(sentence: Span) -> bool:
    words = [t.lower_ for t in sentence if not t.is_space and not t.is_punct]
    text = " ".join(words[:4]) + " "
    if len(words) > 3 and words[1] == "of" and words[2] in PARTED and sentence.doc[sentence.start].like_num:
        return True
    if any(text.startswith(first + " ") for first in rules().continuation_first) or _is_elliptical(sentence):
        return True
    return bool(rules().continuation_within.intersection(words[:6])) and not _has_named_subject(sentence)


def _is_elliptical(sentence: Span) -> bool:
    """Tell whether a sentence opens with a number alone, or tells what happened "in **the** clashes" told of before."""
    said = [t for t in sentence if not t.is_space and not t.is_punct]
    if len(said) > 1 and said[0].like_num and said[1].pos_ in {"VERB", "AUX"} and said[1].tag_ != "VBG":
        return True
    events = (t for t in said if is_one_of(t, "shared_deeds") or is_one_of(t, "deeds"))
    again = any(t.dep_ == "pobj" and t.head.lower_ in {"in", "during"} and _is_definite(t) for t in events)
    also = any(t.lower_ == "also" for t in said[1:6])
    counted = bool(said) and (said[0].like_num or said[0].lower_ in {"a", "an"})
    return counted and (again or also) and not _has_named_subject(sentence)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in {"the", "these", "those"} for c in noun.children) and len(list(noun.children)) == 1


def _has_named_subject(part: Span) -> bool:
    """Tell whether its subject has a name; that one goes on with nobody's account: "the EU promised another …"."""
    doc = part.doc
    subjects = (t for t in part if t.dep_ in {"nsubj", "nsubjpass"} and t.i < part.root.i and t.head.i == part.root.i)
    return any((m := mention_at(doc, t)) is not None and m.form == "name" for t in subjects)
