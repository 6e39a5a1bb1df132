"""Who fights whom in an article: by the listed conflict, else by the text alone."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from extraction.document import sentence_no, text_of
from extraction.entities.known import actors
from extraction.entities.known.publishers import publisher
from extraction.entities.lookup import mentions_in
from extraction.entities.setting.era import year_told_of
from extraction.entities.setting.told_rivals import told_enemy_of, told_rivals
from extraction.records import Entity, EntityType, MentionForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from extraction.entities.known.conflicts import Conflict
    from extraction.entities.named import Named
    from extraction.entities.setting.article import Setting

BELLIGERENTS = frozenset({EntityType.STATE, EntityType.ARMED_GROUP})


def group_of_the_other_side(setting: Setting, named: Iterable[Named], *, any_member: bool = False) -> Entity | None:
    """Return the group that fights the state of the article: the one named most, `any_member` even if unnamed."""
    conflict, state = setting.conflict, setting.state
    if conflict is None or state is None or state.actor is None:
        return None
    side = conflict.side_of(state.actor)
    rivals = [name for number, members in enumerate(conflict.order) if number != side for name in members]
    groups = [group for name in rivals if (group := setting.group(name)) is not None]
    counts = Counter(n.entity.name for n in named)
    if not any_member and len(groups) > 1:
        named_ones = [group for group in groups if counts[group.name] or setting.groups[group.name]]
        groups = named_ones or [group for group in groups if group.name == conflict.umbrella]
    return max(groups, key=lambda g: setting.groups[g.name] + counts[g.name], default=None)


def enemy_of(doc: Doc, actor: str, at: int | None = None) -> str | None:
    """Return whom `actor` fights in this article: who leads the other side or is named most.

    Of several groups it is the one told of around the character `at`, where that is given.
    """
    setting = doc._.setting
    conflict = setting.conflict if setting else None
    counts = _mention_counts(doc)
    told = told_enemy_of(doc, actor)
    if told is not None and (conflict is None or conflict.side_of(told) == conflict.side_of(actor)):
        return told
    for war in ([conflict] if conflict else []) + [c for c in _other_wars(doc) if c is not conflict]:
        side = war.side_of(actor)
        if side is None:
            continue
        rivals = [name for number, members in enumerate(war.order) if number != side for name in members]
        allies = _allied_states(war)
        best = max(rivals, key=lambda name: (counts[name] > 0, name not in allies, counts[name], -rivals.index(name)))
        if war.named_only and not counts[best]:
            return None
        if war is conflict or (counts[best] and _is_told_near(doc, best, at)):
            return best if at is None else _told_of(doc, best, actor, at)
    return None


def _other_wars(doc: Doc) -> list[Conflict]:
    """Return the listed wars of the article's time; those that are over by far are not told of beside another."""
    year = year_told_of(doc)
    return [war for war in actors.load().conflicts if war.ends is None or (year is not None and war.is_of(year))]


def _is_told_near(doc: Doc, name: str, at: int | None) -> bool:
    """Tell whether somebody is told of in the paragraph around a character, or the one before; anywhere without one."""
    if at is None:
        return True
    text = text_of(doc)
    end = text.find("\n", at)
    start = text.rfind("\n", 0, len(text[: text.rfind("\n", 0, at) + 1].rstrip())) + 1
    near = mentions_in(doc, start, end if end >= 0 else len(text))
    return any(doc._.entities[mention.entity_id].actor == name for mention in near)


def invader(conflict: Conflict | None) -> str | None:
    """Return the state that wages a war on another's soil: whom "the occupiers" means; None in a civil war."""
    known = actors.load()
    home = known.state_of.get(conflict.country or "") if conflict is not None else None
    side = conflict.side_of(home) if conflict is not None and home is not None else None
    if conflict is None or side is None:
        return None
    leaders = (members[0] for number, members in enumerate(conflict.order) if number != side)
    return next((name for name in leaders if name in known.state_of.values()), None)


