"""Accounts of one side: what another denies, or one accused tells, is no fact.

FactBank (Saurí and Pustejovsky 2009) gives each event its source; here another source denies its
word, tells that nobody has verified it, or accuses who tells it. What is alleged a court may find.
The rules stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.events.factuality.account_rules import load_rules
from dashboard.events.factuality.adverse_claims import AdverseClaims
from dashboard.events.factuality.alleged_antecedents import AllegedAntecedents
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.contested_claims import ContestedClaims
from dashboard.events.factuality.defences import Defences
from dashboard.events.factuality.free_indirect_speech import DenialSequels, TrialSequels
from dashboard.events.factuality.questioned_accounts import QuestionedAccounts
from dashboard.events.factuality.rival_accounts import RivalAccounts
from dashboard.events.factuality.verdicts import Verdicts
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.trigger import STATEMENT
from dashboard.model import Actor, DocumentCreationTime, Modality, Quote, QuoteKind
from dashboard.nlp.analysis import Analysis
from dashboard.registry import OWN
from dashboard.rules.propose import Proposal, decide

_ACCUSATION = "Statement.Accuse"  # the subtype of what is a fact, whoever denies what it says
_READERS = (
    QuestionedAccounts,
    Defences,
    DenialSequels,
    RivalAccounts,
    TrialSequels,
    AdverseClaims,
    ContestedClaims,
    AllegedAntecedents,
)


def weigh_accounts(
    told: Sequence[EventMention],
    analysis: Analysis,
    quotes: Sequence[Quote],
    actors: Iterable[Actor] = (),
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in their order; what another denies, or one accused tells, is no fact."""
    reported = [q for q in quotes if q.kind is not QuoteKind.DIRECT]
    rules, words = load_rules(language), load_clause_words(language)
    article = ArticleAccounts(told, analysis, quotes, reported, tuple(actors), rules, words)
    readers = [kind(article) for kind in _READERS]
    return tuple(
        _as_decided(read, [one for reader in readers for one in reader.of(read)])
        if _is_plain(read)
        else read
        for read in told
    )


def weigh_findings(
    told: Sequence[EventMention],
    analysis: Analysis,
    published: DocumentCreationTime | None,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in their order; an alleged deed of which somebody was convicted is a fact.

    Of events with all their mentions, or each allegation of a deed would be one of another.
    """
    rule, words = load_rules(language).court_finding, load_clause_words(language)
    verdicts = Verdicts(told, analysis, rule, words, published)
    return tuple(_as_decided(read, verdicts.of(read)) for read in told)


def _is_plain(read: EventMention) -> bool:
    said = read.event.type == STATEMENT or read.event.subtype == _ACCUSATION
    return read.event.modality is Modality.ASSERTED and not said


def _as_decided(read: EventMention, proposals: Iterable[Proposal[Modality]]) -> EventMention:
    taken = decide(proposals, at=read.event.trigger.start)[0]
    if taken is None:
        return read
    because = None if taken.value is Modality.ASSERTED else taken.because
    return read.with_event(modality=taken.value, modality_because=because)
