"""Free indirect speech behind a denial: "The owner denied it. The gate had been [inspected]".

Behind who has just denied a report, a pluperfect goes on with what that side says (Banfield 1982):
nobody else vouches for it. So it does behind what a party says in a case: "The prosecutor said he
was angry. He had [beaten] his wife". The words stand in ``languages/*/accounts.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Clause, Embedding, Tense
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.official import is_official
from dashboard.events.factuality.one_sided import is_party
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import is_passive, subject_of
from dashboard.model import Modality, Role
from dashboard.nlp.grammar import Tag
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, PROPER_NOUNS
from dashboard.rules.propose import Proposal
from dashboard.vocabulary import TELLERS

_CONTINUING = frozenset({Embedding.MAIN, Embedding.COORDINATION})
_NAMING = PROPER_NOUNS | {Tag.PERSONAL_PRONOUN}
_DOERS = TELLERS | {Role.PARTICIPANT, Role.AFFILIATION}


class DenialSequels:
    """What the sentence right behind a denial tells in the pluperfect of the denier's side."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.analysis = article.analysis
        self.rule, self.words = article.rules.sequel_of_denial, article.words
        self.reports = self.rule.nouns | self.rule.reports | self.rule.denied
        denials = [read for read in article.told if self._denies(read)]
        self.denials = {(r.found.paragraph, self._head(r).sent.end): r for r in denials}

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is the denier's word; nothing where no denial stands right before it."""
        if read.found.verb is None or not self.denials:
            return
        verb, clause = self._head(read), self.analysis.clause_of(read.found)
        denial = self.denials.get((read.found.paragraph, verb.sent.start))
        if denial is None or clause.embedding not in _CONTINUING or not _is_pluperfect(clause):
            return
        if clause.lemma in self.rule.harms:  # what harms is not in the denier's favour
            return
        if not is_official(verb, None, self.words) and self._is_of_denier(read, clause, denial):
            yield self.rule.propose(self._head(denial))

    def _denies(self, read: EventMention) -> bool:
        """Whether somebody denies what was told: "denied it", "denied that the lock was broken"."""
        part, clause = self.analysis.part_of(read.found), self.analysis.clause_of(read.found)
        if clause.lemma not in self.rule.verbs or clause.negated:
            return False
        thing = None if clause.object is None else part.doc[clause.object.head]
        if thing is None:
            return any(
                each.parent == clause.index and each.embedding is Embedding.COMPLEMENT
                for each in part.clauses.clauses
            )
        if thing.lower_ in self.rule.pronouns:  # one "rejects it" of an offer, too
            return self.words.has("negation", "denials", clause.lemma)
        return thing.lemma_.lower() in self.reports

    def _is_of_denier(self, read: EventMention, clause: Clause, denial: EventMention) -> bool:
        """Whether the denier did it, or it befell a thing of the denial by nobody who is named.

        By what shows care of a thing, one that was not named is of the denial, too.
        """
        subject = clause.subject
        if subject is None or clause.agent is not None:
            return False
        did = in_role(read.event, *_DOERS)
        if not clause.is_passive:
            return bool(did & in_role(denial.event, *TELLERS))
        token = self.analysis.part_of(read.found).doc[subject.head]
        known = is_common_noun(token) and read_noun_phrase(token).is_known
        cared_for = clause.lemma in self.rule.caring
        return known and (cared_for or token.lemma_.lower() in self._nouns_before(denial))

    def _nouns_before(self, denial: EventMention) -> set[str]:
        """The nouns of a denial, and of the sentence before it, but for the report itself."""
        sentence = self._head(denial).sent
        before = sentence[0].nbor(-1).sent if sentence.start else sentence
        nouns = {t.lemma_.lower() for t in (*before, *sentence) if is_common_noun(t)}
        return nouns - self.reports

    def _head(self, read: EventMention) -> Token:
        return self.analysis.head_of(read.found)


class TrialSequels:
    """What the sentence right behind the word of a party tells in the pluperfect.

    A party is who accuses or pleads in a case, or a court that hears one. What officials do, what
    befalls things, and what those do who are new in the text, the writer may tell: "had died". Of
    a crime he does so of nobody.
    """

    def __init__(self, article: ArticleAccounts) -> None:
        self.analysis = analysis = article.analysis
        self.rule, self.words = article.rules.sequel_of_pleading, article.words
        cues = ((q.cue, analysis.paragraph_at(q.span.start)) for q in article.quotes)
        heads = ((p, p.token_at(cue.start)) for cue, p in cues if cue is not None and p is not None)
        self.told = {
            (p.start, cue.sent.end): cue
            for p, cue in heads
            if cue is not None and self._is_pleaded(cue)
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is one side's word; nothing where no word of a party stands right before it."""
        if read.found.verb is None or not self.told:
            return
        verb, clause = self.analysis.head_of(read.found), self.analysis.clause_of(read.found)
        part = self.analysis.part_of(read.found)
        cue = self.told.get((part.start, verb.sent.start))
        if cue is None or clause.embedding not in _CONTINUING:
            return
        above = part.clauses.parent(clause) if clause.embedding is Embedding.COORDINATION else None
        if not _is_pluperfect(clause) and (above is None or not _is_pluperfect(above)):
            return
        crime = self.words.has("alleged", "crimes", clause.lemma)
        goes_on = not clause.is_passive and self._is_told_of(part.head_of(clause.subject), cue)
        if (crime or goes_on) and not is_official(verb, None, self.words):
            yield self.rule.propose(cue)

    def _is_told_of(self, subject: Token | None, cue: Token) -> bool:
        """Whether a subject goes on with the sentence before: a name, "he", "his wife"."""
        if subject is None or subject.tag in _NAMING:
            return subject is not None
        owned = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in subject.lefts)
        said = {t.lemma_.lower() for t in cue.sent if t.pos in NOMINAL}
        return owned or subject.lemma_.lower() in said

    def _is_pleaded(self, cue: Token) -> bool:
        """Whether a party says it, or a court hears or is told it."""
        subject = subject_of(cue, self.words)
        if subject is None:
            return False
        if is_party(subject, self.words):
            return True
        scheme = load_label_scheme()
        hears = cue.lemma_ in scheme.lemmas["hearing"] or is_passive(cue, self.words)
        return hears and subject.lemma_.lower() in scheme.nouns["bench"]


def _is_pluperfect(clause: Clause) -> bool:
    return clause.is_perfect and clause.tense is Tense.PAST and not clause.modal