def _told_of(doc: Doc, best: str, actor: str, at: int) -> str:
    """Return of the groups that fight `actor`, as `best` does, the one that is told of around a character.

    It is the last one named in its sentence or the one before; where its paragraph does not name `best`, any in there.
    """
    if best not in actors.load().groups:
        return best
    rivals = _groups_against(actor)
    text = text_of(doc)
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    near = mentions_in(doc, start, end if end >= 0 else len(text))
    named = [(m, name) for m in near if (name := doc._.entities[m.entity_id].actor) in rivals]
    number = sentence_no(doc, at)
    beside = [(m, name) for m, name in named if number - 1 <= m.sentence_no <= number]
    told = beside or ([] if any(name == best for _, name in named) else named)
    before = [name for mention, name in told if mention.end <= at]
    return before[-1] if before else next((name for _, name in told), best)


@cache
def _groups_against(actor: str) -> frozenset[str]:
    """Return the groups that fight `actor` in any listed war."""
    wars = [war for war in actors.load().conflicts if war.side_of(actor) is not None]
    names = {name for war in wars for n, side in enumerate(war.order) if n != war.side_of(actor) for name in side}
    return frozenset(names & set(actors.load().groups))


def fighting_enemy_of(doc: Doc, actor: str, at: int | None = None) -> str | None:
    """Return whom `actor` fights, for a state without an army the group of its side that is named most."""
    enemy, conflict = enemy_of(doc, actor, at), doc._.setting.conflict
    known = actors.load()
    side = conflict.side_of(enemy) if conflict is not None and enemy is not None else None
    if conflict is None or side is None or enemy not in known.unarmed:
        return enemy
    counts = _mention_counts(doc)
    groups = [name for name in conflict.order[side] if name in known.groups and counts[name]]
    return max(groups, key=lambda name: counts[name], default=enemy)


def _allied_states(war: Conflict) -> set[str]:
    """Return the states that stand beside the leader of a side: they are met less than who leads it or its groups."""
    states = set(actors.load().state_of.values())
    return {name for members in war.order for name in members[1:] if name in states}


def same_side(doc: Doc, one: str, other: str) -> bool:
    """Tell whether two actors cannot have fought each other: one name, or one side of the article's conflict."""
    if one == other:
        return True
    conflict = doc._.setting.conflict
    if conflict is None or conflict.side_of(one) is None or frozenset({one, other}) in told_rivals(doc):
        return False
    return conflict.side_of(one) == conflict.side_of(other)


def are_rivals(doc: Doc, one: str, other: str) -> bool:
    """Tell whether two actors stand on different sides of the article's conflict."""
    conflict = doc._.setting.conflict
    sides = {conflict.side_of(one), conflict.side_of(other)} if conflict is not None else {None}
    return None not in sides and len(sides) > 1


def publisher_and_enemy(doc: Doc) -> tuple[str, str] | None:
    """Return who fights for the side that publishes a text, and whom: a ministry's or a command's own statement."""
    conflict, own = doc._.setting.conflict, publisher(doc)
    side = conflict.side_of(own.actor) if conflict is not None and own is not None and own.actor else None
    if conflict is None or side is None:
        return None
    known, counts = actors.load(), _mention_counts(doc)
    publishing = own.actor if own is not None else None
    fighting = max(conflict.order[side], key=lambda name: (counts[name], name == publishing))
    if publishing and publishing not in known.unarmed and fighting in known.state_of.values():
        fighting = publishing  # a coalition or group that it tells of most acts under its own name
    rival = enemy_of(doc, fighting)
    return (fighting, rival) if rival is not None else None


def is_party(doc: Doc, actor: str) -> bool:
    """Tell whether one so named can fight or suffer in a war: no agency, newspaper or observatory that tells of it."""
    conflict = doc._.setting.conflict
    if conflict is not None and conflict.side_of(actor) is not None:
        return True
    named = [e for e in doc._.entities.values() if e.name == actor and e.actor == actor]
    return not named or any(entity.entity_type in BELLIGERENTS for entity in named)


def _mention_counts(doc: Doc) -> Counter[str]:
    if "mention_counts" not in doc.user_data:
        named = (m for m in doc._.mentions if m.form is not MentionForm.NOMINAL)
        entities = (doc._.entities[m.entity_id] for m in named)
        doc.user_data["mention_counts"] = Counter(e.actor for e in entities if e.actor)
    return doc.user_data["mention_counts"]
