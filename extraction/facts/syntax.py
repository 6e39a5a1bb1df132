"""Questions to the dependency parse that frames, roles and claimants share. No lexicon is known here."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

MODIFIERS = frozenset(
    {"nummod", "quantmod", "compound", "amod", "npadvmod", "det", "nmod", "predet", "poss", "advmod", "punct"}
)
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
OBJECT_CONTROL = frozenset(
    {"accuse", "blame", "charge", "suspect", "force", "order", "urge", "ask", "tell", "allow", "help", "let", "prevent"}
    | {"stop", "enable", "want", "expect", "persuade", "press", "invite", "authorise", "authorize", "permit", "require"}
)
NEVER_PASSIVE = frozenset({"boast", "brag", "speak", "complain", "warn", "talk", "gloat", "insist", "go", "come"})
RECKONINGS = frozenset(
    {"tally", "count", "figure", "estimate", "reckoning", "account", "number", "calculation", "report", "version"}
    | {"admission", "assessment", "datum", "claim", "statement", "confession", "telling", "own"}
)
"""What follows "by" and does nothing: "251 taken hostage, **by** Togolese **tallies**"."""
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ"})
IRREGULAR = {
    "lit": "light", "shot": "shoot", "struck": "strike", "fell": "fall", "fallen": "fall", "fled": "flee",
    "held": "hold", "hit": "hit", "hurt": "hurt", "left": "leave", "lost": "lose", "slain": "slay", "sunk": "sink",
    "taken": "take", "downed": "down", "stricken": "strike", "burnt": "burn", "flown": "fly", "driven": "drive",
    "besieged": "besiege", "felled": "fell", "beheaded": "behead", "drowned": "drown", "bled": "bleed",
    "fought": "fight", "brought": "bring", "caught": "catch", "freed": "free", "given": "give", "lent": "lend",
    "sent": "send", "spent": "spend", "torn": "tear", "thrown": "throw", "withdrawn": "withdraw",
    "overrun": "overrun", "retaken": "retake", "blown": "blow", "bought": "buy", "sworn": "swear", "laid": "lay",
    "dug": "dig", "found": "find", "frozen": "freeze", "forced": "force", "hidden": "hide", "beaten": "beat",
    "missing": "miss",
}  # fmt: skip


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens that cover the characters from `start` to `end`."""
    found = doc.char_span(start, end, alignment_mode="expand")
    assert found is not None  # noqa: S101  (only an empty span has no tokens)
    return found


PASTS = {
    "took": "take", "won": "win", "laid": "lay", "built": "build", "ran": "run", "threw": "throw", "came": "come",
    "held": "hold", "drew": "draw", "gave": "give", "shot": "shoot", "fought": "fight", "flew": "fly",
    "did": "do", "sold": "sell",
}  # fmt: skip
PREFIXED = re.compile(rf"(re|over|under|out|with|fore)({'|'.join(PASTS)})")


