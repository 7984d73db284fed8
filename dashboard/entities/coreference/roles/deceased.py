"""Whose death "his death" is: not theirs who tell of it, or are tried for it.

"Reed said the men came to Lind's house the day after [his] death", "Reed was charged with [his]
murder", "Reed said [he] had died of a fever": Reed is alive. Meant is the one person of whom the
text told that he died; else the one other in the sentence; of several, nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Argument, Clause, Embedding
from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.speech import is_named_in
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import complement_of, is_possessor
from dashboard.nlp.tokens import Token


class Deceased(Resolver):
    """Tells of the possessive pronouns of one article whose end they stand before."""

    def instead_of_living(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Who died, where a pronoun seems to mean who is alive; empty: it may be several.

        None where it may mean the one found: it stands before no such noun, they may have died, or
        it lies ahead ("Reed said his death would change nothing"). Nobody, too, where one acts
        "after his death" and the text told of the death of another.
        """
        pronoun, own, mention = anaphor.token, anaphor.clause, anaphor.mention
        noun = pronoun.head
        rite = noun.lemma_.lower() in self.words.deeds.last_rites
        # "His disappearance and murder"
        joined = {t.lemma_.lower() for t in (noun, *noun.conjuncts)}
        end = rite or not joined.isdisjoint(self.words.deeds.ends_of_life)
        owns = end and is_possessor(pronoun) and complement_of(noun) is None
        dies = not owns and not own.negated and pronoun.i in self._killed(own, mention.paragraph)
        same = None if owns or dies else self._who_dies(anaphor)
        if same is not None and found:
            return same  # "said she died of [her] injury"
        if not (found and (owns or dies)):
            return None
        others = self._people_before(anaphor) - {found[0].id}
        dead = [i for i in sorted(others) if self._has_died(i, mention)]
        living = set() if own.modal and not rite else self._tellers(anaphor)
        acting = _of_argument(anaphor, own.subject)  # at no rite of their own
        outlives = rite or self._outlives(own, noun)
        if owns:
            living |= acting if outlives else self._prosecuted(anaphor)
        if found[0].id not in living:
            later = owns and noun.head.lower_ in self.words.deeds.behind_in_time
            alive = later and len(dead) == 1 and not self._has_died(found[0].id, mention)
            return [] if alive else None
        here = (s for s in self.seen if s.offset >= anaphor.sentence)
        near = {s.entity.id for s in here if s.entity is not None}
        meant = dead or sorted(others & near)
        return [self.entities.by_id[i] for i in meant] if len(meant) == 1 else []

    def _who_dies(self, anaphor: Pronoun) -> list[Entity] | None:
        """Whom the pronoun stands for that a possessive goes on with, as who died; else None."""
        owns, number = is_possessor(anaphor.token), anaphor.mention.paragraph
        for head in self._killed(anaphor.clause, number) if owns else ():
            subject = anaphor.part.doc[head]
            alike = self.words.pronouns.get(subject.lower_) is anaphor.kind
            if alike and head < anaphor.token.i:
                return anaphor.at(subject)
        return None

    def _tellers(self, anaphor: Pronoun) -> set[str]:
        """The ids of those who tell what the clause of a pronoun, or one above it, is about."""
        clauses, own = anaphor.part.clauses, anaphor.clause
        spans = self.speech.telling(anaphor.start)  # "…, said Reed"
        seen = {s.entity.id: s.entity for s in self.seen if s.entity is not None}
        ids = {i for i, e in seen.items() if any(is_named_in(s, e.mentions) for s in spans)}
        for inner in (own, *clauses.above(own)):
            above = clauses.parent(inner)
            told = inner.embedding in {Embedding.COMPLEMENT, Embedding.PARATAXIS}
            if not told or above is None or above.lemma not in self.words.saying:
                continue
            ids |= _of_argument(anaphor, above.subject)
        return ids

    def _prosecuted(self, anaphor: Pronoun) -> set[str]:
        """The ids of those on whom the law acts for a death: "charged Lind with his murder"."""
        clause = anaphor.clause
        if clause.lemma not in self.words.deeds.prosecuting:
            return set()
        return _of_argument(anaphor, clause.logical_object)

    def _outlives(self, clause: Clause, end: Token) -> bool:
        """Whether who acts in a clause is another than who died: "reacted to news of his death"."""
        ahead = end.head.lower_ in self.words.deeds.ahead_in_time
        return clause.lemma in self.words.deeds.outliving and not ahead

    def _people_before(self, anaphor: Pronoun) -> set[str]:
        """The ids of the people named before a pronoun with whom it agrees."""
        before = (s.entity for s in self.seen if s.offset < anaphor.start)
        people = (e for e in before if e is not None and e.kind is ActorKind.PERSON)
        return {e.id for e in people if anaphor.agrees_with(e)}

    def _has_died(self, person: str, mention: FoundMention) -> bool:
        """Whether a text told before a mention that somebody died, or was killed."""
        places = {s.place for s in self.seen if s.entity is not None and s.entity.id == person}
        return any(self._is_of_dead(p) for p in places if p < mention.place)

    def _is_of_dead(self, place: tuple[int, int]) -> bool:
        """Whether somebody is named as who died: "Lind was killed", "the death of Lind"."""
        part = self.analysis.paragraphs[place[0]]
        name = part.doc[place[1]]
        for noun in (name, *named_beside(name)):
            deed = noun.head if is_possessor(noun) else noun.head.head
            of_whom = complement_of(deed)  # "Reed's killing of Lind": not the death of Reed
            its = of_whom is None if is_possessor(noun) else of_whom == noun
            if its and deed.lemma_.lower() in self.words.deeds.ends_of_life:
                return True
            clause = part.clauses.of(noun.i)
            first = noun.conjuncts[0] if noun.dependency == Dependency.CONJUNCT else noun
            if not (clause.negated or clause.modal) and first.i in self._killed(clause, place[0]):
                return True
        return False

    def _killed(self, clause: Clause, paragraph: int) -> Iterator[int]:
        """The heads of those of whom a clause tells that they died."""
        deeds = self.words.deeds
        verb = self.analysis.paragraphs[paragraph].doc[clause.head]
        if any(t.lower_ in deeds.short_of for t in verb.children):
            return  # "she nearly died"
        whom = clause.subject if clause.lemma in deeds.dying else clause.logical_object
        if whom is not None and clause.lemma in deeds.dying | deeds.killing:
            yield whom.head


def _of_argument(anaphor: Pronoun, found: Argument | None) -> set[str]:
    """The ids of those who are an argument, by its noun or a name beside it."""
    noun = anaphor.part.head_of(found)
    return set() if noun is None else {d.id for d in anaphor.at(noun, *named_beside(noun))}
