"""What those who are accused in an article tell of the matter: one side's word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from dashboard.clause import Clause, Embedding, Tense
from dashboard.events.factuality.article_accounts import ArticleAccounts
from dashboard.events.factuality.official import is_official
from dashboard.events.mention import EventMention, in_role
from dashboard.events.predicates.subjects import subject_of
from dashboard.model import Modality, Quote, Role
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal
from dashboard.vocabulary import TELLERS

_WORD = re.compile(r"\w+")
_DESCRIBING = frozenset({Embedding.RELATIVE, Embedding.PREPOSITIONAL})
_STRUCK = frozenset({Role.RECIPIENT, Role.TOPIC})


class Defences:
    """Who is accused in an article, of what, and what they say that they did in the matter."""

    def __init__(self, article: ArticleAccounts) -> None:
        self.article, self.analysis, self.words = article, article.analysis, article.words
        self.rule, self.plea = article.rules.account_of_accused, article.rules.plea_of_self_defence
        self.accuser = article.rules.account_of_accuser
        told, actors = article.told, article.actors
        charges = [read for read in told if self._charges(read)]
        denials = [read for read in told if self._denies(read)]
        self.deniers = _named(denials, TELLERS)
        held, cleared = (
            [r for r in told if (r.event.subtype or "").startswith(steps)]
            for steps in (self.accuser.steps, self.accuser.verdicts)
        )
        self.suspects = _named([r for r in held if _is_fact(r)], _STRUCK)
        self.suspects -= _named([r for r in cleared if _is_fact(r)], _STRUCK)
        self.accused = _named(charges, _STRUCK) | self.deniers
        offices = {a.id: _words(a.office) for a in actors}
        self.advocates = {one for one, words in offices.items() if self.rule.advocates & words}
        owners = set().union(*(offices[one] for one in self.advocates))
        self.clients = {a.id for a in actors if owners & set(a.name.lower().split())}
        matters = [
            read for read in told if (read.event.subtype or "").startswith(self.rule.matters)
        ]
        context = (*charges, *denials, *matters) if self.accused else ()
        sentences = {(read.found.paragraph, read.event.sentence.start) for read in context}
        self.nouns = {noun for place in sentences for noun in self._nouns(*place)}
        self.actors = {
            p.actor
            for read in told
            if (read.found.paragraph, read.event.sentence.start) in sentences
            for p in read.event.participants
        }

    def of(self, read: EventMention) -> Iterator[Proposal[Modality]]:
        """That it is only the word of the accused; nothing where nobody accused tells it."""
        part = self.analysis.part_of(read.found)
        if read.found.verb is None:
            return
        token, clause = part.doc[read.found.head], part.clauses.of(read.found.head)
        yield from self._justified(read, clause)
        yield from self._charged(read, clause)
        yield from self._answered(read, clause)
        sided = self.accused or self.advocates
        quote = self._quote_around(read.event.trigger.start) if sided else None
        if quote is None:
            return
        cue = self.article.cue_of(quote)
        if cue is None or cue.lemma_.lower() not in self.rule.telling or not _is_behind(clause):
            return
        if is_official(token, subject_of(cue, self.words), self.words):
            return
        if self._is_plea(read, quote, clause):
            yield self.rule.propose(cue)
            return
        own = self.accused & quote.tellers or self.accused
        serves = self._serves(read, clause, own)
        if not serves and self.deniers & quote.tellers:
            serves = self._is_of_a_thing(read, clause)
        if serves and self._is_of_the_matter(read, clause, own):
            yield self.rule.propose(cue)

    def _justified(self, read: EventMention, clause: Clause) -> Iterator[Proposal[Modality]]:
        """That somebody says it was done "in self-defence": a plea until a court has found so."""
        part, at = self.analysis.part_of(read.found), read.event.trigger.start
        phrases = [(part.doc[o.head], o.preposition) for o in clause.obliques]
        noun = part.head_of(clause.logical_object)  # "shot [a man] in self-defence"
        links = () if noun is None else noun.children_as(Dependency.PREPOSITION)
        phrases += [(t, link.lower_) for link in links for t in link.children]
        if not any(self._pleads_defence(*phrase) for phrase in phrases):
            return
        if clause.lemma not in self.plea.defending or self._is_found(clause, part):
            return
        for quote in self.article.reported_around(at):
            cue = self.article.cue_of(quote)
            teller = None if cue is None else subject_of(cue, self.words)
            court = teller is not None and teller.lemma_.lower() in self.plea.finders
            if cue is not None and cue.lemma_.lower() in self.plea.telling and not court:
                yield self.plea.propose(cue)

    def _charged(self, read: EventMention, clause: Clause) -> Iterator[Proposal[Modality]]:
        """That who accuses somebody tells what that one did in the matter: no court has found it.

        Of the matter is all that is told in one breath with a deed of its kind; not what only
        describes those who are held ("they had arrested two men who robbed a bank", "he was jailed
        for stabbing a guard").
        """
        doers = in_role(read.event, Role.ACTOR) & self.suspects
        if not doers or clause.is_passive or clause.embedding in _DESCRIBING:
            return
        for quote in self.article.reported_around(read.event.trigger.start):
            cue = self.article.cue_of(quote)
            teller = None if cue is None else subject_of(cue, self.words)
            if cue is None or teller is None or cue.lemma_.lower() not in self.accuser.telling:
                continue
            accuses = teller.lemma_.lower() in self.accuser.accusers
            if accuses and any(self._is_deed(other, doers, quote) for other in self.article.told):
                yield self.accuser.propose(cue)

    def _answered(self, read: EventMention, clause: Clause) -> Iterator[Proposal[Modality]]:
        """That one who is charged or held tells it to those who pursue the deed."""
        token = self.analysis.head_of(read.found)
        for quote in self.article.reported_around(read.event.trigger.start):
            cue = self.article.cue_of(quote)
            if cue is None or not quote.tellers & self.suspects or not _is_behind(clause):
                continue
            heard = (t for t in cue.children if t.i > cue.i)
            asked = any(t.lemma_.lower() in self.accuser.accusers for t in heard)
            tells = cue.lemma_.lower() in self.accuser.telling
            if asked and tells and not is_official(token, None, self.words):
                yield self.rule.propose(cue)

    def _is_deed(self, read: EventMention, doers: Set[str], quote: Quote) -> bool:
        """Whether some did what a quotation tells, and it is of a kind that may be charged."""
        kind = (read.event.subtype or "").startswith(self.accuser.matters)
        within = quote.span.start <= read.event.trigger.start < quote.span.end
        return kind and within and bool(in_role(read.event, Role.ACTOR) & doers)

    def _is_found(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether a court finds it, by whomever that is told: "said a jury found he [fired]"."""
        above = part.clauses.parent(clause)
        while above is not None:
            finder = None if above.subject is None else part.doc[above.subject.head]
            if finder is not None and finder.lemma_.lower() in self.plea.finders:
                return True
            above = part.clauses.parent(above)
        return False

    def _pleads_defence(self, noun: Token, preposition: str) -> bool:
        """Whether a phrase pleads defence: "in self-defence", "in his own defence"."""
        named = noun.lemma_.lower() in self.plea.defence and preposition in self.plea.pleading
        return named and any(t.lower_ in self.plea.own_defence for t in noun.lefts)

    def _is_plea(self, read: EventMention, quote: Quote, clause: Clause) -> bool:
        """Whether a lawyer, by whatever name, tells what a client or one who is accused did."""
        token = self.analysis.part_of(read.found).head_of(clause.subject)
        pleads = self.advocates & quote.tellers
        if not pleads or token is None or clause.is_passive:
            return False
        return bool((self.clients | self.accused) & self._actors_at(read, token))

    def _charges(self, read: EventMention) -> bool:
        """Whether a fact is that somebody is accused of something."""
        part = self.analysis.part_of(read.found)
        words = {part.doc[i].lemma_.lower() for i in (read.found.token, read.found.head)}
        return read.event.modality is Modality.ASSERTED and bool(words & self.rule.charges)

    def _denies(self, read: EventMention) -> bool:
        """Whether who is meant denies what is said of him: "denied this", "rejected the claim"."""
        part, clause = self.analysis.part_of(read.found), self.analysis.clause_of(read.found)
        noun = part.head_of(clause.object)
        if noun is None or clause.lemma not in self.rule.verbs or clause.negated:
            return False
        return noun.lemma_.lower() in self.rule.denied or noun.lower_ in self.rule.pronouns

    def _quote_around(self, offset: int) -> Quote | None:
        """The shortest saying of, or for, an accused one that holds an offset; None: none does."""
        around = [q for q in self.article.reported_around(offset) if q.tellers]
        sided = self.accused | self.advocates
        around = [q for q in around if sided & q.tellers or self._is_for_another(q)]
        return min(around, key=lambda q: q.span.end - q.span.start, default=None)

    def _is_for_another(self, quote: Quote) -> bool:
        """Whether who says it speaks for somebody: "a spokesman", "her lawyer"."""
        named = "" if quote.speaker_mention is None else quote.speaker_mention.text
        return any(word in self.rule.voices for word in named.lower().split())

    def _serves(self, read: EventMention, clause: Clause, accused: Set[str]) -> bool:
        """Whether the accused did it, or nobody is told to have, or another did harm."""
        token = self.analysis.part_of(read.found).head_of(clause.subject)
        if token is None:
            return False
        passive = clause.is_passive
        by_agent = not passive or clause.agent is not None
        if clause.lemma in self.rule.harms:
            return by_agent
        if not passive:
            return bool(accused & self._actors_at(read, token))
        return not by_agent and self._is_of_a_thing(read, clause)

    def _is_of_a_thing(self, read: EventMention, clause: Clause) -> bool:
        """Whether its subject is a thing of the matter: "the ship had passed an inspection"."""
        token = self.analysis.part_of(read.found).head_of(clause.subject)
        if token is None or clause.lemma in self.rule.harms:
            return False
        thing = is_common_noun(token) and self._is_known(token)
        return thing and not self._actors_at(read, token)

    def _actors_at(self, read: EventMention, token: Token) -> set[str]:
        """The participants that a word names."""
        start = self.analysis.part_of(read.found).at(token)
        return {
            p.actor
            for p in read.event.participants
            if p.mention is not None and p.mention.start <= start < p.mention.end
        }

    def _is_of_the_matter(self, read: EventMention, clause: Clause, accused: Set[str]) -> bool:
        """Whether it has to do with what they are accused of: the same thing or person."""
        doc = self.analysis.part_of(read.found).doc
        heads = [*(a.head for a in clause.arguments), *(o.head for o in clause.obliques)]
        if any(self._is_known(doc[head]) for head in heads):
            return True
        others = {p.actor for p in read.event.participants if p.role is not Role.PLACE}
        return bool((others - accused) & self.actors)

    def _is_known(self, noun: Token) -> bool:
        """Whether a noun names, as known, what the charge or the incident names."""
        if noun.lemma_.lower() not in self.nouns:
            return False
        return read_noun_phrase(noun).is_known

    def _nouns(self, paragraph: int, start: int) -> Iterator[str]:
        """The nouns of a sentence, but for those that name an accused one."""
        first = self.analysis.paragraphs[paragraph].token_at(start)
        for word in () if first is None else first.sent:
            if is_common_noun(word):
                yield word.lemma_.lower()


def _is_fact(read: EventMention) -> bool:
    return read.event.modality is Modality.ASSERTED


def _named(told: Iterable[EventMention], roles: Set[Role]) -> set[str]:
    """The participants of events in some of the roles."""
    return {p.actor for read in told for p in read.event.participants if p.role in roles}


def _words(office: str | None) -> set[str]:
    """The words of an office, those that own another by themselves: "[Reed]'s attorney"."""
    return set(_WORD.findall((office or "").lower()))


def _is_behind(clause: Clause) -> bool:
    """Whether a clause tells what lies behind, and no plan."""
    return not clause.modal and (clause.tense is Tense.PAST or clause.is_perfect)
