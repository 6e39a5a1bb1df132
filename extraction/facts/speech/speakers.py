"""Whom a noun of speech names: a person or body of the entities, or somebody told by words. Which noun: sources.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.document import article_of
from extraction.entities.known import actors
from extraction.entities.known.wordlists import is_one_of
from extraction.entities.lookup import claimant_name, entity_of, mention_at
from extraction.entities.references.first_persons import WHO_PUBLISHES
from extraction.entities.references.kinds import is_short_for_body
from extraction.facts.speech.documents import earlier_owner, last_speaker, speaker_of_the_document
from extraction.facts.speech.envoys import spoken_for
from extraction.facts.speech.naming import in_full, is_name, own_name, phrase, undotted, whole_name, without_kind
from extraction.facts.speech.resumed import past_title, resumed
from extraction.facts.speech.sources import can_speak, owner_of_figures
from extraction.facts.speech.words import Speaker, last_named, rules
from extraction.records import EntityType, MentionForm, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extraction.records import Entity, Mention

GUESSED = "of the state at war"
"""Evidence of a mention without an owner in the text: who spoke under such a name before is surer."""


def speaker_from(noun: Token, cue: str) -> Speaker | None:
    """Return whom a noun of speech means, None for the outlet, and for what cannot speak."""
    noun = past_title(noun)
    noun = spoken_for(noun) or noun
    lowered = noun.lower_
    spoke = _of_the_main_clause(noun, cue) or resumed(noun)
    if spoke is not None:
        return replace(spoke, cue=cue, stance=Stance.AFFIRMED)
    if lowered in {"one", "another", "some", "many", "several"} and (some := _some_of(noun, cue)) is not None:
        return some
    if lowered in rules().outlet or (
        lowered in rules().not_speakers and not (lowered == "it" and mention_at(noun.doc, noun))
    ):
        return None
    if noun.lemma_.lower() in rules().figures and not _names_somebody(noun):
        owner = owner_of_figures(noun) or earlier_owner(noun)
        if owner is not None and not _is_this_outlet(owner):
            return _named(owner, cue)
        spoke = speaker_of_the_document(noun)
        if spoke is not None:
            return replace(spoke, cue=cue, stance=Stance.AFFIRMED)
        kind = noun.nbor(-1) if noun.i > noun.sent.start and noun.nbor(-1).lower_ in rules().official else None
        if kind is not None:
            return Speaker(f"{kind.lower_} {noun.text}", None, cue)
        return Speaker(phrase(noun), None, cue) if noun.lemma_.lower() in rules().own_voice else None
    return None if _is_this_outlet(noun) else _named(noun, cue)


def _of_the_main_clause(noun: Token, cue: str) -> Speaker | None:
    """Return the main subject for "he" or "it" of a relative clause: "**a mayor** blamed men who he said"."""
    if noun.lower_ not in {"he", "she", "it"} or noun.head.dep_ != "relcl":
        return None
    subject = next((c for c in noun.sent.root.children if c.dep_ == "nsubj" and c.i < noun.i), None)
    if subject is None or subject.pos_ == "PRON" or not (can_speak(subject) or mention_at(noun.doc, subject)):
        return None
    if (noun.lower_ == "it") == _is_person_noun(subject):
        return None
    return _named(subject, cue)


def _some_of(noun: Token, cue: str) -> Speaker | None:
    """Return who one of several is: "one of the survivors"; "one of them" is one of those who spoke before."""
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if whole is None:
        return None
    if whole.lower_ == "them":
        spoke = last_speaker(noun.doc, noun.i)
        return replace(spoke, cue=cue, is_person=noun.lower_ in {"one", "another"}) if spoke is not None else None
    spoke = _by_words(whole, cue) if can_speak(whole) else None
    return replace(spoke, is_person=noun.lower_ == "one") if spoke is not None else None


def is_outlet(doc: Doc, name: str) -> bool:
    """Tell whether a name is that of the article's own outlet, with or without its article."""
    source = article_of(doc).source
    return source is not None and name.removeprefix("The ") == source.removeprefix("The ")


