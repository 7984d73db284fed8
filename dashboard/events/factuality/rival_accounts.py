"""What somebody tells as a rival account: "Elders tell another story: they say he [sold] the land".

Who calls a telling another's version puts one word against the other and vouches for neither. The
words stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.official import is_official
from dashboard.events.mention import EventMention, in_role
from dashboard.model import Modality, Role
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal
from dashboard.vocabulary import TELLERS

_DOERS = TELLERS | {Role.ACTOR}


class RivalAccounts:
    """What those say who tell "another story", in its sentence and the one behind it."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis = article, article.analysis
        self.rule, self.words = article.rules.rival_account, article.words
        self.rivals = [
            (r, noun) for r in article.told if (noun := self._other_account(r)) is not None
        ]

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is one side's word; nothing where nobody tells it as another account."""
        if read.found.verb is None or not self.rivals:
            return
        at, verb = read.event.trigger.start, self.analysis.head_of(read.found)
        tellers = frozenset[str]().union(*(q.tellers for q in self.article.reported_around(at)))
        for rival, noun in self.rivals:
            near = rival.found.paragraph == read.found.paragraph and _is_near(noun, verb)
            if not near or tellers.isdisjoint(in_role(rival.event, *_DOERS)):
                continue
            if not is_official(verb, None, self.words):
                yield self.rule.propose(noun)

    def _other_account(self, read: EventMention) -> Token | None:
        """The noun for an account of which it is told that it differs; None: none is told."""
        clause = self.analysis.clause_of(read.found)
        thing = clause.object
        if read.found.verb is None or clause.lemma not in self.rule.recounting or clause.negated:
            return None
        if thing is None or thing.shared:
            return None
        noun = self.analysis.part_of(read.found).doc[thing.head]
        lemma, before = noun.lemma_.lower(), [t.lower_ for t in noun.lefts]
        if lemma in self.rule.nouns and not self.rule.differing.isdisjoint(before):
            return noun
        bare = lemma in self.rule.versions and not any(True for _ in noun.rights)
        return noun if bare and not self.rule.additional.isdisjoint(before) else None


def _is_near(noun: Token, verb: Token) -> bool:
    """Whether a verb stands behind a noun in its sentence, or in the one right behind it."""
    return noun.i < verb.i and verb.sent.start in {noun.sent.start, noun.sent.end}