@lru_cache(maxsize=65536)
def participle_lemma(word: str) -> str | None:
    """Return the verb of a participle taken for an adjective or of a past taken for a stem, else None."""
    lowered = word.lower()
    if lowered in IRREGULAR:
        return IRREGULAR[lowered]
    if (again := PREFIXED.fullmatch(lowered)) is not None:
        return again[1] + PASTS[again[2]]  # "retook", which the model takes for a verb of its own
    if not lowered.endswith("ed") or len(lowered) < 5:
        return None
    stem = lowered[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "slf":
        return stem[:-1]
    return stem


def lemmas(token: Token) -> tuple[str, ...]:
    """Return the lemmas under which a token may stand in a lexicon, likeliest first."""
    lowered = token.lower_
    found = [token.lemma_.lower()]
    if token.pos_ in {"ADJ", "NOUN", "VERB", "PROPN"}:
        participle = participle_lemma(lowered)
        if participle:
            found += [participle, participle + "e"]
    if token.pos_ == "PROPN" and lowered.endswith("s") and not lowered.endswith("ss"):
        found.append(lowered[:-1])  # "Returnees: 312,000": a plural taken for a name
    if token.pos_ in {"VERB", "AUX"} and lowered.endswith("ing") and len(lowered) > 4:
        stem = lowered[:-3]
        found += [stem, stem + "e"] if set("aeiouy") & set(stem) else [lowered]  # "cling" is no "cle"
    return (*dict.fromkeys(found), *_hyphenated(token))


def _hyphenated(token: Token) -> tuple[str, ...]:
    """Return the compound that the tokenizer took apart: "call", "-", "up" stand as "call-up" on both words."""
    doc, at = token.doc, token.i
    pairs = [
        (joint - 1, joint + 1) for joint in (at - 1, at + 1) if 0 < joint < len(doc) - 1 and doc[joint].text == "-"
    ]
    return tuple(
        f"{doc[first].lower_}-{doc[last].lower_}"
        for first, last in pairs
        if not (doc[first].whitespace_ or doc[first + 1].whitespace_)
    )


def conjunct_head(token: Token) -> Token:
    """Return the first conjunct of the coordination that `token` stands in."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def clause_words(token: Token) -> Iterator[Token]:
    """Yield the tokens below `token` that belong to its own clause: no relative or complement clauses."""
    for child in token.children:
        if child.dep_ in {"relcl", "advcl", "ccomp", "parataxis"} or (
            child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}
        ):
            continue
        yield child
        yield from clause_words(child)


def subject_of(verb: Token) -> Token | None:
    """Return the deep subject of a verb, also shared over coordination, control and participles; None if none is said.

    "Shelling hit the town, killing 12": the subject of "killing" is "Shelling".
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        agent = _agent(verb)
        if agent is not None:
            return agent
        aided = [verb, *(c for c in verb.children if c.dep_ == "aux")]  # "**it** let go": the subject hangs on "let"
        subject = _nearest([c for word in aided for c in word.children if c.dep_ in SUBJECTS], verb)
        if subject is not None and not _is_passive(verb):
            return _after_place(subject, verb) or _antecedent(subject)
        if _is_passive(verb):
            return None
        parent = _controller(verb)
        if parent is None:
            return _hung_on_place(verb)
        if parent.pos_ not in {"VERB", "AUX"}:
            return parent
        if _is_passive(parent):
            # "A bridge was blown up, killing ten": the bridge is no killer
            suffers = verb.dep_ == "advcl"
            passive = None if suffers else next((c for c in parent.children if c.dep_ in PASSIVE_SUBJECTS), None)
            return _agent(parent) or passive
        charged = _charged(verb, parent)
        if charged is not None:
            return charged
        verb = parent
    return None


def _hung_on_place(verb: Token) -> Token | None:
    """Return the subject that the parse hung on what opens a sentence: "In Jinja, **the front** denied"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    before = (t for t in verb.doc[verb.sent.start + 2 : verb.i] if t.dep_ == "appos" and t.head.dep_ == "pobj")
    return next((t for t in before if t.left_edge.nbor(-1).text == "," and t.left_edge.lower_ == "the"), None)


def _after_place(subject: Token, verb: Token) -> Token | None:
    """Return the subject that the parse hung on the land of a place: "In Jinja, Uganda, **the rebels** lost 40 men"."""
    doc = subject.doc
    if subject.i - 3 < subject.sent.start or subject.i + 1 >= len(doc) or subject.nbor(1).text != ",":
        return None
    if subject.nbor(-1).text != "," or subject.nbor(-2).dep_ != "pobj":
        return None
    return next((c for c in subject.children if c.dep_ == "appos" and c.i < verb.i), None)


def _nearest(subjects: list[Token], verb: Token) -> Token | None:
    """Return of several subjects the one right before the verb: "Near Jos, **six raids** sank", read with two."""
    before = [c for c in subjects if c.i < verb.i]
    return before[-1] if before else next(iter(subjects), None)


def _charged(verb: Token, parent: Token) -> Token | None:
    """Return who is said to have done it: "accuse **the rebels** of having shelled a clinic"."""
    if parent.lemma_ not in OBJECT_CONTROL or verb.dep_ not in {"pcomp", "xcomp", "ccomp"}:
        return None
    return next((c for c in parent.children if c.dep_ in OBJECTS), None)


def is_undergone(verb: Token) -> bool:
    """Tell whether the subject above has something done to it: "Peru **had** 20 jets **shot** down"."""
    return verb.tag_ == "VBN" and verb.head.lemma_ == "have" and verb.dep_ in {"ccomp", "xcomp", "oprd", "acl"}


def object_of(verb: Token) -> Token | None:
    """Return the deep object of a verb: its direct object, or its subject in the passive."""
    wanted = PASSIVE_SUBJECTS if _is_passive(verb) else OBJECTS
    found = next((c for c in verb.children if c.dep_ in wanted), None)
    if found is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    return _antecedent(found) if found is not None else None


def preposition_objects(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Yield the nouns that hang on `token` by one of `prepositions`, in text order."""
    for child in token.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})


def _agent(verb: Token) -> Token | None:
    if not _is_passive(verb):
        return None
    found = (c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"))
    agents = (c for by in found for c in by.children if c.dep_ == "pobj")
    return next((c for c in agents if c.lemma_.lower() not in RECKONINGS), None)


def _is_passive(verb: Token) -> bool:
    if verb.lemma_ in NEVER_PASSIVE:
        return False
    if any(c.dep_ in {"auxpass", *PASSIVE_SUBJECTS} for c in verb.children):
        return True
    if verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in verb.children):
        return False  # "Togolese troops resorted": the past that the tagger took for a participle
    return verb.tag_ == "VBN" and not any(c.dep_ == "aux" and c.lemma_ in {"have", "'ve"} for c in verb.children)


is_passive = _is_passive


def _controller(verb: Token) -> Token | None:
    """Return where a verb without a subject of its own borrows one: coordinated, matrix or modified word."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp", "oprd"}:
        while head.pos_ == "ADP" and head.head.i != head.i:
            head = head.head
        return head if head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ in {"acl", "relcl"}:
        return head
    return None


def _antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for, else the token itself."""
    if token.lower_ in {"which", "that", "who", "whom"}:
        verb = token.head
        while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token
