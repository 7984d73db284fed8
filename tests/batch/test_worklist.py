"""What engines give out comes back chunk by chunk in its order, whoever is done first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.batch.work import Outcome
from dashboard.batch.worklist import WorkList
from dashboard.model import Article


def article(name: str, characters: int = 10) -> Article:
    return Article(name, "x" * characters)


def names(outcomes: Sequence[Outcome]) -> list[str | None]:
    return [outcome.error for outcome in outcomes]


def done(todo: WorkList, *places: int) -> None:
    for place in places:
        todo.done(place, Outcome(error=todo[place].id))


def test_a_chunk_comes_back_when_it_is_whole_and_in_the_order_of_its_articles() -> None:
    todo = WorkList([[article("a"), article("b")], [article("c")]])
    assert [todo.take(), todo.take(), todo.take(), todo.take()] == [[0], [1], [2], []]
    done(todo, 2, 1)
    assert [*todo.whole()] == []
    done(todo, 0)
    assert [names(outcomes) for outcomes in todo.whole()] == [["a", "b"], ["c"]]
    assert [*todo.whole()] == []
    assert todo.is_over


def test_chunks_without_articles_come_back_too() -> None:
    todo = WorkList([[], [article("a")], []])
    assert todo.take() == [0]
    done(todo, 0)
    assert [names(outcomes) for outcomes in todo.whole()] == [[], ["a"]]
    assert not todo.is_over
    assert [names(outcomes) for outcomes in todo.whole()] == [[]]
    assert todo.is_over


def test_only_a_few_chunks_are_taken_up_before_the_first_is_whole() -> None:
    taken = []

    def chunks() -> Iterator[list[Article]]:
        for n in range(100):
            taken.append(n)
            yield [article(str(n))]

    todo = WorkList(chunks())
    while todo.take():
        pass
    assert len(taken) == 2
    todo.workers = 16
    while todo.take():
        pass
    assert len(taken) == 4


def test_short_articles_are_taken_together_and_a_long_one_alone() -> None:
    todo = WorkList([[article("a"), article("b"), article("c", 999), article("d"), article("e")]])
    assert [todo.take(25), todo.take(25), todo.take(25), todo.take(25)] == [[0, 1], [2], [3, 4], []]


def test_of_several_that_failed_each_is_tried_alone_and_only_then_charged() -> None:
    todo = WorkList([[article("a"), article("b"), article("c")]])
    assert todo.take(99) == [0, 1, 2]
    todo.failed([0, 1, 2], "its worker died")
    assert todo.take(99, is_idle=False) == []
    assert todo.take(99) == [0]
    assert todo.is_tried_again(0)
    todo.failed([0], "its worker died")
    assert [todo.take(), todo.take(), todo.take()] == [[1], [2], [0]]
    todo.failed([0], "its worker died")
    done(todo, 1, 2)
    assert [names(outcomes) for outcomes in todo.whole()] == [
        ["a: its worker died, twice", "b", "c"]
    ]


def test_where_one_is_asked_for_one_is_given_whatever_its_length() -> None:
    todo = WorkList([[article("a", 0), article("b", 0), article("c")]])
    assert [todo.take(), todo.take(), todo.take(), todo.take()] == [[0], [1], [2], []]
