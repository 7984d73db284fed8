"""The words of a language that components of the pipeline are told of, read from its files."""

from __future__ import annotations

from itertools import chain

from dashboard.registry import language_file, read_toml, read_words

_GIVEN = ("men", "women", "both")  # the files of given names


def reporting(language: str) -> frozenset[str]:
    """The lemmas of the verbs that report a clause."""
    cues = read_toml(language_file(language, "quotes.toml"))["verb"]
    return frozenset(chain(*(cue["lemmas"] for cue in cues)))


def given_names(language: str) -> frozenset[str]:
    """Given names of men and women."""
    folder = language_file(language, "names")
    return frozenset(chain(*(read_words(f"{folder}/given_names_of_{who}.txt") for who in _GIVEN)))


def months_and_days(language: str) -> frozenset[str]:
    """The names of the months and of the days of the week, in lower case."""
    times = read_toml(language_file(language, "temporal/words.toml"))
    names = ("month_long", "month_name", "weekday")
    return frozenset(chain(*(times[name]["words"] for name in names)))


def clause_openers(language: str, *more: str) -> frozenset[str]:
    """The prepositions that open clauses, too, with the conjunctions of other lists."""
    clause = read_toml(language_file(language, "lemmas.toml"))["clause"]
    return frozenset(chain(*(clause[name] for name in ("openers", *more))))


def people(language: str) -> frozenset[str]:
    """The nouns for people, in small letters."""
    titles = read_toml(language_file(language, "names/titles.toml"))
    group, office = titles["group"], titles["office"]
    return frozenset((*group["persons"], *group["people"], *office["words"]))


def sentence_edges(language: str) -> tuple[frozenset[str], ...]:
    """The abbreviations that end no sentence, and the words that open one behind letters."""
    table = read_toml(language_file(language, "lemmas.toml"))["sentence"]
    edges = (frozenset(table[name]) for name in ("openers", "times", "behind_times"))
    return read_words(language_file(language, "words/abbreviations.txt")), *edges


def pasts(language: str) -> frozenset[str]:
    """The verbs whose past is spelled as their lemma is."""
    return frozenset(read_toml(language_file(language, "lemmas.toml"))["past"]["as_lemma"])
