"""What somebody tells instead of what another told: "denied the claim, saying he [sold] the land".

Who contests an account, or gives "another story", puts one word against the other and vouches for
neither. The words stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.official import is_official
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import subject_of
from dashboard.model import Modality, Role
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_adverbial_participle, is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal
from dashboard.vocabulary import TELLERS

_DENIED = (Dependency.CLAUSAL_COMPLEMENT, Dependency.OPEN_COMPLEMENT)
_DOERS = TELLERS | {Role.ACTOR}


class RivalAccounts:
    """What those say who contest an account, or in the next sentence who tell "another story"."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis = article, article.analysis
        self.rule, self.words = article.rules.rival_account, article.words
        heads = ((r, self.analysis.head_of(r.found)) for r in article.told)
        others = ((r, v, self._other_account(v)) for r, v in heads if r.found.verb is not None)
        self.rivals = [(r, v, noun) for r, v, noun in others if noun is not None]

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is one side's word; nothing where nobody tells it as another account."""
        if read.found.verb is None:
            return
        verb = self.analysis.head_of(read.found)
        cue = _completed(verb)
        above = None if cue is None else self._stands_beside(cue)
        teller = None if above is None else subject_of(above, self.words)
        if is_official(verb, teller, self.words) or is_official(verb, None, self.words):
            return
        if cue is not None and above is not None and cue.lemma_.lower() in self.rule.telling:
            word = above if self._contests(above, cue, teller) else self._other_account(above)
            if word is not None:
                yield self.rule.propose(word)
                return
        around = self.article.reported_around(read.event.trigger.start) if self.rivals else ()
        tellers = frozenset[str]().union(*(q.tellers for q in around))
        for rival, told, noun in self.rivals:
            near = rival.found.paragraph == read.found.paragraph and _is_near(told, verb)
            if near and not tellers.isdisjoint(in_role(rival.event, *_DOERS)):
                yield self.rule.propose(noun)

    def _stands_beside(self, cue: Token) -> Token | None:
        """The verb beside which who does it says something: "[denied] it, saying", "and said".

        "[Denied] it shot him, saying": who denies it says so.
        """
        joined = cue.dependency == Dependency.CONJUNCT and not cue.has_child(*SUBJECTS)
        if not (joined or is_adverbial_participle(cue)):
            return None
        verb, above = cue.head, cue.head.head
        denied = verb.dependency in _DENIED and above.lemma_.lower() in self.rule.disclaiming
        return above if denied and not joined else verb

    def _contests(self, verb: Token, cue: Token, teller: Token | None) -> bool:
        """Whether somebody contests an account by a verb; a court finds what it says."""
        court = teller is not None and teller.lemma_.lower() in self.rule.finders
        contests = verb.lemma_.lower() in self.rule.contesting
        if court or not contests or verb.has_child(Dependency.NEGATION):
            return False
        things = verb.children_as(Dependency.OBJECT)
        return any(map(self._is_account, things)) or self._denies_deed(verb, cue)

    def _denies_deed(self, verb: Token, cue: Token) -> bool:
        """Whether who tells it denies a deed: "denied it had shot him"; no plan ("it would")."""
        if verb.lemma_.lower() not in self.rule.disclaiming:
            return False
        deeds = (t for t in verb.children_as(*_DENIED) if t != cue and t.i < cue.i)
        return any(all(h.tag != Tag.MODAL for h in t.lefts) for t in deeds)

    def _is_account(self, noun: Token) -> bool:
        """Whether a noun names what was told, as known or as somebody's: "her account", "this"."""
        if noun.lower_ in self.rule.pronouns:
            return True
        named = noun.lemma_.lower() in self.rule.nouns | self.rule.denied
        owned = any(map(is_possessor, noun.lefts))
        plain = noun.lemma_.lower() in self.rule.denied and not any(noun.lefts)
        return named and (owned or plain or read_noun_phrase(noun).is_known)

    def _other_account(self, verb: Token) -> Token | None:
        """The noun for an account of which a verb tells that it differs; None: none is told."""
        if verb.lemma_.lower() not in self.rule.recounting or verb.has_child(Dependency.NEGATION):
            return None
        for noun in verb.children_as(Dependency.OBJECT):
            lemma, before = noun.lemma_.lower(), [t.lower_ for t in noun.lefts]
            if lemma in self.rule.nouns and not self.rule.differing.isdisjoint(before):
                return noun
            bare = lemma in self.rule.versions and not any(True for _ in noun.rights)
            if bare and not self.rule.additional.isdisjoint(before):
                return noun
        return None


def _completed(verb: Token) -> Token | None:
    """The verb that a clause, or the one that it is joined to, completes: "[saying] she left"."""
    while verb.dependency == Dependency.CONJUNCT:
        verb = verb.head
    return verb.head if verb.dependency == Dependency.CLAUSAL_COMPLEMENT else None


def _is_near(told: Token, verb: Token) -> bool:
    """Whether a verb stands behind another in its sentence, or in the one right behind it."""
    return told.i < verb.i and verb.sent.start in {told.sent.start, told.sent.end}
