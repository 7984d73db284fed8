"""Links names of people: full names first, then family names and given names alone."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from itertools import pairwise

from dashboard.entities.linking.homonyms import Homonyms
from dashboard.entities.linking.registry import Entities, Entity, slug
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import folded
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.word_classes import PROPER_NOUNS


class PersonNameLinker:
    """Finds for each name of a person whose it is; a name that the text leaves open stays apart."""

    def __init__(
        self,
        people: list[FoundMention],
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
        *,
        speech: Speech,
    ) -> None:
        self.people, self.analysis, self.entities, self.words = people, analysis, entities, words
        self.speech = speech
        self.homonyms = Homonyms(people, analysis, words)
        self.named: dict[str, list[int]] = defaultdict(list)  # where each is named so far
        self.called: dict[tuple[str, ...], set[str]] = {}  # whom a short name was found to mean
        self.aliases: dict[tuple[str, ...], Entity] = {}  # who is "also known as" that
        self.namesakes: list[Entity] = []  # children of somebody of the same name

    def link(self) -> None:
        """Link all names, so that each has an actor."""
        owner = None
        for mention in [m for m in self.people if len(m.words) > 1]:
            if owner is None or not self._is_alias(owner, mention):
                self._link_person(mention)
                owner = mention
                continue
            for actor_id in self.entities.at.get(owner.place, ())[:1]:
                bearer = self.entities.by_id[actor_id]
                self.aliases[folded(mention.words)] = bearer
                self.aliases[folded(mention.words[-1:])] = bearer
                self._mention(bearer, mention)
        for entity in self.entities.of_kind(ActorKind.PERSON):
            entity.gender = self.words.gender_of(entity.words)
        self._read_peers()
        short = [m for m in self.people if len(m.words) == 1]
        for mention in short:
            known = self.entities.person(mention.words)
            other = known and all(self.homonyms.is_other(mention, entity) for entity in known)
            if other and not self._of_title(mention):
                self._add_person(mention)
        for mention in short:
            if not self._may_be_namesake(mention):
                self._link_person(mention)
        self._join_birth_names()

    def _link_person(self, mention: FoundMention) -> None:
        candidates = self.entities.person(mention.words)
        alias = self.aliases.get(folded(mention.words))
        if alias is not None and alias not in candidates:
            candidates = [alias, *candidates]
        candidates = [d for d in candidates if not self._is_told_apart(mention, d)]
        if len(mention.words) == 1:  # a child of the same name is told of only later
            start = mention.span.start
            later = [d for d in self.namesakes if self._last_before(d, start) < 0]
            candidates = [d for d in candidates if d not in later]
        gender = self.words.gender_of_titles(mention.titles)
        if gender is not None and len(mention.words) == 1:  # "Mrs Lind" is not Mr Lind
            candidates = [d for d in candidates if d.gender in {None, gender}]
            candidates = candidates or self._of_title(mention)
        if len(candidates) > 1:
            candidates = self._settled(mention, candidates)
        if not candidates and self._is_of_either(mention):
            return
        if not candidates:
            self._add_person(mention)
            return
        entity = candidates[0]
        if len(mention.words) > 1:
            self.entities.nickname(entity, mention.words[:1])  # "Chuck Lee", then "Chuck"
        if len(mention.words) > len(entity.words):
            entity.name = " ".join(mention.words)
            self.entities.rename(entity, mention.words)
        if len(mention.words) == 1 and len(entity.words) > 1:
            self.called.setdefault(folded(mention.words), set()).add(entity.id)
            entity.gender = entity.gender or gender  # "Ms Lind" is not the next "Mr Lind"
        self._mention(entity, mention)

    def _of_title(self, mention: FoundMention) -> list[Entity]:
        """Who bears a family name and is of the sex that its courtesy title tells: "Mrs Lind"."""
        gender = self.words.gender_of_titles(mention.titles)
        family = self.entities.of_family(mention.words[0]) if gender is not None else []
        alike = (d for d in family if d.gender == gender)
        return [d for d in alike if not self.homonyms.is_other(mention, d)]

    def _is_of_either(self, mention: FoundMention) -> bool:
        """Whether a name only says whose something is, and two bear it: "[Brask]'s lawyer"."""
        token = self.analysis.head_of(mention)
        return is_possessor(token) and len(self.entities.person(mention.words)) > 1

    def _may_be_namesake(self, mention: FoundMention) -> bool:
        """Whether a short name may be a parent's or that of a child of the same name told before.

        "His son, Tom Ardal Jr., runs a bank. [Ardal] was jailed": nothing says which of the two.
        """
        before, word = mention.span.start, mention.words[0]
        told = (d for d in self.namesakes if self._last_before(d, before) >= 0)
        marked = mention.span.text.split()[-1] in self.words.generation
        return not marked and any(word in child.words for child in told)

    def _is_told_apart(self, mention: FoundMention, person: Entity) -> bool:
        """Whether a name in other words stands beside a person's, and so is another's.

        Joined with it ("Al Lee and Alfred Lee"), or as another argument of its clause ("Al Lee sued
        Alfred Lee").
        """
        part = self.analysis.part_of(mention)
        name = part.doc[mention.head]
        if self.homonyms.is_namesake_child(mention) and person.words == mention.words:
            return True
        beside = {t.i for t in name.conjuncts}
        if folded(mention.words) != folded(person.words) and len(mention.words) > 1:
            clause = part.clauses.of(name.i)
            heads = {*(a.head for a in clause.arguments), *(o.head for o in clause.obliques)}
            beside |= heads - {name.i} if name.i in heads else set()
        at = self.entities.at
        return any(person.id in at.get((mention.paragraph, i), ()) for i in beside)

    def _settled(self, mention: FoundMention, people: list[Entity]) -> list[Entity]:
        """The one of several people of a name whom a mention means; empty if that is open.

        It is the one who bears just this name, or the only one who was named before and may have
        its courtesy title; if it speaks, the only one of those who has spoken; else the one whom
        the text has called so and of whom it told last.
        """
        exact = [d for d in people if folded(d.words) == folded(mention.words)]
        if exact:
            return exact[:1]
        gender = self.words.gender_of_titles(mention.titles)
        fitting = [d for d in people if gender is None or d.gender in {None, gender}]
        fitting = self.homonyms.of_that_office(mention, fitting) or fitting
        start = mention.span.start
        told = [d for d in fitting if self._last_before(d, start) >= 0]
        if len(told) > 1 and self.speech.is_speaker(start):
            spoke = [d for d in told if any(self.speech.is_speaker(at) for at, _ in d.mentions)]
            told = spoke or told
        if len(told) > 1:
            told = self._called_so(mention, told) or self._theme(mention, told)
        return told if len(told) == 1 else fitting if gender and len(fitting) == 1 else []

    def _called_so(self, mention: FoundMention, told: list[Entity]) -> list[Entity]:
        """The only one of several whom the text called by this name, if it named nobody else since.

        "Ines Tavel …. Tavel …. Her grandfather Luc Tavel …. Ines Tavel … Tavel" is Ines. Not where
        a pronoun behind the name says otherwise.
        """
        called = self.called.get(folded(mention.words), set())
        last = max(told, key=lambda d: self._last_before(d, mention.span.start))
        if called & {d.id for d in told} != {last.id}:
            return []
        pronoun = self.homonyms.pronoun_after(mention)
        return [last] if last.gender is None or pronoun in {None, last.gender} else []

    def _theme(self, mention: FoundMention, told: list[Entity]) -> list[Entity]:
        """Whom the article is about, if the name says nothing itself and is only told of."""
        if mention.titles or self.speech.is_speaker(mention.span.start):
            return []
        called = self.called.get(folded(mention.words), set())
        theme = self.homonyms.theme(mention, told)
        return [theme] if theme is not None and called <= {theme.id} else []

    def _is_alias(self, owner: FoundMention, mention: FoundMention) -> bool:
        """Whether a name is another of whose the name before it is: "Ana Khan, alias Eve Rao"."""
        doc, words = self.analysis.part_of(mention).doc, self.words
        if owner.paragraph != mention.paragraph or owner.last >= mention.head:
            return False
        between = [t for t in doc[owner.last + 1 : mention.head] if t.tag not in PROPER_NOUNS]
        if any(t.lower_ in words.aliases for t in between):
            return all(t.lower_ in words.aliases or t.is_punct for t in between)
        known = [t for t in between if t.pos != Pos.ADVERB and not t.is_punct]
        named = len(known) == 2 and known[0].lemma_ in words.naming
        return named and known[1].lower_ in words.named_as and between[0].text == ","

    def _join_birth_names(self) -> None:
        """Who "was born Odile Marchetti", or is "née Marchetti", bears that name, too.

        So does who "was Odile Marchetti" when born.
        """
        for owner, mention in pairwise(self.people):
            doc = self.analysis.part_of(mention).doc
            near = mention.paragraph - owner.paragraph <= 1
            told = mention.first > 0 and doc[mention.first - 1].lower_ in self.words.birth
            if (near and told) or self._is_called_at_birth(owner, mention):
                for actor_id in self.entities.at.get(owner.place, ())[:1]:
                    self.entities.move(mention, self.entities.by_id[actor_id])

    def _is_called_at_birth(self, owner: FoundMention, mention: FoundMention) -> bool:
        """Whether a name is somebody's from birth: "When Rao was born, she was Ana Khan"."""
        doc = self.analysis.part_of(mention).doc
        name = doc[mention.head]
        if owner.paragraph != mention.paragraph or name.dependency != Dependency.PREDICATE_NOMINAL:
            return False
        between = doc[owner.last + 1 : mention.first]
        if any(t.is_sent_start for t in between):
            return False
        born = any(t.lower_ in self.words.birth for t in between)
        subjects = (t for t in name.head.lefts if t.dependency in SUBJECTS)
        return born and any(t.lower_ in self.words.pronouns for t in subjects)

    def _read_peers(self) -> None:
        """Whoever is called "Ole Dahl, Lord Halden" bears both names."""
        for owner, mention in pairwise(self.people):
            doc = self.analysis.part_of(mention).doc
            behind = owner.paragraph == mention.paragraph and owner.last == mention.first - 2
            titled = bool(mention.titles) and mention.titles[0] in self.words.peerage
            after = doc[mention.last + 1 : mention.last + 3]
            closed = (
                len(after) > 1
                and after[0].text == ","
                and after[1].tag != Tag.COORDINATING_CONJUNCTION
            )
            if behind and doc[mention.first - 1].text == "," and titled and closed:
                for actor_id in self.entities.at.get(owner.place, ())[:1]:
                    self.entities.nickname(self.entities.by_id[actor_id], mention.words[-1:])

    def _add_person(self, mention: FoundMention) -> None:
        child = self.homonyms.is_namesake_child(mention)
        name = mention.span.text if child else " ".join(mention.words)
        entity = self.entities.add(
            Entity(slug(mention.words), name, ActorKind.PERSON, mention.words)
        )
        self.namesakes += [entity] if child else []
        if len(mention.words) == 1:  # "Mrs Lind", beside Mr Lind
            entity.gender = self.words.gender_of_titles(mention.titles)
        self._mention(entity, mention)

    def _mention(self, entity: Entity, mention: FoundMention) -> None:
        self.entities.mention(entity, mention)
        self.entities.nickname(entity, mention.nicknames)
        insort(self.named[entity.id], mention.span.start)

    def _last_before(self, entity: Entity, offset: int) -> int:
        """Where somebody was last named before an offset; -1 if nowhere."""
        places = self.named[entity.id]
        before = bisect_left(places, offset)
        return places[before - 1] if before else -1
