"""Who speaks: the noun phrase that is the subject of a cue, by the parse or by its place."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    CLAUSAL_SUBJECTS,
    OBJECTS,
    PASSIVE_SIGNS,
    PREPOSITIONS,
    SUBJECTS,
    UNDERGOERS,
    is_behind_preposition,
)
from dashboard.nlp.implicit_subjects import is_complement
from dashboard.nlp.noun_phrases import object_of, possessors_of, prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    ACTING,
    COMMON_NOUNS,
    FINITE,
    MEASURED,
    NOUNS,
    PLACES,
    PROPER_NOUNS,
    RELATIVE_PRONOUNS,
)
from dashboard.quotes.cues import Cues
from dashboard.quotes.phrases import STEPS, Phrase, name_of, phrase_of

_BARRED = CLAUSAL_SUBJECTS | {Dependency.SUBJECT, Dependency.EXPLETIVE}
# Of participles and infinitives.
_LEANING = frozenset(
    (
        Dependency.OPEN_COMPLEMENT,
        Dependency.ADVERBIAL_CLAUSE,
        Dependency.PREPOSITIONAL_COMPLEMENT,
        Dependency.ADNOMINAL_CLAUSE,
        Dependency.UNCLASSIFIED,
    )
)
_BESIDE = frozenset((Dependency.ADVERBIAL_CLAUSE, Dependency.ADNOMINAL_CLAUSE))
_NO_NAMES = MEASURED | {NameKind.ORDINAL}
_CLAUSES = frozenset((Dependency.ROOT, Dependency.CLAUSAL_COMPLEMENT))
_PRONOUNS = frozenset((Tag.PERSONAL_PRONOUN, Tag.POSSESSIVE_PRONOUN, Tag.WH_PRONOUN))
_ABOVE = frozenset((Dependency.CONJUNCT, Dependency.PREPOSITION))


def can_speak(head: Token, cues: Cues) -> bool:
    """Whether a noun phrase with this head names somebody or something that says things."""
    word, lemma = head.lower_, head.lemma_.lower()
    if head.tag in _PRONOUNS or word in cues.indefinite:
        return word in cues.pronouns or word in cues.indefinite or word in cues.owners
    if (
        head.i > 1
        and "".join(t.lower_ for t in head.doc[head.i - 2 : head.i + 1]) in cues.described
    ):
        return True
    if head.name_kind == NameKind.PERCENT or lemma in cues.parts:  # "83 percent of teachers said"
        parts = (c for prep in head.children_as(Dependency.PREPOSITION) for c in prep.children)
        named = NOUNS | {Tag.DETERMINER}  # "of those polled"
        return any(c.tag in named and can_speak(c, cues) for c in parts)
    if head.name_kind in _NO_NAMES or _is_mere_thing(head, cues):
        return False
    if _is_proper(head):
        return True
    if head.tag not in NOUNS:
        return False
    if lemma in cues.speakers or lemma in cues.documents or word in cues.documents:
        return True
    return lemma.endswith(cues.endings)


def _is_mere_thing(head: Token, cues: Cues) -> bool:
    common = head.text[0].islower() or (head.is_sent_start and head.tag in COMMON_NOUNS)
    return bool(common and head.lemma_.lower() in cues.never - cues.documents)


def _is_proper(head: Token) -> bool:
    bare = head.tag in COMMON_NOUNS and head.left_edge.i == head.right_edge.i
    capital = head.text[0].isupper() and (bare or not head.is_sent_start)
    return capital or head.tag in PROPER_NOUNS or head.name_kind in ACTING


def find_subject(cue: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """The head of the subject of a verb, of the verb it is joined to, or of what it describes.

    ``inside``: numbers of the tokens that may be subjects. None: there is none among them.
    """
    verb = cue
    for _ in range(STEPS):
        if verb != cue and _is_caused(verb, cues):
            verb = verb.head
        subject = _own_subject(verb, cue, cues)
        if subject is not None and verb != cue and _is_extraposed(verb, subject, cues):
            return None
        if subject is not None:
            beside = verb.i != cue.i and cue.tag == Tag.PRESENT_PARTICIPLE
            above = _reporter_above(verb, cues) if beside else None
            if above is not None and above.i in inside:
                return above
            return subject if subject.i in inside else None
        if verb.has_child(*_BARRED):
            return None
        if verb == cue and _is_passive(cue, cues):
            return None  # "he was asked to …"
        step = _step_up(verb)
        if step is None or step.i not in inside:
            return None
        if verb.tag == Tag.BASE_FORM and step.lemma_ in cues.movers:
            return next((c for c in step.children_as(Dependency.OBJECT) if c.i in inside), None)
        if step.tag in NOUNS:
            verb_of = _told_with(step, cues)
            subject = None if verb_of is None else find_subject(verb_of, inside, cues)
            return step if subject is None else subject
        verb = step
    return None


def _is_extraposed(copula: Token, subject: Token, cues: Cues) -> bool:
    """Whether "it" before a copula only stands for an infinitive: "said it was wrong to [claim]".

    Whoever claims so, what stands in marks there is of who says the whole.
    """
    clause = copula
    while clause.dependency == Dependency.CONJUNCT and clause.head.i < clause.i:
        clause = clause.head
    told = clause.dependency == Dependency.CLAUSAL_COMPLEMENT and "clause" in cues.takes(
        clause.head
    )
    judged = copula.has_child(Dependency.ADJECTIVAL_COMPLEMENT)
    return told and judged and subject.lower_ in cues.things


def _is_passive(cue: Token, cues: Cues) -> bool:
    """Whether a subject is told something: "was [asked]", "was contacted and [warned] of it".

    A participle behind a passive may be a past: "was arrested and [admitted] that he stole it".
    """
    if cue.has_child(Dependency.PASSIVE_AUXILIARY) or is_said_of_subject(cue, cues):
        return True
    if _is_bare_participle(cue, cues):
        return True
    joined = cue.dependency == Dependency.CONJUNCT and cue.tag == Tag.PAST_PARTICIPLE
    if not joined or cue.has_child(*SUBJECTS, *AUXILIARIES, *OBJECTS):
        return False
    return cue.lemma_ in cues.addressing and cue.head.has_child(Dependency.PASSIVE_AUXILIARY)


def _is_bare_participle(cue: Token, cues: Cues) -> bool:
    """Whether a participle alone tells as what others see a noun: "won it, [hailed] as a master".

    Nobody hails without saying what, so it is one, too, where the parse has a past before "as";
    not behind a conjunction ("left and [hailed] as a win the vote of May").
    """
    if cue.has_child(*SUBJECTS, *AUXILIARIES, *OBJECTS):
        return False
    role = any(t.i == cue.i + 1 and t.lower_ in cues.roles for t in cue.rights)
    if cue.dependency == Dependency.CONJUNCT:
        between = cue.doc[cue.head.i : cue.i]
        return role and not any(t.tag == Tag.COORDINATING_CONJUNCTION for t in between)
    agents = prepositional_objects(cue.children_as(Dependency.AGENT))
    said = role or "about" in cues.takes(cue) or any(can_speak(t, cues) for t in agents)
    return said and cue.dependency in _BESIDE and cue.tag == Tag.PAST_PARTICIPLE


def is_said_of_subject(verb: Token, cues: Cues) -> bool:
    """Whether a participle tells what befell the subject of another verb: "stands [accused] of"."""
    said = verb.dependency == Dependency.OPEN_COMPLEMENT and verb.tag == Tag.PAST_PARTICIPLE
    return said and "about" in cues.takes(verb) and not verb.has_child(*AUXILIARIES, *SUBJECTS)


def _told_with(noun: Token, cues: Cues) -> Token | None:
    """The verb whose subject speaks by a noun: "made a [claim] that", "wrote a [letter] saying".

    So who acts in a document does: "resigned in a [letter] saying". None: the document itself.
    """
    document = noun.lemma_.lower() in cues.documents
    if noun.dependency == Dependency.OBJECT:
        gives = noun.head.lemma_ in cues.carriers | cues.issued | cues.written
        return noun.head if gives or not document else None
    within = is_behind_preposition(noun) and noun.head.lower_ in cues.within
    owned = noun.lemma_.lower() in cues.of_their_owner and not possessors_of(noun)
    verb = noun.head.head
    alone = verb.pos == Pos.VERB and not verb.has_child(Dependency.OBJECT, *PASSIVE_SIGNS)
    return verb if within and owned and alone else None


def _is_caused(verb: Token, cues: Cues) -> bool:
    """Whether the verb above makes it happen: "released" of "they had Lee released by saying"."""
    return verb.tag not in FINITE and is_complement(verb) and verb.head.lemma_ in cues.causing


def _reporter_above(verb: Token, cues: Cues) -> Token | None:
    """Who reports the clause of a verb: in "X said Y left, adding that …" it is X who adds."""
    for _ in range(STEPS):
        noun = verb.head
        if (
            verb.dependency == Dependency.ADNOMINAL_CLAUSE
            and noun.lemma_ in cues.nouns
            and noun.dependency == Dependency.OBJECT
        ):
            carries = noun.head.lemma_ in cues.carriers
            subjects = iter(noun.head.children_as(Dependency.SUBJECT))
            return next(subjects, None) if carries else None
        if verb.dependency == Dependency.CLAUSAL_COMPLEMENT and "clause" in cues.takes(verb.head):
            return verb.head.child_as(Dependency.SUBJECT)
        if verb.dependency != Dependency.CONJUNCT:
            return None
        verb = verb.head
    return None


def _own_subject(verb: Token, cue: Token, cues: Cues) -> Token | None:
    if cues.is_quoting(verb):
        return verb.child_as(*UNDERGOERS)
    passive = verb.has_child(*PASSIVE_SIGNS) or _is_bare_participle(verb, cues)
    for child in verb.children:
        if (
            passive
            and child.dependency == Dependency.AGENT
            and (verb == cue or cue.tag not in FINITE)
        ):
            return child.child_as(Dependency.PREPOSITIONAL_OBJECT)
    for child in verb.children:  # "Men smoking cigars said": the parse hung the men on "smoking"
        if (
            child.dependency == Dependency.CLAUSAL_SUBJECT
            and child.tag == Tag.PRESENT_PARTICIPLE
            and verb == cue
        ):
            return child.child_as(Dependency.SUBJECT)
    for child in _with_lone_subject_first(verb):
        if child.dependency in SUBJECTS and (verb != cue or child.dependency == Dependency.SUBJECT):
            if child.tag in RELATIVE_PRONOUNS:
                if verb.dependency != Dependency.RELATIVE_CLAUSE:
                    return _noun_before(child)
                personal = child.lower_ in cues.personal
                return _whom_it_means(verb.head, cues) if personal else verb.head
            return child
    return None


def _whom_it_means(noun: Token, cues: Cues) -> Token:
    """Whom "who" means behind a noun: [Ida Sand] of "Ida Sand, a lawyer at Norvik, who"."""
    above = noun.head.head
    at = is_behind_preposition(noun) and noun.name_kind != NameKind.PERSON
    person = at and above.tag in COMMON_NOUNS and above.lemma_.lower() not in cues.documents
    one = above if person and can_speak(above, cues) else noun
    named = one.dependency == Dependency.APPOSITION and one.head.tag in PROPER_NOUNS
    return one.head if named else one


def _with_lone_subject_first(verb: Token) -> list[Token]:
    """What hangs on a verb; first what stands alone before it: "Her mother, she wrote, …"."""
    beside = [
        c for c in verb.lefts if c.dependency == Dependency.SUBJECT and c.right_edge.i == verb.i - 1
    ]
    alone = [c for c in beside if c.tag == Tag.PERSONAL_PRONOUN or _follows_comma(c)]
    return [*alone, *verb.children]


def _follows_comma(noun: Token) -> bool:
    first = noun.left_edge
    return first.i > 0 and noun.doc[first.i - 1].text == ","


def _noun_before(pronoun: Token) -> Token:
    """The noun before a relative pronoun that the parse gave to no clause; else the pronoun."""
    k = pronoun.i - 1
    while k > 0 and pronoun.doc[k].is_punct:
        k -= 1
    before = pronoun.doc[max(k, 0)]
    if before.tag == Tag.COORDINATING_CONJUNCTION:  # "relatives who came and who said"
        first = next((t for t in reversed(before.doc[:k]) if t.lower_ == pronoun.lower_), None)
        clause = None if first is None else first.head
        relative = clause is not None and clause.dependency == Dependency.RELATIVE_CLAUSE
        return clause.head if clause is not None and relative else pronoun
    return before if before.tag in NOUNS else pronoun


def _step_up(verb: Token) -> Token | None:
    """What a verb without a subject of its own hangs on, where its subject is to be found."""
    if (
        verb.dependency == Dependency.CLAUSAL_COMPLEMENT
        and verb.tag == verb.head.tag
        and verb.i > verb.head.i
    ):
        return verb.head
    if verb.dependency in _CLAUSES:
        return None
    if verb.dependency == Dependency.ADVERBIAL_MODIFIER and verb.pos == Pos.ADVERB:
        return verb.head  # "they went as far as to say"
    if (
        verb.dependency == Dependency.CONJUNCT
        and verb.tag == Tag.PRESENT_PARTICIPLE != verb.head.tag
        and verb.head.dependency == Dependency.CLAUSAL_COMPLEMENT
    ):
        return verb.head.head
    if verb.dependency in _ABOVE or (verb.tag not in FINITE and verb.dependency in _LEANING):
        return verb.head
    return None


def issuer_of(head: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """Who put out a document: "a readout released by X", "a statement from X"; None: not said."""
    if head.lemma_.lower() not in cues.documents:
        return None
    for child in head.children:
        linked = child
        if child.dependency == Dependency.ADNOMINAL_CLAUSE and child.lemma_ in cues.issued:
            linked = child.child_as(*PREPOSITIONS) or child
        if linked.lower_ in cues.issuers:
            named = linked.children_as(Dependency.PREPOSITIONAL_OBJECT)
            name = next((c for c in named if c.i in inside), None)
            if name is not None and name.lemma_.lower() in cues.channels:
                name = next(iter(possessors_of(name)), None)  # "from Lee's Twitter account": Lee
            if name is not None and name.name_kind not in PLACES and can_speak(name, cues):
                return name
    return None


def maker_of(head: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """Who speaks in a document: "the firm's statement", "a letter from X"; None: not said."""
    if head.lemma_.lower() in cues.of_their_owner:
        owner = next((c for c in possessors_of(head) if c.i in inside), None)
        if owner is not None and owner.name_kind not in PLACES and can_speak(owner, cues):
            return owner
    return issuer_of(head, inside, cues)


def author_of(verb: Token, inside: frozenset[int], cues: Cues) -> Phrase | None:
    """Whose document somebody gives out: "the palace issued a statement from the king"."""
    document = object_of(verb)
    if document is None or verb.lemma_ not in cues.issued:
        return None
    author = issuer_of(document, inside, cues)
    return None if author is None else name_of(phrase_of(author, inside), inside, cues)
