"""Who goes on telling: "Reed denied that Lind had left. [He] said it was a lie": Reed.

Who tells something is the topic of what follows by "he said", and not whom it was about; where
that one is told to have said or confessed something, either may go on. Nor does who tells of an
accusation, an arrest, a verdict or harm go on for sure: "He denied the charge" is of the accused.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import heads_subject


class ContinuedTellers:
    """Tells of the pronouns of one article that go on with who told the sentence before."""

    def __init__(
        self, analysis: Analysis, entities: Entities, words: NameWords, speech: Speech
    ) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words
        self.speech = speech

    def instead_of_told(self, mention: FoundMention, found: list[Entity]) -> list[Entity] | None:
        """Who told it, where a pronoun seems to mean whom it was about; empty: either may.

        None where the pronoun tells nothing itself, begins no sentence, or means another; nor where
        it answers for itself ("He confessed").
        """
        part = self.analysis.paragraphs[mention.paragraph]
        pronoun, clauses = part.doc[mention.head], part.clauses
        own = clauses.of(pronoun.i)
        goes_on = own.lemma in self.words.saying and own.embedding is Embedding.MAIN
        opens = pronoun.sent.start == 0  # so the sentence before ends the paragraph before
        number = mention.paragraph - 1 if opens else mention.paragraph
        if not (found and goes_on and number >= 0 and heads_subject(pronoun)):
            return None
        if own.lemma in self.words.deeds.pleas or self._is_before_court(own, mention):
            return None
        if self.speech.quote_at(mention.span.start) is not None:
            return None
        told_in = self.analysis.paragraphs[number]
        clauses = told_in.clauses
        last = len(told_in.doc) - 1 if opens else pronoun.sent.start - 1
        before = clauses.of(told_in.doc[self._telling(number, last, found[0])].sent.root.i)
        teller = self._subject_of(number, before)
        gender = self.words.pronouns[pronoun.lower_]
        told = before.lemma in self.words.saying | self.words.deeds.dismissing
        if not told or teller is None or teller is found[0] or teller.gender not in {None, gender}:
            return None
        inner = [c for c in clauses.clauses if before in clauses.above(c)]
        about = [c for c in inner if self._subject_of(number, c) is found[0]]
        if not about:
            return None
        is_open = any(c.lemma in self.words.saying for c in about) or self._is_grave(inner, number)
        return [] if is_open else [teller]

    def _telling(self, number: int, last: int, found: Entity) -> int:
        """The last word of the sentence that tells of somebody: ``last``, or of the one before.

        "Reed said Lind had left. Officials were looking for the van. [He] said": nobody is told of
        between them who may be meant.
        """
        doc = self.analysis.paragraphs[number].doc
        first = doc[last].sent.start
        here = self.entities.at_tokens(number, doc[first : last + 1], ActorKind.PERSON)
        lemma = self.analysis.paragraphs[number].clauses.of(doc[last].sent.root.i).lemma
        aside = first > 0 and not here and lemma not in self.words.saying
        return first - 1 if aside and found.kind is ActorKind.PERSON else last

    def _is_before_court(self, clause: Clause, mention: FoundMention) -> bool:
        """Whether a clause tells something to who tries others: "told the [court]"."""
        doc = self.analysis.paragraphs[mention.paragraph].doc
        roles = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)
        heard = [a.head for role in roles if (a := clause.argument(role)) is not None]
        heard += [oblique.head for oblique in clause.obliques]
        return any(doc[i].lemma_.lower() in self.words.deeds.trying for i in heard)

    def _is_grave(self, clauses: list[Clause], number: int) -> bool:
        """Whether clauses tell of a wrong, a harm, or what the law does about it."""
        doc, deeds = self.analysis.paragraphs[number].doc, self.words.deeds
        grave = deeds.grave | deeds.wronging | deeds.prosecuting | deeds.killing | deeds.ills
        return any(doc[i].lemma_.lower() in grave for c in clauses for i in c.words)

    def _subject_of(self, number: int, clause: Clause) -> Entity | None:
        """The person who is the subject of a clause, not shared with another."""
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is None or subject.shared:
            return None
        noun = self.analysis.paragraphs[number].doc[subject.head]
        named = (noun, *named_beside(noun))
        people = self.entities.at_tokens(number, named, ActorKind.PERSON)
        return people[0] if people else None


def only_tells(resolved: ResolvedPronoun) -> bool:
    """Whether a group does no more than tell in the sentence before a pronoun of another one.

    "Two men left, police said. [They] …": police are named there, and told it.
    """
    first, doc = resolved.token.sent.start, resolved.part.doc
    before = doc[first - 1].sent if first else ()
    named = [t for t in before if resolved.antecedent in resolved.at(t)]
    saying = resolved.words.saying
    return bool(named) and all(heads_subject(t) and t.head.lemma_ in saying for t in named)
