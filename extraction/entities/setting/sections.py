"""Parts of an article that tell of another war or country than the rest: items of a digest, "meanwhile in Mali".

Within one, "the army", "the rebels" and who fights whom go by what it names itself. The whole article: article.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.document import text_of
from extraction.entities.known import actors
from extraction.entities.known.publishers import publisher
from extraction.entities.setting.article import is_about, possible_conflicts, setting_within, weight_of
from extraction.entities.setting.tally import tally_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.known.conflicts import Conflict
    from extraction.entities.setting.article import Setting
    from extraction.entities.setting.tally import Tally

PARAGRAPH = re.compile(r"[^\n]+")
LABEL = re.compile(r"\W*(?P<label>[A-Z][\w’'-]*(?:[ /–-][A-Z][\w’'-]*){0,4}) ?(?::|[–—])\s")
"""The words that open an item of a digest: "HAITI: …", "Mali – …"."""
STRONG, CLEARLY = 2, 2
MANY = 3
"""So many paragraphs that open with a name and a colon or dash make a digest; one alone is a dateline or a heading."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article from the character `start` on, and where it plays; `is_item` where it opens on its own."""

    start: int
    setting: Setting
    is_item: bool


def find_sections(doc: Doc, whole: Setting) -> list[Section]:
    """Return the sections of an article in order; one that names nothing of its own goes on with the one before."""
    sections = [Section(0, whole, is_item=False)]
    if publisher(doc) is not None:
        return sections
    wars = possible_conflicts(doc)
    paragraphs = list(PARAGRAPH.finditer(text_of(doc)))
    is_digest = sum(LABEL.match(found.group()) is not None for found in paragraphs) >= MANY
    for found in paragraphs:
        span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        if span is None:
            continue
        label = LABEL.match(found.group()) if is_digest else None
        counted = tally_of(span, label.group("label").title() if label else "")
        setting = _setting(counted, whole, wars, is_labelled=label is not None)
        if setting is not None and setting is not sections[-1].setting:
            sections.append(Section(found.start(), setting, is_item=label is not None))
    return sections


def _setting(counted: Tally, whole: Setting, wars: list[Conflict], *, is_labelled: bool) -> Setting | None:
    """Return the setting of a paragraph, the whole's where that war is told of, None where nothing is."""
    own = weight_of(whole.conflict, counted) if whole.conflict in wars else 0
    if is_labelled:
        own = 0 if whole.conflict is None or not is_about(whole.conflict, counted) else own
    least = 1 if is_labelled else STRONG
    others = [war for war in wars if _is_elsewhere(war, counted, whole, least) and is_about(war, counted)]
    weights = {war.name: weight_of(war, counted) for war in others}
    best = max(others, key=lambda war: weights[war.name], default=None)
    if best is not None and weights[best.name] >= least and weights[best.name] > CLEARLY * own:
        return setting_within(whole, counted, best)
    if is_labelled and not own and counted.soil:
        return setting_within(whole, counted, None)
    return whole if own else None


def _is_elsewhere(war: Conflict, counted: Tally, whole: Setting, least: int) -> bool:
    """Tell whether a paragraph names a war, by two words at least, in another country than the article's or its sides'.

    "Damascus Gate" alone is no war in Syria.
    """
    own = whole.conflict
    soil = {own.country, *own.also} if own is not None else {whole.country}
    cues = sum(counted.count(cue) > 0 for cue in war.cues)
    groups = sum(counted.actors[name] > 0 for side in war.sides for name in side if name in actors.load().groups)
    if war.country in soil or not cues or (cues + groups + (counted.towns[war.country or ""] > 0)) < least:
        return False
    return own is None or own.side_of(actors.load().state_of.get(war.country or "", "")) is None


def section_at(doc: Doc, position: int) -> Section | None:
    """Return the section that holds a character, None before the article has been cut into them."""
    sections: list[Section] = doc.user_data.get("sections", [])
    number = bisect_right([section.start for section in sections], position) - 1
    return sections[number] if sections else None


def start_of_section(doc: Doc, position: int) -> int:
    """Return the character from which on what is told bears on what stands at a character."""
    section = section_at(doc, position)
    return section.start if section is not None else 0


def enter(doc: Doc, position: int) -> None:
    """Make `doc._.setting` that of the section which holds a character, for all that is asked about it."""
    section = section_at(doc, position)
    doc._.setting = section.setting if section is not None else doc._.setting
