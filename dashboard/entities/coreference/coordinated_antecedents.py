"""Whom "they" means where several act together: "Reed and Lind met. They agreed on a plan"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Voice
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.noun_phrases import heads_argument, heads_subject, is_plural
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import MEASURED

_FLOATING = 3  # words behind "they" among which "both" floats: "they had both left"
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.GROUP})
_DETERMINERS = frozenset({Pos.DETERMINER, Pos.PRONOUN, Pos.COORDINATING_CONJUNCTION})
_ACTING = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.COUNTRY})


class CoordinatedAntecedents:
    """Finds whom the plural subjects of one article mean together."""

    def __init__(self, analysis: Analysis, entities: Entities, words: NameWords) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words

    def of(self, mention: FoundMention, pronoun: Token, *, befalls: bool) -> list[Entity]:
        """Those joined by "and" who act in the clause that "they" goes on with.

        Empty where nobody does, where one of them is no actor ("Reed and the storm"), and where
        others stand behind them ("Reed and Lind met two clerks. They …"); so may things if
        something ``befalls`` what is meant ("Reed and Lind sold two boats. They sank").
        """
        subject = self._subject_before(mention, pronoun) if heads_subject(pronoun) else None
        heads = [] if subject is None else [subject, *subject.conjuncts]
        if len(heads) == 1 or not any(self._joins(t) for head in heads for t in head.children):
            return []
        found: dict[str, Entity] = {}
        for head in heads:
            own = self.entities.at_tokens(mention.paragraph, [head])
            if len(own) != 1 or own[0].kind not in _ACTING:
                return []
            found[own[0].id] = own[0]
        between = pronoun.doc[heads[-1].i + 1 : pronoun.i]
        if any(self._may_be_meant(mention, t, heads, things=befalls) for t in between):
            return []
        return list(found.values()) if len(found) == len(heads) else []

    def both(self, mention: FoundMention, pronoun: Token) -> list[Entity] | None:
        """The two whom a symmetric predicate right before "they both" joins; empty: none does.

        "Reed met Lind. They both left." Nobody where a group was told of nearby, which may be
        meant. None for "they" without a floating "both", and behind a conjoined subject.
        """
        behind = pronoun.doc[pronoun.i + 1 : pronoun.i + _FLOATING]
        floats = any(t.lower_ in self.words.pair and t.pos in _DETERMINERS for t in behind)
        if not floats or not heads_subject(pronoun):
            return None
        number, last = mention.paragraph, pronoun.sent.start - 1
        if last < 0 < number:
            number -= 1
            last = len(self.analysis.paragraphs[number].doc) - 1
        if last < 0:
            return []
        part = self.analysis.paragraphs[number]
        before = part.doc[last].sent
        clause = part.clauses.of(before.root.i)
        subject = clause.argument(ArgumentRole.SUBJECT)
        conjoined = 0 if subject is None else len(part.doc[subject.head].conjuncts)
        if conjoined == 1:
            return None
        found = [d for d in self.entities.at_tokens(number, before) if d.kind in _PEOPLE]
        groups = self.entities.of_kind(ActorKind.GROUP)
        near = any(d.last_before(mention.span.start) >= part.start for d in groups)
        if near or len(found) != 2 or clause.negated:
            return []
        joined = [self.entities.at_tokens(number, [t]) for t in self._symmetric(clause, part.doc)]
        return found if sorted(d.id for ds in joined for d in ds) == _ids_of(found) else []

    def _symmetric(self, clause: Clause, doc: Doc) -> list[Token]:
        """The subject of a symmetric predicate, and its object or comitative: "worked with"."""
        subject = clause.argument(ArgumentRole.SUBJECT)
        if clause.lemma not in self.words.deeds.symmetric or clause.voice is Voice.PASSIVE:
            return []
        whom = clause.argument(ArgumentRole.OBJECT)
        core = [doc[one.head] for one in (subject, whom) if one is not None]
        links = [t for t in doc[clause.head].rights if t.lower_ in self.words.deeds.comitative]
        return core + [t for link in links for t in link.children]

    def _subject_before(self, mention: FoundMention, pronoun: Token) -> Token | None:
        """The subject of a clause above that tells of it, else that of the sentence before."""
        clauses = self.analysis.paragraphs[mention.paragraph].clauses
        first = pronoun.sent.start
        above = [*clauses.above(clauses.of(pronoun.i))]
        before = [clauses.of(pronoun.doc[first - 1].sent.root.i)] if first else []
        for clause in (*above, *before):
            own = clause.argument(ArgumentRole.SUBJECT)
            if own is not None and own.head < pronoun.i:
                return pronoun.doc[own.head]
        return None

    def _joins(self, token: Token) -> bool:
        conjunction = token.dependency == Dependency.COORDINATING_CONJUNCTION
        return conjunction and token.lower_ in self.words.body_names.joining

    def _may_be_meant(
        self, mention: FoundMention, noun: Token, heads: list[Token], *, things: bool
    ) -> bool:
        """Whether a word behind the subject names several who may be meant as well."""
        if noun.name_kind in MEASURED or not heads_argument(noun) or noun in heads:
            return False
        ids = self._ids(mention, noun)
        several = is_plural(noun) or (noun.conjuncts and ids)
        lemma = noun.lemma_.lower()
        people = ids or self.words.is_people(noun.lower_, lemma) or self.words.is_role(lemma)
        return bool(several) and bool(things or people)

    def _ids(self, mention: FoundMention, noun: Token) -> tuple[str, ...]:
        return self.entities.at.get((mention.paragraph, noun.i), ())


def _ids_of(people: list[Entity]) -> list[str]:
    return sorted(d.id for d in people)
