"""Whom a name may mean is found among all people of a text without looking at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.entities.linking.registry import Entities, Entity, slug
from dashboard.entities.names.knowledge import Knowledge
from dashboard.entities.names.person_matching import (
    family_name,
    folded,
    is_initial,
    is_part,
    is_short_for,
    may_be_one,
)
from dashboard.model import ActorKind

WORDS = ("Ana", "A.", "Boutros", "Berg", "B.", "de", "al-Berg", "Lund", "C.Q.", "Maria")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)


def all_that_may_be(words: tuple[str, ...], entities: list[Entity]) -> list[Entity]:
    """The same by looking at each."""
    near = [d for d in entities if set(folded(d.words)) & set(folded(words))]
    if exact := [d for d in near if folded(d.words) == folded(words)]:
        return exact
    if len(words) == 1:
        family = [d for d in near if folded([family_name(d.words)]) == folded(words)]
        short = family or [d for d in near if is_short_for(words[0], d.words)]
        inner = [d for d in near if folded(words)[0] in folded(d.words[1:-1])]
        return short or ([] if is_initial(words[0]) else inner)
    full = [d for d in near if len(d.words) > 1 and may_be_one(words, d.words)]
    return [d for d in full if is_part(words, d.words)] or full


@given(st.lists(NAMES, max_size=30), NAMES)
def test_it_is_found_as_by_looking_at_each(
    names: list[tuple[str, ...]], asked: tuple[str, ...]
) -> None:
    entities = Entities(Knowledge({}, ()))
    people = [entities.add(Entity(slug(n), " ".join(n), ActorKind.PERSON, n)) for n in names]
    assert entities.person(asked) == all_that_may_be(asked, people)
