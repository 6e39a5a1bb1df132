"""Actor and target of a deed of war: the surest evidence for each, then whoever can have fought the surer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.entities.known import actors
from extraction.entities.known.actors import group_entity
from extraction.entities.known.wordlists import is_one_of, words
from extraction.entities.setting.sides import (
    are_rivals,
    enemy_of,
    fighting_enemy_of,
    is_party,
    publisher_and_enemy,
    same_side,
)
from extraction.facts.roles.attested import told_attacker
from extraction.facts.roles.blame import blamed_after, blamed_here, doer_after, is_of_nobody_before, is_of_nobody_named
from extraction.facts.roles.bystanders import are_civil, are_strangers
from extraction.facts.roles.context import CONTEXT, people_of_article
from extraction.facts.roles.evidence import VICTIM_TYPES, Evidence, Sure
from extraction.facts.roles.grounds import AIMED, bare_blow, is_ground_of_an_ally
from extraction.facts.roles.indirect import evidence_beside
from extraction.facts.roles.mutual import FIGHTERS, is_mutual
from extraction.facts.roles.partless import is_after_a_fight, is_at_shipping, is_of_both_sides, is_tally
from extraction.facts.roles.sources import resolve
from extraction.facts.roles.uncharged import is_uncharged
from extraction.facts.syntax import VERBAL, lemmas, subject_of

if TYPE_CHECKING:
    from extraction.facts.roles.arguments import Names
    from extraction.facts.roles.case import Case
    from extraction.records import Fact

POLICE = frozenset({"police", "policeman", "officer", "authority", "gendarme", "court", "prosecutor"})
GROUND = frozenset({"territory_lost", "territory_gained"})
CIVIL = frozenset({"person", "civilian", "building", "refugee", "captive"})


def find_rivals(case: Case, before: Fact | None, actor: Names, target: Names) -> tuple[Names, Names]:
    """Return the roles of a deed of war by all evidence."""
    if not actor and is_mutual(case):
        return (), target or people_of_article(case)
    is_told = bool(actor) or bool(blamed_here(case)) or (case.deed is not None and bool(case.deed.actor))
    for_actor, for_target = _evidence(case, before, actor, target)
    if are_strangers(case):
        for_target = [e for e in for_target if e.sure is Sure.SAID]
        return (for_actor[0].names if for_actor else ()), (for_target[0].names if for_target else ())
    home = people_of_article(case) if are_civil(case) else ()
    for_actor.sort(key=lambda e: (-e.sure, e.sure is Sure.ACCOUNT and e.names == home))
    for_target.sort(key=lambda e: -e.sure)
    is_caused = any(e.sure >= Sure.CAUSE for e in for_actor)
    if not for_actor and for_target and len(for_target[0].names) > 1:
        return (), for_target[0].names  # "both sides suffered"
    if not is_told and (is_of_nobody_named(case, before) or (not is_caused and is_of_nobody_before(case, before))):
        return _unless_blamed_after(case, for_target)
    is_of_a_side = any(e.sure is Sure.KIND for e in for_target)
    is_shared = is_of_both_sides(case) or (before is None and not _is_known(for_actor) and is_after_a_fight(case))
    if not is_of_a_side and not is_caused and is_tally(case) and not (target and group_entity(target[0])):
        return (), target or next((e.names for e in for_target if e.sure is not Sure.SPEAKER), ())
    if not target and not is_of_a_side and not is_caused and is_shared:
        there = next((e.names for e in for_target if e.sure is not Sure.SPEAKER), ())
        if not set(there) & actors.load().unarmed:
            return (), there
    return _settle(case, for_actor, for_target)


def _evidence(case: Case, before: Fact | None, actor: Names, target: Names) -> tuple[list[Evidence], list[Evidence]]:
    """Return what speaks for each role, of those alone who can fight or suffer."""
    frame = case.reading.frame
    for_actor = [
        Evidence(names, sure) for names, sure in ((actor, Sure.SAID), (blamed_here(case), Sure.CAUSE)) if names
    ]
    for_target = [Evidence(target, Sure.SAID)] if target else []
    for found, evidence in evidence_beside(case, before):
        (for_actor if found == "actor" else for_target).append(evidence)
    is_untold = not for_actor and not for_target
    if is_untold and (frame.type == "territory_lost" or (frame.type in GROUND and "context" in frame.actor)):
        for_actor = [Evidence(names, Sure.CONTEXT) for names in [resolve(case, ["context"])] if names]
    sources = [s for s in frame.target if s in CONTEXT and not (s == "place" and _are_irregular(case))]
    for_target += [Evidence(names, Sure.CONTEXT) for s in sources if (names := resolve(case, [s]))]
    for_actor = [e for e in for_actor if e.sure is Sure.SAID or is_party(case.doc, e.names[0])]
    for_target = [e for e in for_target if e.sure is Sure.SAID or is_party(case.doc, e.names[0])]
    if frame.type in AIMED or not case.counted.classes & (CIVIL - {"building"}):
        for_target = [e for e in for_target if e.sure > Sure.PLACE or not is_ground_of_an_ally(case, e.names[0])]
    if are_civil(case):
        for_target = [e for e in for_target if e.sure is Sure.SAID or group_entity(e.names[0]) is None]
    return for_actor, for_target


def _unless_blamed_after(case: Case, for_target: list[Evidence]) -> tuple[Names, Names]:
    """Return the roles of a deed whose doer has no name, but may be blamed or own up in the sentence after."""
    actor = blamed_after(case) or _of_the_tellers(case, for_target)
    fitting = (e.names for e in for_target if not actor or e.names != actor)
    return actor, next(fitting, ()) or people_of_article(case)


def _of_the_tellers(case: Case, for_target: list[Evidence]) -> Names:
    """Return the group that tells of its own deeds: in its communique "a mine crippled six soldiers"."""
    group = case.speaker if case.speaker and group_entity(case.speaker[0]) is not None else ()
    return group if group and for_target and are_rivals(case.doc, group[0], for_target[0].names[0]) else ()


def _are_irregular(case: Case) -> bool:
    """Tell whether fighters of no army are counted, who are not the state's in which they fall."""
    noun = case.counted.noun
    return noun is not None and bool(case.counted.classes & FIGHTERS) and not is_one_of(noun, "regulars")


