"""Corrections of actors are put into what was read, and taken out again without a trace."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from dashboard.linkage import ActorCorrection, Kind, Ref, holding, is_understood, place_of
from dashboard.model import ActorKind, ParsedArticle, Timeline, TimelineEntry
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.corrections.correct import as_read, overtaken, reading
from dashboard.timeline.corrections.link import link
from dashboard.timeline.people import articles_of, followings, ref_of
from dashboard.timeline.query import Lanes, Query, as_of_now, choose
from tests.timeline.named import article, line

BOOK = article(
    "book",
    "Karin Lund met Bo Ek. Lund said it is done. She left. Bo Ek praised Karin Lund.",
    {"Karin Lund": ["Karin Lund", "Lund", "She"], "Bo Ek": ["Bo Ek"]},
)
CLUB = article(
    "club",
    "Carin Lund called Ola Moe. Ola Moe said no. Monday visited Bo Ek.",
    {
        "Carin Lund": ["Carin Lund"],
        "Ola Moe": ["Ola Moe"],
        "Monday": ["Monday"],
        "Bo Ek": ["Bo Ek"],
    },
)
LATER = article("later", "Carin Lund resigned. Ola Moe wept.", {
    "Carin Lund": ["Carin Lund"], "Ola Moe": ["Ola Moe"]})  # fmt: skip
WORLD = (BOOK, CLUB)
JOIN = line(1, Kind.JOIN, "Karin Lund", "Carin Lund")


def who(timeline: Timeline) -> dict[str, list[str]]:
    """For each headline the names of those who take part, as the timeline shows them."""
    return {e.event.headline: [a.name for a in e.actors] for e in timeline.entries}


def names(timeline: Timeline) -> set[str]:
    return {actor.name for actor in timeline.actors}


def test_nothing_said_is_the_very_same_reading() -> None:
    linked = link(WORLD)
    assert linked.articles[0] is BOOK
    assert linked == link(WORLD, [JOIN, line(2, Kind.JOIN, "Karin Lund", "Carin Lund", undoes=1)])


def test_two_actors_are_one_everywhere_and_in_articles_that_come_later() -> None:
    timeline = build(WORLD, who=[JOIN])
    assert names(timeline) == {"Karin Lund", "Bo Ek", "Ola Moe", "Monday"}
    assert who(timeline)["Carin Lund called Ola Moe."] == ["Karin Lund", "Ola Moe"]
    assert [a.id for a in articles_of(timeline, "karin lund")] == ["book", "club"]
    with_later = build((*WORLD, LATER), who=[JOIN])
    assert who(with_later)["Carin Lund resigned."] == ["Karin Lund"]
    assert with_later.held[1] == ("karin lund",)


def test_an_id_that_was_joined_away_leads_to_the_one_that_is_left() -> None:
    timeline = build(WORLD, who=[JOIN])
    assert timeline.who("carin lund") == "karin lund"
    assert timeline.who("nobody") == "nobody"
    asked = Query(actors=("carin lund", "karin lund"), order=("carin lund",))
    assert as_of_now(timeline, asked).actors == ("karin lund",)
    assert as_of_now(timeline, asked).order == ("karin lund",)
    assert as_of_now(timeline, dataclasses.replace(asked, lanes=Lanes.TYPES)).order == (
        "carin lund",
    )
    assert len(choose(timeline, Query(actors=("carin lund",)))) == 5


def test_two_of_one_article_become_one_in_it_with_all_their_words() -> None:
    timeline = build(WORLD, who=[line(1, Kind.JOIN, "Ola Moe", "Monday", article="club")])
    _, club = timeline.articles
    (moe,) = (a for a in club.actors if a.name == "Ola Moe")
    assert [m.span.text for m in moe.mentions] == ["Ola Moe", "Ola Moe", "Monday"]
    assert "Monday" in moe.aliases
    assert who(timeline)["Monday visited Bo Ek."] == ["Ola Moe", "Bo Ek"]


def test_a_person_who_was_described_elsewhere_stays_a_person() -> None:
    described = dataclasses.replace(
        CLUB,
        actors=tuple(
            dataclasses.replace(a, kind=ActorKind.GROUP, name="The old lady of the club")
            if a.name == "Carin Lund"
            else a
            for a in CLUB.actors
        ),
    )
    joined = line(1, Kind.JOIN, "Karin Lund", "The old lady of the club")
    for articles in ((BOOK, described), (dataclasses.replace(described, article=CLUB.article),)):
        log = [joined, line(2, Kind.JOIN, "Ola Moe", "The old lady of the club")]
        timeline = build(articles, who=log)
        assert {a.kind for a in timeline.actors} == {ActorKind.PERSON}


def test_a_join_in_one_article_leaves_the_name_to_others_elsewhere() -> None:
    joined = line(1, Kind.JOIN, "Karin Lund", "Carin Lund", article="club")
    timeline = build((*WORLD, LATER), who=[joined])
    assert who(timeline)["Carin Lund called Ola Moe."] == ["Karin Lund", "Ola Moe"]
    assert who(timeline)["Carin Lund resigned."] == ["Carin Lund"]
    backwards = line(1, Kind.JOIN, "Carin Lund", "Karin Lund", article="club")
    assert who(build((*WORLD, LATER), who=[backwards])) == who(timeline)


def test_words_are_taken_out_of_an_actor_with_the_pronouns_after_them() -> None:
    split = line(1, Kind.SPLIT, "Karin Lund", name="Lund", article="book")
    timeline = build(WORLD, who=[split])
    told = who(timeline)
    assert told["Lund said it is done."] == ["Lund"]
    assert told["She left."] == ["Lund"]
    assert told["Bo Ek praised Karin Lund."] == ["Bo Ek", "Karin Lund"]
    said = {e.event.headline: [q.speaker for q in e.quotes] for e in timeline.entries}
    assert said["Lund said it is done."] == ["lund (book)"]


def test_words_that_say_again_whom_others_named_are_taken_at_one_place() -> None:
    text = "Acme called Brim. The firm closed. It moved to Oslo on Monday. The firm praised Brim."
    whole = article("firm", text, {"Acme": ["Acme", "The firm", "It"], "Brim": ["Brim"]})
    acme, brim = whole.actors
    kinds = {"The firm": "anaphor", "It": "pronoun"}
    mentions = [dataclasses.replace(m, type=kinds.get(m.span.text, "name")) for m in acme.mentions]
    acme = dataclasses.replace(acme, mentions=tuple(mentions), aliases=())
    events = [
        dataclasses.replace(e, headline=e.headline.replace("It ", "It [Acme] "))
        for e in whole.events
    ]
    world = [dataclasses.replace(whole.with_events(events), actors=(acme, brim))]
    first = text.index("The firm")
    split = line(1, Kind.SPLIT, Ref("Acme", f"firm:{first}"), name="the firm", article="firm")
    join = line(2, Kind.JOIN, "Brim", Ref("The firm", f"firm:{first}"), article="firm")
    last = Ref("Acme", f"firm:{text.rindex('The firm')}")
    other = line(3, Kind.SPLIT, last, name="The firm", article="firm")
    headlines = {
        "Acme called Brim.": ["Acme", "Brim"],
        "The firm closed.": ["Brim"],
        "It [Brim] moved to Oslo on Monday.": ["Brim"],
        "The firm praised Brim.": ["Acme", "Brim"],
    }
    assert who(build(world, who=[split, join])) == headlines
    timeline = build(world, who=[split, join, other])
    assert who(timeline) == headlines | {"The firm praised Brim.": ["The firm", "Brim"]}
    assert [f.words for f in followings(build(world), "acme (firm)")] == [
        "The firm",
        "It",
        "The firm",
    ]
    gone = line(1, Kind.SPLIT, Ref("Acme", "firm:1"), name="the firm", article="firm")
    assert build(world, who=[gone]).held == {}, "it is not taken at another place"
    everywhere = dataclasses.replace(split, article=None)
    assert build(world, who=[everywhere]).held == {}


def test_a_name_goes_with_the_office_before_it_and_a_short_one_leaves_the_longer() -> None:
    words = ["Minister Karin Lund", "Minister Lund", "Karin Lund", "Lund"]
    text = "Minister Karin Lund sang. Minister Lund slept. Karin Lund left. Lund ate."
    book = article("book", text, {"Karin Lund": words})
    (lund,) = book.actors
    book = dataclasses.replace(book, actors=(dataclasses.replace(lund, office="Minister"),))
    for name, taken in (("Lund", words[1::2]), ("Karin Lund", words[::2])):
        parsed = link([book], [line(1, Kind.SPLIT, "Karin Lund", name=name)]).articles[0]
        made = {m.span.text for a in parsed.actors if a.id != lund.id for m in a.mentions}
        assert made == set(taken)
        assert {a.name for a in parsed.actors if a.id != lund.id} == {name}


def test_the_name_itself_can_be_taken_out_and_what_is_left_goes_by_another() -> None:
    timeline = build([BOOK], who=[line(1, Kind.SPLIT, "Karin Lund", name="Karin Lund")])
    told = who(timeline)
    assert told["Karin Lund met Bo Ek."] == ["Karin Lund", "Bo Ek"]
    assert told["She left."] == ["Lund"]
    assert {a.id for a in timeline.actors} == {"karin lund", "lund (book)", "bo ek"}


def test_all_that_one_article_says_of_an_actor_can_be_of_somebody_else() -> None:
    timeline = build(WORLD, who=[line(1, Kind.SPLIT, "Bo Ek", article="club")])
    ids = {e.event.headline: [a.id for a in e.actors] for e in timeline.entries}
    assert ids["Monday visited Bo Ek."][1] == "bo ek (club)"
    assert ids["Karin Lund met Bo Ek."][1] == "bo ek"
    again = ref_of(timeline, "bo ek (club)")
    assert again is not None
    renamed = dataclasses.replace(line(2, Kind.RENAME, again, name="Bo Ek the younger"))
    both = build(WORLD, who=[line(1, Kind.SPLIT, "Bo Ek", article="club"), renamed])
    assert who(both)["Monday visited Bo Ek."][1] == "Bo Ek the younger"
    assert who(both)["Karin Lund met Bo Ek."][1] == "Bo Ek"


def test_a_name_is_given_and_the_one_that_was_read_is_an_alias() -> None:
    timeline = build(WORLD, who=[line(1, Kind.RENAME, "Bo Ek", name="Bo Ek (painter)")])
    assert who(timeline)["Karin Lund met Bo Ek."] == ["Karin Lund", "Bo Ek (painter)"]
    assert {a.id for a in timeline.actors} == {a.id for a in build(WORLD).actors}
    assert all("Bo Ek" in a.aliases for p in timeline.articles for a in p.actors if "(" in a.name)


def test_a_name_given_in_one_article_is_that_of_the_lane_where_no_other_article_has_it() -> None:
    only = build(WORLD, who=[line(1, Kind.RENAME, "Monday", name="Ann Day", article="club")])
    assert "Ann Day" in names(only)
    one = build(WORLD, who=[line(1, Kind.RENAME, "Bo Ek", name="Boo Ek", article="club")])
    assert "Boo Ek" not in names(one)
    assert "Boo Ek" in {a.name for a in one.articles[1].actors}


def test_an_actor_is_of_the_kind_that_is_said_where_it_is_said() -> None:
    def kinds(*log: ActorCorrection) -> list[str]:
        linked = link(WORLD, log)
        return [a.kind for p in linked.articles for a in p.actors if a.name == "Bo Ek"]

    firm = line(1, Kind.TYPE, "Bo Ek", name="organisation")
    assert kinds(firm) == ["organisation", "organisation"]
    assert kinds(dataclasses.replace(firm, article="club")) == ["person", "organisation"]
    assert kinds(firm, line(2, Kind.TYPE, "Bo Ek", name="group")) == ["group", "group"]
    (lane,) = [a for a in build(WORLD, who=[firm]).actors if a.name == "Bo Ek"]
    assert (lane.kind, lane.id) == ("organisation", "bo ek")
    joined = build(WORLD, who=[firm, line(2, Kind.JOIN, "Bo Ek", "Ola Moe")])
    assert {a.name: a.kind for a in joined.actors}["Bo Ek"] == "organisation"


def test_an_actor_belongs_to_whom_it_is_said_to_and_to_nobody_else() -> None:
    def above(*log: ActorCorrection) -> dict[str, tuple[str, ...]]:
        return {a.name: a.member_of for a in build(WORLD, who=log).actors if a.member_of}

    under = line(1, Kind.MEMBER, "Karin Lund", "Bo Ek")
    assert above(under) == {"Karin Lund": ("bo ek",)}
    elsewhere = line(2, Kind.MEMBER, "Karin Lund", "Ola Moe")  # of whom its article tells nothing
    assert above(under, elsewhere) == {"Karin Lund": ("ola moe",)}
    assert above(elsewhere, line(3, Kind.JOIN, "Bo Ek", "Ola Moe")) == {"Karin Lund": ("bo ek",)}
    assert above(under, line(2, Kind.MEMBER, "Karin Lund")) == {}
    timeline = build(WORLD, who=[under])
    found = choose(timeline, Query(actors=("bo ek",)))
    assert any(e.event.headline.startswith("Lund said") for e in found)
    assert build(WORLD, who=[line(1, Kind.MEMBER, "Ola Moe", "Bo Ek", article="book")]).held == {}


def test_what_is_no_actor_takes_part_in_nothing_and_says_nothing() -> None:
    timeline = build(WORLD, who=[line(1, Kind.NONE, "Monday"), line(2, Kind.NONE, "Ola Moe")])
    assert names(timeline) == {"Karin Lund", "Carin Lund", "Bo Ek"}
    told = {e.event.headline: e for e in timeline.entries}
    assert [a.name for a in told["Monday visited Bo Ek."].actors] == ["Bo Ek"]
    assert told["Ola Moe said no."].quotes[0].speaker is None
    assert len(timeline.entries) == len(build(WORLD).entries)


def test_a_name_given_by_hand_means_whom_people_have_joined_renamed_or_split() -> None:
    """What was said of an event is kept as names: those that the page shows now."""
    log = [
        line(1, Kind.RENAME, "Bo Ek", name="Bo the painter"),
        line(2, Kind.SPLIT, "Karin Lund", name="Lund", article="book"),
        line(3, Kind.NONE, "Monday"),
    ]
    given = [["Bo the painter", "actor"], ["Lund", "recipient"], ["Monday", "recipient"]]
    event = BOOK.events[0].id
    said = reviews([Correction(1, "", "Ann", event, Field.ACTORS, None, given)])
    timeline = build(WORLD, said, who=log)
    entry = timeline.find(event)
    assert entry is not None
    assert [a.id for a in entry.actors] == ["bo ek", "lund (book)"]


def test_what_was_read_of_an_event_does_not_change_with_its_actors() -> None:
    event = BOOK.events[0]
    before = reading(event, Field.ACTORS, {a.id: a.name for a in BOOK.actors})
    said = reviews([Correction(1, "", "Ann", event.id, Field.ACTORS, before, [["X", "actor"]])])
    timeline = build(WORLD, said, who=[line(1, Kind.RENAME, "Bo Ek", name="Y"), JOIN])
    entry = timeline.find(event.id)
    assert entry is not None
    read, known = as_read(entry, timeline)
    assert reading(read, Field.ACTORS, known) == before
    assert overtaken(*as_read(entry, timeline), entry.review) == []


def test_a_newer_parser_that_names_an_actor_otherwise_loses_no_correction() -> None:
    before = build(WORLD)
    ref = ref_of(before, "carin lund")
    assert ref == Ref("Carin Lund", "club:0")
    newer = article("club", CLUB.article.text, {
        "Carin": ["Carin Lund"], "Ola Moe": ["Ola Moe"], "Monday": ["Monday"], "Bo Ek": ["Bo Ek"],
    })  # fmt: skip
    timeline = build((BOOK, newer), who=[line(1, Kind.JOIN, "Karin Lund", ref)])
    assert "Carin" not in names(timeline)
    assert timeline.held == {1: ("karin lund",)}


def test_a_line_that_finds_nobody_changes_nothing_and_is_told() -> None:
    timeline = build([BOOK], who=[JOIN, line(2, Kind.RENAME, "Nobody", name="X")])
    assert names(timeline) == names(build([BOOK]))
    assert timeline.held == {}


LINES = (
    (Kind.JOIN, ("Karin Lund", "Carin Lund"), ""),
    (Kind.JOIN, ("Ola Moe", "Monday"), ""),
    (Kind.RENAME, ("Bo Ek",), "Bo Ek (painter)"),
    (Kind.RENAME, ("Ola Moe",), "O. Moe"),
    (Kind.SPLIT, ("Karin Lund",), "Lund"),
    (Kind.SPLIT, ("Bo Ek",), "Bo Ek"),
    (Kind.TYPE, ("Bo Ek",), "organisation"),
    (Kind.MEMBER, ("Carin Lund", "Bo Ek"), ""),
    (Kind.MEMBER, ("Bo Ek", "Ola Moe"), ""),
    (Kind.MEMBER, ("Ola Moe",), ""),
    (Kind.NONE, ("Monday",), ""),
    (Kind.NONE, ("Ola Moe",), ""),
    (Kind.APART, ("Karin Lund", "Carin Lund"), ""),
)
logs = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from([None, "book", "club"])), max_size=6
)


def numbered(
    chosen: list[tuple[tuple[Kind, tuple[str, ...], str], str | None]],
) -> list[ActorCorrection]:
    return [
        line(n, kind, *actors, name=name, article=article)
        for n, ((kind, actors, name), article) in enumerate(chosen, 1)
    ]


def outcome(articles: tuple[ParsedArticle, ...], log: list[ActorCorrection]) -> Timeline:
    """The timeline without what names the lines by their numbers."""
    timeline = build(articles, who=log)
    return dataclasses.replace(timeline, held={}, entries=tuple(map(_bare, timeline.entries)))


def _bare(entry: TimelineEntry) -> TimelineEntry:
    reports = tuple(dataclasses.replace(report, meant=()) for report in entry.reports)
    return dataclasses.replace(entry, reports=reports)


@given(logs)
def test_applied_twice_is_applied_once(chosen: list) -> None:  # type: ignore[type-arg]
    log = numbered(chosen)
    again = [dataclasses.replace(x, number=x.number * 2 + at) for x in log for at in (0, 1)]
    assert outcome(WORLD, again) == outcome(WORLD, log)
    assert link(WORLD, log) == link(WORLD, log)


@given(logs, st.integers(0, 5))
def test_what_is_taken_back_leaves_no_trace(chosen: list, at: int) -> None:  # type: ignore[type-arg]
    log = numbered(chosen)
    for gone in log[at : at + 1]:
        back = dataclasses.replace(gone, number=len(log) + 1, undoes=gone.number)
        rest = [x for x in log if x is not gone]
        assert build(WORLD, who=[*log, back]) == build(WORLD, who=rest)
    every = [dataclasses.replace(x, number=100 + x.number, undoes=x.number) for x in log]
    assert build(WORLD, who=[*log, *every]) == build(WORLD)


@given(
    st.permutations([LINES[0], LINES[2], LINES[3], LINES[6]]),
    st.lists(st.sampled_from([None, "club"]), min_size=4, max_size=4),
)
def test_lines_about_different_actors_may_come_in_any_order(
    order: list,
    scopes: list[str | None],  # type: ignore[type-arg]
) -> None:
    scope = dict(zip((LINES[0], LINES[2], LINES[3], LINES[6]), scopes, strict=True))
    one = numbered([(each, scope[each]) for each in scope])
    other = numbered([(each, scope[each]) for each in order])
    assert outcome(WORLD, one) == outcome(WORLD, other)


@given(logs)
def test_each_mention_stays_with_one_actor_at_most_and_every_id_is_known(chosen: list) -> None:  # type: ignore[type-arg]
    timeline = build(WORLD, who=numbered(chosen))
    known = {actor.id for actor in timeline.actors}
    for parsed, ids in zip(timeline.articles, timeline.names, strict=True):
        assert set(ids) == {actor.id for actor in parsed.actors}
        assert set(ids.values()) <= known
        spans = [m.span for actor in parsed.actors for m in actor.mentions]
        assert len(spans) == len(set(spans))
        here = {p.actor for e in parsed.events for p in e.participants}
        assert here | {q.speaker for q in parsed.quotes} - {None} <= set(ids)
    assert not set(timeline.was) & known
    assert set(timeline.was.values()) <= known
    assert all(ref_of(timeline, actor) for actor in known)


def test_what_is_no_line_is_known() -> None:
    assert is_understood("join", [["A", ""], ["B", "x:1"]], "", None)
    assert is_understood("split", [["A", ""]], "", "club")
    assert not is_understood("split", [["A", ""]], "", None)
    assert not is_understood("join", [["A", ""]], "", None)
    assert not is_understood("rename", [["A", ""]], "", None)
    assert not is_understood("none", [["A", ""]], "B", None)
    assert not is_understood("none", [["", ""]], "", None)
    assert is_understood("member", [["A", ""], ["B", ""]], "", None)
    assert is_understood("member", [["A", ""]], "", "club")
    assert is_understood("type", [["A", ""]], "thing", None)
    assert not is_understood("type", [["A", ""]], "country", None)
    assert not is_understood("type", [["A", ""]], "", None)
    assert not is_understood("merge", [["A", ""]], "", None)
    assert place_of("a:b:12") == ("a:b", 12)
    assert place_of("12") is None
    assert holding([line(2, Kind.NONE, "A", undoes=1), line(1, Kind.NONE, "A")]) == ()


def test_a_description_means_its_article_alone() -> None:
    told = {
        "one": "Robert Keane met a judge in Bergen on Monday. The defendant denied the charge.",
        "two": "A trial began in Oslo on Monday. The defendant attacked a guard on Tuesday.",
    }
    world = [parse(article_from_text(text, name)) for name, text in told.items()]
    ids = [a.id for a in build(world).actors if a.name == "The defendant"]
    (there,) = [one for one in ids if "two" in one]
    ref = ref_of(build(world), there)
    assert ref is not None
    before = who(build(world))
    joined = ActorCorrection(1, "2024-05-01T10:00:00", "", Kind.JOIN, (Ref("Robert Keane"), ref))
    after = who(build(world, who=[joined]))
    changed = {headline for headline in before if before[headline] != after[headline]}
    assert all("attacked" in headline for headline in changed), changed
    assert changed