def _is_this_outlet(noun: Token) -> bool:
    """Tell whether a word means the outlet itself: "told this newspaper", "documents seen by this agency"."""
    is_kind = noun.lemma_.lower() in rules().outlets[0] | rules().outlets[1] | {"agency", "outlet", "publication"}
    return is_kind and any(c.lower_ in {"this", "our"} for c in noun.children)


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun stands alone or with "the": "Officials reported …", "the militants"."""
    return can_speak(noun) and all(c.lower_ == "the" or (c.i > noun.i and c.dep_ == "punct") for c in noun.children)


def _named(noun: Token, cue: str) -> Speaker | None:
    doc = noun.doc
    mention = mention_at(doc, noun)
    if mention is None and noun.dep_ == "appos" and _is_person_noun(noun) and _is_person(noun.head):
        return _named(noun.head, cue)  # "said Alioune Tine, an **expert**, who fears that …"
    for other in _people_first(doc, _appositions(noun)):
        named = mention_at(doc, other)
        if named is not None and (mention is None or entity_of(doc, named).entity_type is EntityType.PERSON):
            return _of_mention(doc, named, cue, noun)
        if named is None and other.pos_ == "PROPN" and other.left_edge.i == noun.i + 1 and can_speak(noun):
            spoke = _by_words(other, cue)  # "the state agency Sana", "my friend Omar"
            return replace(spoke, is_person=True) if spoke is not None and _is_person_noun(noun) else spoke
        if named is None and other.pos_ == "PROPN" and _is_person_noun(noun):
            spoke = _by_words(other, cue)
            return replace(spoke, is_person=True) if spoke is not None else None
    if (mention is None or _is_loose(noun, mention) or mention.evidence.startswith(GUESSED)) and _is_bare(noun):
        spoke = last_named(doc, noun.i, noun.lemma_.lower())
        if spoke is not None:
            return replace(spoke, cue=cue, stance=Stance.AFFIRMED)
    if mention is None or _is_loose(noun, mention):
        says = can_speak(noun) or is_name(noun) or (noun.pos_ == "NOUN" and cue.lower() in rules().anybody_says)
        return _by_words(noun, cue) if says else None
    return _of_mention(doc, mention, cue, noun)


def _people_first(doc: Doc, beside: list[Token]) -> list[Token]:
    """Return appositions with their own, a person's name before a body's: "the director, **X**, **Ama Y**"."""
    nested = [*beside, *(c for other in beside for c in other.children if c.dep_ == "appos" and c.pos_ == "PROPN")]
    return sorted(nested, key=lambda token: not _is_person(token))


def _appositions(noun: Token) -> list[Token]:
    """Return what names the same one by the parse, or between commas after a person's role: "the mayor, Ali Sow, …"."""
    holders = (
        [noun, *(g for c in noun.children if c.dep_ == "prep" for g in c.children)] if _is_person_noun(noun) else [noun]
    )
    found = [c for holder in holders for c in holder.children if c.dep_ == "appos" and c.pos_ in {"PROPN", "NOUN"}]
    given = (c for c in noun.children if c.dep_ == "acl" and c.lemma_ in {"call", "name", "style"})
    found += [g for c in given for g in c.children if g.pos_ == "PROPN"]  # "a group calling itself **Free Mountain**"
    if found or not _is_person_noun(noun) or noun.i + 2 >= noun.sent.end or noun.nbor(1).text != ",":
        return found
    run = [noun.nbor(2)] if noun.nbor(2).pos_ == "PROPN" else []
    while run and run[-1].i + 1 < noun.sent.end and run[-1].nbor(1).pos_ == "PROPN":
        run.append(run[-1].nbor(1))
    closed = run and run[-1].i + 1 < noun.sent.end and run[-1].nbor(1).text in {",", "."}
    return [run[-1]] if closed else []


def _is_loose(noun: Token, mention: Mention) -> bool:
    """Tell whether a mention says less than the words do: "regional officials", "its press service"."""
    if not can_speak(noun) or mention.form is not MentionForm.NOMINAL:
        return False
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children) or " in " in mention.text
    bare = mention.evidence.startswith("short") and not any(c.lower_ in {"the", "that", "this"} for c in noun.children)
    return own or bare


def _of_mention(doc: Doc, mention: Mention, cue: str, noun: Token | None = None) -> Speaker | None:
    """Return the speaker that a mention names; a city that speaks is the government of its state."""
    entity = entity_of(doc, mention)
    name = claimant_name(doc, mention)
    if entity.entity_type is EntityType.PLACE:
        if noun is not None and can_speak(noun):
            return _by_words(noun, cue)
        name = actors.load().state_of.get(entity.country) if entity.country else None
        is_seat = mention.text in actors.seats()  # a village that speaks is a namesake of whoever does
        if noun is not None and (name is None or not is_seat or noun.ent_type_ == "PERSON"):
            return _by_words(noun, cue)
    if name is None or is_outlet(doc, name) or mention.evidence == WHO_PUBLISHES:
        return None  # "our assessment is" in a ministry's own text, or by who speaks in its transcript
    if noun is not None and mention.form is MentionForm.NOMINAL:
        if is_one_of(noun, "rebel_nouns") and _is_group(entity):
            name = entity.actor or name
        else:
            is_short = is_short_for_body(noun) and mention.evidence.startswith(
                "short"
            )  # "the aid group": who came before
            name = without_kind(name if is_short else in_full(noun, name, entity.affiliation or entity.actor))
            name = own_name(noun) or undotted(name)
    is_person = entity.entity_type is EntityType.PERSON or (noun is not None and _is_person_noun(noun))
    return Speaker(name, mention.entity_id, cue, vouches=entity.actor != name, is_person=is_person)


def _is_group(entity: Entity) -> bool:
    """Tell whether a body is an armed group or some of its men, who speak as the group: "the Houthi rebels"."""
    return entity.actor is not None and actors.group_entity(entity.actor) is not None


def _is_person(noun: Token) -> bool:
    mention = mention_at(noun.doc, noun)
    return mention is not None and entity_of(noun.doc, mention).entity_type is EntityType.PERSON


def _is_person_noun(noun: Token) -> bool:
    return noun.lemma_.lower() in rules().persons and noun.tag_ not in {"NNS", "NNPS"}


def _names_somebody(noun: Token) -> bool:
    """Tell whether a word that could mean figures names a person or body: "British military **intelligence** said"."""
    mention = mention_at(noun.doc, noun)
    return mention is not None and entity_of(noun.doc, mention).entity_type in {EntityType.PERSON, EntityType.BODY}


def _by_words(noun: Token, cue: str) -> Speaker | None:
    """Return an unnamed speaker, or one that the entities do not know; a surname stands for the name told before."""
    name = own_name(noun) or phrase(noun)
    if is_outlet(noun.doc, name):
        return None
    if noun.pos_ == "PROPN" and not can_speak(noun):
        name = whole_name(noun)
        full = next((e.name for e in noun.doc._.entities.values() if e.name.split()[-1] == noun.text), None)
        name = full or name
    name = without_kind(name)
    is_person = _is_person_noun(noun) or (noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON")
    return Speaker(undotted(name), None, cue, vouches=noun.lemma_.lower() not in rules().acting, is_person=is_person)
