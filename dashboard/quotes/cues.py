"""The words that show a quotation, read from ``languages/<code>/quotes.toml``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import VERBS
from dashboard.registry import OWN, Words, language_file, read_record, read_toml, read_words

PARTICLE_REACH = 3  # how many words after its verb a particle may stand ("pointed this out")


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a language; verbs map a lemma to what it takes, particles to those it needs."""

    verbs: Mapping[str, frozenset[str]]
    particles: Mapping[str, Mapping[str, frozenset[str]]]
    phrases: tuple[tuple[str, ...], ...]
    matters: Annotated[Words, "matters.nouns"]
    unsaid: Annotated[Words, "unsaid.words"]
    governors: Annotated[Words, "unsaid.governors"]
    modals: Annotated[Words, "unsaid.modals"]
    documents: Annotated[Words, "documents.nouns"]
    issued: Annotated[Words, "documents.issued"]
    issuers: Annotated[Words, "documents.issuers"]
    channels: Annotated[Words, "documents.channels"]
    written: Annotated[Words, "documents.written"]
    within: Annotated[Words, "documents.within"]
    personal: Annotated[Words, "speakers.personal"]
    of_their_owner: Annotated[Words, "documents.of_their_owner"]
    titles: Annotated[Words, "titles.nouns"]
    introducers: Annotated[Words, "titles.introducers"]
    makers: Annotated[Words, "titles.makers"]
    speakers: Words
    addressing: Annotated[Words, "addressing.lemmas"]
    nouns: Annotated[Words, "nouns.lemmas"]
    announcing: Annotated[Words, "nouns.announcing"]
    carriers: Annotated[Words, "nouns.carriers"]
    conditions: Annotated[Words, "unsaid.conditions"]
    joining: Annotated[Words, "joining.words"]
    outcomes: Annotated[Words, "outcome.lemmas"]
    contrasts: Annotated[Words, "contrast.words"]
    occasions: Annotated[Words, "contrast.occasions"]
    wordings: Annotated[Words, "contrast.wordings"]
    specifying: Annotated[Words, "unsaid.specifying"]
    leads: Annotated[Words, "contrast.leads"]
    remarks: Annotated[Words, "contrast.times"]
    finders: Annotated[Words, "documents.finders"]
    only: Annotated[Words, "unsaid.only"]
    instead: Annotated[Words, "unsaid.instead"]
    quoting: Annotated[Words, "joining.quoting"]
    roles: Annotated[Words, "joining.roles"]
    pronouns: Annotated[Words, "speakers.pronouns"]
    things: Annotated[Words, "speakers.things"]
    papers: Annotated[Words, "speakers.papers"]
    owners: Annotated[Words, "speakers.owners"]
    indefinite: Annotated[Words, "speakers.indefinite"]
    linking: Annotated[Words, "speakers.linking"]
    receiving: Annotated[Words, "speakers.receiving"]
    ordering: Annotated[Words, "speakers.ordering"]
    parts: Annotated[Words, "speakers.parts"]
    endings: Annotated[tuple[str, ...], "speakers.endings"]
    described: Annotated[Words, "speakers.described"]
    movers: Annotated[Words, "speakers.movers"]
    causing: Annotated[Words, "speakers.causing"]
    never: Annotated[Words, "speakers.never"]
    labels: Annotated[Words, "transcript.labels"]
    answers: Annotated[Words, "transcript.answers"]
    interviewing: Annotated[Words, "transcript.interviewing"]
    interviews: Annotated[Words, "transcript.interviews"]
    answering: Annotated[Words, "transcript.answering"]
    elisions: Words
    abbreviations: Words

    def takes(self, token: Token) -> frozenset[str]:
        """What a token takes as a cue (marks, clause, infinitive, order, noun); empty: no cue."""
        if token.tag not in VERBS:
            return frozenset()
        lemma = token.lemma_.lower()
        taken = self.verbs.get(lemma, frozenset())
        particles = self.particles.get(lemma)
        if particles is None:
            return taken  # as mostly
        behind = {t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + PARTICLE_REACH]}
        return taken.union(*(more for word, more in particles.items() if word in behind))

    def is_quoting(self, verb: Token) -> bool:
        """Whether a verb tells of the words of another: "quoted Lee", "reported Lee as saying"."""
        links = [c for c in verb.children if c.lower_ in self.roles]
        gerunds = [g for c in links for g in c.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)]
        return verb.lemma_ in self.quoting or any(self.takes(gerund) for gerund in gerunds)

    def is_particle(self, verb: Token, word: Token) -> bool:
        """Whether a word is a particle that the file gives to a verb ("call for")."""
        return word.lower_ in self.particles.get(verb.lemma_.lower(), {})

    def phrase_at(self, token: Token) -> int:
        """How many words of a source phrase begin at a token; 0: none does."""
        for words in self.phrases:
            if token.lower_ == words[0]:
                there = token.doc[token.i : token.i + len(words)]
                if tuple(t.lower_ for t in there) == words:
                    return len(words)
        return 0


@functools.cache
def read_cues(language: str = OWN) -> Cues:
    """The cues of a language, read once; RuleError if the file breaks its own form."""
    data = read_toml(language_file(language, "quotes.toml"))
    verbs, particles = _read_verbs(data["verb"])
    return read_record(
        Cues,
        data,
        language=language,
        verbs=verbs,
        particles=particles,
        phrases=tuple(tuple(phrase["words"]) for phrase in data["phrase"]),
        speakers=read_words(language_file(language, "words/speakers.txt")),
        elisions=read_words(language_file(language, "words/elisions.txt")),
        abbreviations=read_words(language_file(language, "words/abbreviations.txt")),
    )


def _read_verbs(
    groups: Iterable[Mapping[str, Any]],
) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, frozenset[str]]]]:
    """What each verb takes, and what it takes with each of its particles."""
    verbs: dict[str, frozenset[str]] = {}
    particles: dict[str, dict[str, frozenset[str]]] = {}
    for group in groups:
        taken = frozenset(group["takes"])
        for entry in group["lemmas"]:
            lemma, _, particle = entry.partition(" ")
            if particle:
                known = particles.setdefault(lemma, {})
                known[particle] = known.get(particle, frozenset()) | taken
            else:
                verbs[lemma] = verbs.get(lemma, frozenset()) | taken
    return verbs, particles
