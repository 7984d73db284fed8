"""The words that show a quotation, read from ``languages/<code>/quotes.toml``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import VERBS
from dashboard.registry import OWN, language_file, read_toml, read_words

PARTICLE_REACH = 3  # how many words after its verb a particle may stand ("pointed this out")


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a language; verbs map a lemma to what it takes, particles to those it needs."""

    verbs: Mapping[str, frozenset[str]]
    particles: Mapping[str, Mapping[str, frozenset[str]]]
    phrases: tuple[tuple[str, ...], ...]
    matters: frozenset[str]
    unsaid: frozenset[str]
    governors: frozenset[str]
    modals: frozenset[str]
    documents: frozenset[str]
    issued: frozenset[str]
    issuers: frozenset[str]
    channels: frozenset[str]
    written: frozenset[str]
    within: frozenset[str]
    personal: frozenset[str]
    of_their_owner: frozenset[str]
    titles: frozenset[str]
    introducers: frozenset[str]
    makers: frozenset[str]
    speakers: frozenset[str]
    addressing: frozenset[str]
    nouns: frozenset[str]
    carriers: frozenset[str]
    conditions: frozenset[str]
    joining: frozenset[str]
    outcomes: frozenset[str]
    contrasts: frozenset[str]
    occasions: frozenset[str]
    wordings: frozenset[str]
    specifying: frozenset[str]
    leads: frozenset[str]
    remarks: frozenset[str]
    finders: frozenset[str]
    only: frozenset[str]
    instead: frozenset[str]
    quoting: frozenset[str]
    pronouns: frozenset[str]
    things: frozenset[str]
    papers: frozenset[str]
    owners: frozenset[str]
    indefinite: frozenset[str]
    linking: frozenset[str]
    receiving: frozenset[str]
    ordering: frozenset[str]
    parts: frozenset[str]
    endings: tuple[str, ...]
    described: frozenset[str]
    movers: frozenset[str]
    causing: frozenset[str]
    never: frozenset[str]
    labels: frozenset[str]
    answers: frozenset[str]
    interviewing: frozenset[str]
    interviews: frozenset[str]
    answering: frozenset[str]
    elisions: frozenset[str]
    abbreviations: frozenset[str]

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
    return Cues(
        verbs=verbs,
        particles=particles,
        phrases=tuple(tuple(phrase["words"]) for phrase in data["phrase"]),
        matters=_words(data, "matters", "nouns"),
        unsaid=_words(data, "unsaid", "words"),
        governors=_words(data, "unsaid", "governors"),
        modals=_words(data, "unsaid", "modals"),
        documents=_words(data, "documents", "nouns"),
        issued=_words(data, "documents", "issued"),
        issuers=_words(data, "documents", "issuers"),
        channels=_words(data, "documents", "channels"),
        written=_words(data, "documents", "written"),
        within=_words(data, "documents", "within"),
        personal=_words(data, "speakers", "personal"),
        of_their_owner=_words(data, "documents", "of_their_owner"),
        titles=_words(data, "titles", "nouns"),
        introducers=_words(data, "titles", "introducers"),
        makers=_words(data, "titles", "makers"),
        addressing=_words(data, "addressing", "lemmas"),
        nouns=_words(data, "nouns", "lemmas"),
        carriers=_words(data, "nouns", "carriers"),
        conditions=_words(data, "unsaid", "conditions"),
        joining=_words(data, "joining", "words"),
        outcomes=_words(data, "outcome", "lemmas"),
        contrasts=_words(data, "contrast", "words"),
        leads=_words(data, "contrast", "leads"),
        remarks=_words(data, "contrast", "times"),
        wordings=_words(data, "contrast", "wordings"),
        occasions=_words(data, "contrast", "occasions"),
        finders=_words(data, "documents", "finders"),
        only=_words(data, "unsaid", "only"),
        instead=_words(data, "unsaid", "instead"),
        specifying=_words(data, "unsaid", "specifying"),
        quoting=_words(data, "joining", "quoting"),
        **_words_of_speakers(data["speakers"]),
        labels=_words(data, "transcript", "labels"),
        answers=_words(data, "transcript", "answers"),
        interviewing=_words(data, "transcript", "interviewing"),
        interviews=_words(data, "transcript", "interviews"),
        answering=_words(data, "transcript", "answering"),
        speakers=read_words(language_file(language, "words/speakers.txt")),
        elisions=read_words(language_file(language, "words/elisions.txt")),
        abbreviations=read_words(language_file(language, "words/abbreviations.txt")),
    )


# What is said of speakers, under its own name.
_OF_SPEAKERS = (
    "pronouns", "owners", "things", "papers", "parts", "linking", "receiving",
    "ordering", "indefinite", "described", "movers", "causing", "never",
)  # fmt: skip


def _words_of_speakers(table: Mapping[str, Any]) -> dict[str, Any]:
    """The words of the table of speakers, and the endings of nouns for people in their order."""
    words = {name: frozenset(table[name]) for name in _OF_SPEAKERS}
    return {**words, "endings": tuple(table["endings"])}


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


def _words(data: Mapping[str, Any], table: str, key: str) -> frozenset[str]:
    return frozenset(data[table][key])