def _settle(case: Case, for_actor: list[Evidence], for_target: list[Evidence]) -> tuple[Names, Names]:
    """Return the surest pair that can have fought each other."""
    if not any(_is_told(case, e) for e in (*for_actor, *for_target)):
        published = publisher_and_enemy(case.doc)
        if published is not None:
            return _as_published(case, published)
        blow = bare_blow(case) if case.reading.frame.type in AIMED else None
        if blow is not None:
            return (blow[0],), (blow[1],)
    if not for_actor and not for_target:
        return (), ()
    if (
        for_actor
        and for_target
        and _can_be(case, for_actor[0], for_target[0])
        and (for_target[0].sure is not Sure.CONTEXT or _fits(case, for_actor[0].names[0], for_target[0]))
    ):
        return for_actor[0].names, for_target[0].names
    if for_actor and (not for_target or for_actor[0].sure >= for_target[0].sure):
        actor = for_actor[0].names
        fitting = (e.names for e in for_target if _fits(case, actor[0], e))
        fought = _rival(case, actor)
        home = fought if _is_of_another_war(case, actor[0]) else ()
        return actor, next(fitting, ()) or home or _own_civilians(case) or fought
    target = for_target[0].names
    fitting = (e.names for e in for_actor if _fits(case, target[0], e))
    return next(fitting, ()) or _attacker(case, target), target


def _own_civilians(case: Case) -> Names:
    """Return the state whose civilians suffer from it in a war against armed groups: "kidnapped by security forces"."""
    noun = case.counted.noun
    if noun is None or case.reading.frame.type not in VICTIM_TYPES or case.counted.classes & FIGHTERS:
        return ()
    if not case.counted.classes & (CIVIL - {"building"}) or noun.lemma_.lower() in {"man", "member", "body"}:
        return ()
    names = people_of_article(case)
    return names if names and (hits_its_own(case, names) or _is_by_police(case)) else ()


def _is_by_police(case: Case) -> bool:
    """Tell whether people are arrested by policemen, who have them in their own land."""
    trigger = case.reading.trigger
    doer = subject_of(trigger) if trigger.pos_ in VERBAL and words("arresting").intersection(lemmas(trigger)) else None
    return case.reading.frame.type == "captured" and doer is not None and doer.lemma_.lower() in POLICE


def _is_told(case: Case, evidence: Evidence) -> bool:
    """Tell whether a role rests on the words beside the figure, and not on a place that no side of the war owns."""
    conflict = case.doc._.setting.conflict
    is_strange = conflict is not None and conflict.side_of(evidence.names[0]) is None
    return evidence.sure is not Sure.CONTEXT and not (evidence.sure is Sure.PLACE and is_strange)


