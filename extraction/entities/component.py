"""The spaCy component that finds who and where: entities and every mention of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.document import article_of, sentence_no, text_of
from extraction.entities.finders.given_acronyms import name_acronyms
from extraction.entities.finders.names import find_names
from extraction.entities.finders.regions import SOURCE
from extraction.entities.references.affiliations import affiliate
from extraction.entities.references.enemies import find_enemies
from extraction.entities.references.nominals import find_nominals
from extraction.entities.references.offices import seat_offices
from extraction.entities.references.pronouns import find_pronouns
from extraction.entities.setting.article import setting_of
from extraction.entities.setting.sections import enter, find_sections
from extraction.entities.setting.text_conflict import learn_conflict
from extraction.records import Mention, MentionForm
from extraction.turns import bracketed_tags

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.entities.named import Named


@Language.factory(
    "newsfacts_entities",
    assigns=["doc._.entities", "doc._.mentions", "doc._.setting"],
    requires=["doc.ents", "token.dep"],
)
def make_entities(nlp: Language, name: str) -> EntitiesComponent:
    """Build the component for `nlp`."""
    return EntitiesComponent()


class EntitiesComponent:
    """Find entities and mentions and hang them on the Doc, mentions in text order."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.entities`, `doc._.mentions` and `doc._.setting`."""
        if not len(doc):
            return doc
        setting = setting_of(doc)
        names = _said(doc, find_names(doc, setting))
        names = seat_offices(doc, names, setting)
        if setting.conflict is None:
            learn_conflict(doc, [*names, *find_nominals(doc, names, setting)], setting)
        doc.user_data["sections"] = find_sections(doc, setting)
        found = name_acronyms(doc, [*names, *find_nominals(doc, names, setting)])
        found = affiliate(doc, found, setting)
        found = sorted([*found, *find_pronouns(doc, found, setting)], key=lambda named: (named.start, -named.end))
        found = _spelled_alike(doc, found)
        doc._.setting = setting
        _hang(doc, found)
        enemies = list(find_enemies(doc, found))
        if enemies:
            _hang(doc, sorted([*found, *enemies], key=lambda named: (named.start, -named.end)))
        enter(doc, 0)
        return doc


def _said(doc: Doc, names: list[Named]) -> list[Named]:
    """Return the names but for those in labels and remarks of the monitors."""
    tags = bracketed_tags(text_of(doc)) if "[" in text_of(doc) else []
    return [n for n in names if not any(start <= doc[n.start].idx < end for start, end in tags)]


def _hang(doc: Doc, found: list[Named]) -> None:
    doc._.entities = {named.entity.entity_id: named.entity for named in found}
    doc._.mentions = tuple(_mention(doc, named) for named in found)
    doc.user_data["mention_of_token"] = _index(doc, found)


def _spelled_alike(doc: Doc, found: list[Named]) -> list[Named]:
    """Return the names with one spelling for each place of the gazetteer: the one that the article uses most."""
    written: dict[str, Counter[str]] = {}
    for named in found:
        entity = named.entity
        if entity.source and entity.source.startswith(("geonames:", SOURCE)) and named.form is MentionForm.NAME:
            written.setdefault(entity.entity_id, Counter())[entity.name] += 1
    best = {entity_id: counts.most_common(1)[0][0] for entity_id, counts in written.items()}
    names = {n.entity.entity_id: replace(n.entity, name=best.get(n.entity.entity_id, n.entity.name)) for n in found}
    return [replace(named, entity=names[named.entity.entity_id]) for named in found]


def _mention(doc: Doc, named: Named) -> Mention:
    span = doc[named.start : named.end]
    return Mention(
        article_of(doc).article_id,
        span.start_char,
        span.end_char,
        span.text,
        named.entity.entity_id,
        named.form,
        named.evidence,
        sentence_no(doc, span.start_char),
    )


def _index(doc: Doc, found: list[Named]) -> dict[int, int]:
    """Return token → number of the narrowest mention that covers it, heads of nominals first."""
    index: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda n: -(found[n].end - found[n].start)):
        for i in range(found[number].start, found[number].end):
            index[i] = number
    for number, named in enumerate(found):
        root = doc[named.start : named.end].root.i
        if root not in index or found[index[root]].end - found[index[root]].start >= named.end - named.start:
            index[root] = number
    return index
