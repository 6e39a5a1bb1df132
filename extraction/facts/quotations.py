"""Attribution that runs over sentences: open quotations, accounts that go on, statements and transcripts.

Within one sentence: attributions.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.document import article_of
from extraction.entities.lookup import mentions_in
from extraction.facts.afterwards import told_after
from extraction.facts.attributions import Attribution, attributions_in
from extraction.facts.insertions import part_of
from extraction.facts.speech import Speaker, rules
from extraction.records import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

CARRY = 3
PARAGRAPH = "\n"
AUTHOR = re.compile(
    r"^(?:(?:joint|press|official|new|full|written|opening|closing|video|background|on-the-record|virtual|weekly|daily)\s+)*"
    r"(?:statement|remarks|letter|message|proclamation|address|speech|op-ed|briefing|gaggle|call|conference|interview|testimony|comments)s?\s+"
    r"(?:as (?:prepared|delivered)(?: for delivery)?\s+)?(?:by|from|of|with)\s+(?:the\s+)?(?P<name>[A-Z][^,:]*?)"
    r"(?=\s+(?:on|marking|at|in|before|after|and|following|to|regarding|about|during|announcing|for|as|honou?ring|condemning)\b|[,:]|$)",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"^(?:(?:Vice|Deputy|Acting|Former|Prime|First|Foreign|Defen[cs]e|Interior|Secretary|General|National|Security|Press|"
    r"President|Minister|Chancellor|Premier|Secretary-General|Senator|Governor|Ambassador|Adviser|Advisor|of|State|Lady|"
    r"Spokesperson|Spokesman|Spokeswoman|Mr|Mrs|Ms|Dr|Sir|King|Queen|Pope|High|Representative|Commissioner|Chief)\.?\s+)+"
)
FIRST_PERSON = re.compile(r"\b(?:I|my|we|our)\b")
LABEL = re.compile(r"(?:(?<=\n)|(?<=^)|(?<=[.?!—–”\"] ))(?P<label>(?:[A-Z][A-Z.'’-]+ ){0,4}[A-Z][A-Z'’-]{2,}):(?=\s)")
SIGNED = re.compile(r"^\s*[—–-]{1,2}\s*(?P<name>[A-Z][\w.'’-]+(?: [\w.'’-]+){0,5}?)\s*\(@\w+\)", re.MULTILINE)
POST_LINES = 5


def carried(figure: Span) -> Speaker | None:
    """Return who speaks in a sentence that does not say so itself; None for the outlet."""
    return (
        _quoted(figure)
        or _posted(figure.doc, figure.start_char)
        or _part_before(figure)
        or _going_on(figure)
        or told_after(figure)
        or _announced(figure)
        or _label_before(figure.doc, figure.start_char)
        or _author(figure)
    )


def in_quotation(doc: Doc, position: int) -> bool:
    """Tell whether a character stands inside quotation marks, counted from the paragraph's start."""
    before = doc.text[doc.text.rfind(PARAGRAPH, 0, position) + 1 : position]
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
    return _before_paragraph(figure)


def _before_paragraph(figure: Span) -> Speaker | None:
    """Return who spoke last in the paragraph before: a quotation may fill a paragraph of its own."""
    doc = figure.doc
    start = doc.text.rfind(PARAGRAPH, 0, figure.start_char)
    tokens = [t for t in doc[: figure.start] if t.idx < start and not t.is_space]
    if not tokens:
        return None
    found = _main(tokens[-1].sent)
    return found.speaker if found is not None else None


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
    last: Attribution | None = None
    for sentence in doc.sents:
        if sentence.start >= start:
            break
        last = _main(sentence) or last
    if last is None:
        return None
    opening = doc[last.cue].sent
    text = opening.text.rstrip()
    words = {t.lower_ for t in opening}
    return last.speaker if text.endswith(":") or words & rules().opening else None


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
            PARAGRAPH in doc.text[low.start_char : high.start_char + 1]
            and PARAGRAPH in doc.text[low.end_char - 1 : high.start_char + 1]
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
    return any(text.startswith(first + " ") for first in rules().continuation_first) or bool(
        rules().continuation_within.intersection(words[:6])
    )


def _posted(doc: Doc, position: int) -> Speaker | None:
    """Return who wrote a post that is signed below: "— Amina Mohammed (@AminaJMohammed) …"."""
    for match in SIGNED.finditer(doc.text, position):
        lines = doc.text[position : match.start()].strip().count(PARAGRAPH)
        if lines > POST_LINES or "said" in doc.text[position : match.start()]:
            return None
        return Speaker(match["name"], None, "post", vouches=True, is_person=True)
    return None


def _label_before(doc: Doc, position: int) -> Speaker | None:
    """Return who speaks in a transcript: the last label in capitals before, "PRESIDENT RUTO: …"."""
    labels = list(LABEL.finditer(doc.text))
    if len(labels) < 2:
        return None
    last = next((match for match in reversed(labels) if match.end() <= position), None)
    if last is None:
        return None
    words = last["label"].title()
    name = _full_name(doc, TITLE.sub("", words))
    return (
        Speaker(name or TITLE.sub("", words), None, last["label"], vouches=True, is_person=True)
        if name or TITLE.match(words)
        else None
    )


def _full_name(doc: Doc, surname: str) -> str | None:
    """Return the fullest name of a person of the article with this surname, None for what is nobody's ("UPDATE:")."""
    names = [
        e.name
        for e in doc._.entities.values()
        if e.entity_type is EntityType.PERSON and e.name.split()[-1:] == [surname]
    ]
    return max(names, key=len, default=None)


def _author(figure: Span) -> Speaker | None:
    """Return whose statement the article is, where its title says so and its text speaks in the first person."""
    article = article_of(figure.doc)
    match = AUTHOR.match(article.title or "")
    if match is None or not FIRST_PERSON.search(article.text):
        return None
    return Speaker(TITLE.sub("", match["name"].strip()), None, "statement", vouches=True, is_person=True)


__all__ = ["carried", "in_quotation"]
