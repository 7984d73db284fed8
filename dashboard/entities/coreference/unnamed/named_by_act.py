"""Who is brought in without a name as the patient of an act that is told again of a name.

"A nurse convicted of theft wept as she was jailed. / Ida Sand, 41, was jailed on Monday …": Sand,
if the text names soon, with an age, and tells that act of nobody else. Not where anything says that
she is another: her trade or age, or what is told of the act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dashboard.clause import Clause, Embedding
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.person_matching import age_behind
from dashboard.entities.names.pronoun_classes import GENDERS, agree
from dashboard.model import ActorKind
from dashboard.nlp.ages import ages_in
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import NameKind, Tag
from dashboard.nlp.noun_phrases import is_relative_pronoun
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.undergoers import adds_somebody, are_told_alike, undergone
from dashboard.nlp.word_classes import PROPER_NOUNS

SOON = 2  # paragraphs behind the first in which reports name whom they are about
YEAR = 4  # figures of a year: what is told of one is another time
_GROWN = 20  # years at which nobody is a teenager
_Acts = list[tuple[str, Clause]]  # what was done, and the clause that tells it
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE})


class NamedByAct(Resolver):
    """Finds whom an article names behind its opening, by what it tells of them in both places."""

    def __init__(self, discourse: DiscourseModel, attributes: Attributes) -> None:
        super().__init__(discourse)
        self.attributes = attributes
        self._acts: dict[int, Mapping[int, _Acts]] = {}  # by the start of the paragraph

    def person(self, mention: FoundMention, noun: Token) -> Entity | None:
        """The person of a noun of the lead; None where its act is told of nobody with an age.

        Nor where it is told otherwise: "convicted of theft …. Ida Sand was convicted of fraud".
        """
        parts = self.analysis.paragraphs
        lead = self.analysis.lead
        unnamed = any(t.lower_ in self.words.indefinite for t in noun.lefts)
        if mention.paragraph != lead or not unnamed or noun.tag != Tag.NOUN:
            return None
        own: defaultdict[str, list[Clause]] = defaultdict(list)
        for act, clause in (
            *self._acts_on(parts[lead], noun),
            *self._acts_on_pronoun(mention, noun),
        ):
            own[act].append(clause)
        named = self._named_soon(mention, noun) if own else {}
        if not named:
            return None
        done: dict[str, set[str]] = {act: set() for act in own}
        others: set[str] = set()
        for name in (m for m in self.discourse.found if m.type == "name"):
            part = parts[name.paragraph]
            person = self.attributes.person_at(name.paragraph, part.doc[name.head])
            if person is None:
                continue
            for act, clause in self._acts_on(part, part.doc[name.head]):
                told = own.get(act, [])
                alike = any(_is_told_alike(c, parts[lead].doc, clause, part.doc) for c in told)
                if told and (alike or adds_somebody(clause, part.doc)):
                    done[act].add(person.id)
                if told and not alike:
                    others.add(person.id)
        only = {next(iter(ids)) for ids in done.values() if len(ids) == 1}
        if len(only) != 1 or not only <= named.keys() - others:
            return None
        (found,) = only
        person, age = self.entities.by_id[found], named[found]
        gender = self.words.gender_of_noun(noun.lemma_.lower())
        ages = ages_in(noun) | _ages_behind(parts[lead].doc, noun.i)
        if not ages <= age or not agree(person.gender, gender) or self.is_another(person, noun):
            return None
        person.offices.add(noun.lemma_.lower())  # "the student" is she, too
        return person

    def is_another(self, person: Entity, noun: Token) -> bool:
        """Whether what the text tells of somebody says that a noun is for another.

        "A doctor was held. Bo Lund, 29, a baker, …", "a boy was held. Bo Lund, 49, …".
        """
        lemma = noun.lemma_.lower()
        known = {word.rstrip(".") for word in self.words.courtesy} | self.words.done_to.keys()
        trades = person.offices - known
        ages = {age for m in self._names_of(person) for age in _ages_behind(*m)}
        grown = lemma in self.words.minors and any(int(age) >= _GROWN for age in ages)
        anybody = self.words.gender_of_noun(lemma) is not None
        return grown or not (anybody or not trades or lemma in trades)

    def _names_of(self, person: Entity) -> Iterator[tuple[Doc, int]]:
        """The last words of the names of somebody, each with its document."""
        for number, names in self.discourse.by_paragraph.items():
            doc = self.analysis.paragraphs[number].doc
            for name in names if person.types["name"] else ():
                if self.attributes.person_at(number, doc[name.head]) is person:
                    yield doc, name.last

    def _acts_on(self, part: AnalysedParagraph, noun: Token) -> _Acts:
        """What was done to a noun; a paragraph is read once for all of its nouns."""
        if part.start not in self._acts:
            self._acts[part.start] = _acts_by_noun(part)
        return self._acts[part.start].get(noun.i, [])

    def _acts_on_pronoun(self, mention: FoundMention, noun: Token) -> Iterator[tuple[str, Clause]]:
        """What its sentence tells of "he" or "she" in a side clause, where it has nobody else."""
        part = self.analysis.paragraphs[mention.paragraph]
        start, end = noun.sent.start, noun.sent.end
        around = self.discourse.by_paragraph.get(mention.paragraph, ())
        people = (m for m in around if m.kind is ActorKind.PERSON and m is not mention)
        alone = not any(start <= m.head < end and m.type != "pronoun" for m in people)
        for other in part.doc[noun.i + 1 : end] if alone else ():
            clause = part.clauses.of(other.i)
            aside = clause.embedding is Embedding.ADVERBIAL and clause.finite
            if aside and self.words.pronouns.get(other.lower_) in GENDERS:
                yield from self._acts_on(part, other)

    def _named_soon(self, mention: FoundMention, noun: Token) -> dict[str, set[str]]:
        """The ages of those whom the text names first soon behind a sentence, by their ids."""
        found: dict[str, set[str]] = {}
        end = self.analysis.part_of(mention).start + noun.sent.end_char
        for number in range(mention.paragraph, mention.paragraph + SOON + 1):
            for name in self.discourse.by_paragraph.get(number, ()):
                doc = self.analysis.paragraphs[number].doc
                if name.type != "name" or name.kind is not ActorKind.PERSON:
                    continue
                person = self.attributes.person_at(number, doc[name.head])
                ages = _ages_behind(doc, name.last)
                if person is None or not ages:
                    continue
                first = min(person.mentions)[0]
                if name.span.start <= first and first >= end:
                    found[person.id] = ages
        return found


def _ages_behind(doc: Doc, last: int) -> set[str]:
    """The age between commas behind a name or noun; empty without one."""
    return {doc[last + 2].text} if age_behind(doc, last) else set()


def _acts_by_noun(part: AnalysedParagraph) -> Mapping[int, _Acts]:
    """What was done to each noun, by its number, as the clauses that have it or hang on it tell."""
    found: defaultdict[int, _Acts] = defaultdict(list)
    for clause in part.clauses.clauses:
        told = undergone(clause, part.doc)
        if told is None:
            continue
        nouns = {told.head}
        relative = clause.embedding in _ON_NOUNS and is_relative_pronoun(part.doc[told.head])
        if relative and clause.governor is not None:
            nouns.add(clause.governor)
        for noun in nouns:
            found[noun].append((told.act, clause))
    return found


def _is_told_alike(clause: Clause, doc: Doc, other: Clause, behind: Doc) -> bool:
    """Whether nothing says that an act was done at another time, elsewhere or for another cause."""
    times = [_times_in(each, of) for each, of in ((clause, doc), (other, behind))]
    apart = all(times) and times[0].isdisjoint(times[1])
    year = any(behind[i].like_num and len(behind[i].text) == YEAR for i in other.words)
    return not (apart or year) and are_told_alike(clause, doc, other, behind)


def _times_in(clause: Clause, doc: Doc) -> set[str]:
    """The names of days and months in a clause."""
    own = (doc[i] for i in clause.words)
    return {t.lower_ for t in own if t.name_kind == NameKind.DATE and t.tag in PROPER_NOUNS}