def _as_published(case: Case, published: tuple[str, str]) -> tuple[Names, Names]:
    """Return the roles where only the article tells: a side's own statement counts what that side has done."""
    own, rival = published
    if is_at_shipping(case):
        return (rival,), ()
    return ((rival,), (own,)) if case.reading.frame.type == "territory_lost" else ((own,), (rival,))


def _fits(case: Case, settled: str, evidence: Evidence) -> bool:
    """Tell whether a candidate can be the other one in a deed; a stranger to the war only on good evidence."""
    if same_side(case.doc, settled, evidence.names[0]):
        return False
    conflict = case.doc._.setting.conflict
    if conflict is not None and conflict.side_of(settled) is None and evidence.sure < Sure.CAUSE:
        beside = next((war for war in actors.load().conflicts if war.side_of(settled) is not None), None)
        if beside is not None and beside.side_of(evidence.names[0]) is None:
            return False  # the RSF's victims in an article on Ukraine
    known = conflict is None or conflict.side_of(settled) is None or conflict.side_of(evidence.names[0]) is not None
    harmed = CIVIL - {"building"} if conflict is not None and conflict.side_of(settled) is not None else CIVIL
    return known or evidence.sure > Sure.PLACE or (evidence.sure is Sure.PLACE and bool(case.counted.classes & harmed))


def _is_known(found: list[Evidence]) -> bool:
    return any(evidence.sure > Sure.SPEAKER for evidence in found)


def _is_of_another_war(case: Case, name: str) -> bool:
    """Tell whether one fights in a listed war beside the article's: "ETA has killed 600" in a report from Belfast."""
    conflict = case.doc._.setting.conflict
    if conflict is None or conflict.side_of(name) is not None:
        return False
    return any(war.side_of(name) is not None for war in actors.load().conflicts)


def _can_be(case: Case, actor: Evidence, target: Evidence) -> bool:
    if not same_side(case.doc, actor.names[0], target.names[0]):
        return True
    if actor.sure is Sure.WHOLE and actor.names != target.names:
        return True  # "80 were killed, among them **seven FARC men**": groups against one state fight each other too
    is_own = actor.names[0] == target.names[0] or bool(case.counted.classes & CIVIL)  # allies strike no ally's land
    return is_own and actor.sure >= Sure.CAUSE and target.sure >= Sure.PLACE and hits_its_own(case, target.names)


def hits_its_own(case: Case, target: Names) -> bool:
    """Tell whether civilians may suffer from their own state: a civil war, in which groups alone fight it."""
    conflict = case.doc._.setting.conflict
    if not target or case.counted.classes & FIGHTERS:
        return False
    if case.reading.frame.type == "captured" and case.counted.classes & {"captive"}:
        return False  # "took 90 **prisoner**"
    if conflict is None:
        return case.reading.frame.type in VICTIM_TYPES and group_entity(target[0]) is None
    side = conflict.side_of(target[0])
    if side is None or case.reading.frame.type not in VICTIM_TYPES:
        return False
    states = set(actors.load().state_of.values())
    rivals = [name for number, members in enumerate(conflict.order) if number != side for name in members]
    return target[0] in states and rivals[0] not in states


def _rival(case: Case, names: Names) -> Names:
    found = enemy_of(case.doc, names[0], case.counted.quantity.start)
    if found is None or (case.doc._.setting.conflict is None and _are_outlaws_of_nobody(case, found)):
        return ()
    return (found,)


def _are_outlaws_of_nobody(case: Case, state: str) -> bool:
    """Tell whether rebels are counted, who fight for no state with an army: "100 militants in Pakistan"."""
    noun, known = case.counted.noun, actors.load()
    return noun is not None and is_one_of(noun, "outlaws") and state in set(known.state_of.values()) - known.unarmed


def _attacker(case: Case, names: Names) -> Names:
    """Return who fights the sufferer: for a rival state without an army the group that fights for it."""
    if is_mutual(case):
        return ()
    if case.speaker and are_rivals(case.doc, case.speaker[0], names[0]):
        return case.speaker
    published = publisher_and_enemy(case.doc)
    if published is not None and are_rivals(case.doc, published[0], names[0]):
        return published[:1]
    listed = fighting_enemy_of(case.doc, names[0], case.counted.quantity.start)
    found = told_attacker(case.doc, names[0], listed)
    if found and group_entity(names[0]) is None and is_uncharged(case, found):
        return blamed_after(case) or doer_after(case, names[0])
    return (found,) if found else ()
