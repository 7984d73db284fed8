"""Lets a person say who is who: Streamlit's part of the page of an actor.

No word of an article passes through a label: labels read Markdown, the options of a list do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import linking, settings
from dashboard.library.actor_log import take_all_back
from dashboard.limits import LIMITS
from dashboard.linkage import TYPES, ActorCorrection, Kind, acts, holding
from dashboard.model import Actor, Timeline
from dashboard.timeline.alike import Suggestion
from dashboard.timeline.build import members
from dashboard.timeline.people import (
    Naming,
    articles_of,
    by_weight,
    counted,
    followings,
    is_local,
    is_nameless,
    namings,
)
from dashboard.timeline.wording.actor_remarks import told_by, told_line, told_scope
from dashboard.timeline.wording.labels import KINDS
from dashboard.widgets import store
from dashboard.widgets.checking import show_name
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.live_region import component as live_region

FORM, SUGGESTED, HISTORY = "Correct who this is", "Suggested: these may be one", "What was changed"
WHAT = {
    Kind.JOIN: "This is one with another actor",
    Kind.SPLIT: "Some of these words mean somebody else",
    Kind.RENAME: "The name is another",
    Kind.TYPE: "It is of another kind",
    Kind.MEMBER: "It belongs to another, or to nobody",
    Kind.NONE: "This is no actor at all",
}
_OUTCOME = "who is who"  # the place on the page where it is said what was saved
_LAST = "last said of actors"  # in the session: the number of the line that was written last here
_SHOWN = "whom it was said of"  # in the session: the actor that was shown then
_MOST = 50  # lines of the log that are listed
_MOST_PLACES = 200  # of words that say again whom others named
_MOST_OWN = 3  # who may be one with the actor that is shown, before the fold
_EVERYWHERE = ""  # among the ids of articles
_TYPED = "choose, or type a part of the name"
_NOBODY = ""  # among the ids of actors
Ready = Callable[[], ActorCorrection]
_Key = TypeVar("_Key")


def show_outcome(timeline: Timeline) -> None:
    """What was saved last, with the way back; nothing before anything was."""
    if not live_region.is_said(_OUTCOME):
        return
    last = st.session_state.get(_LAST)
    with st.container(key="linked", horizontal=True, vertical_alignment="center"):
        live_region.show_said(_OUTCOME)
        for line in holding(store.actor_log()):
            if line.number == last:
                _show_undo((line,), timeline, "Undo", back=st.session_state.get(_SHOWN))


def show_suggested(timeline: Timeline, actor: str) -> None:
    """Who may be one with the actor that is shown, and behind a fold all others who may be one.

    Each with its reason, a button for yes and one for no. Nothing for nobody.
    """
    found, titles = store.suggested(), _titles(timeline)
    own = [one for one in found if actor in (one.one.id, one.other.id)][:_MOST_OWN]
    others = [one for one in found if one not in own]
    if own:
        with st.container(key="alike"):
            for one in own:
                _show_suggestion(one, timeline, titles, own=True)
    if others:
        label = f"{SUGGESTED} ({len(others)})"
        fold = st.expander(label, key=f"fold {SUGGESTED}", on_change="rerun")
        if fold.open:
            with fold, st.container(key="alike-others"):
                for one in others:
                    _show_suggestion(one, timeline, titles)


def show_correcting(actor: Actor, timeline: Timeline) -> None:
    """The form in which a person joins, splits or corrects an actor, or says that it is none."""
    # closed for the next actor, whom the page shows where this one is gone
    fold = st.expander(FORM, key=f"fold {FORM} {actor.id}", on_change="rerun")
    if not fold.open:
        return
    stamp = f"{actor.id} {len(store.actor_log())}"  # new fields after each change
    with fold:
        if not settings.given_name():
            show_name(settings.person(), stamp)
        kind = st.radio(
            "What is so",
            list(WHAT),
            format_func=WHAT.__getitem__,
            key=f"what {stamp}",
            label_visibility="collapsed",
        )
        with st.form(f"{kind} {stamp}", border=False):
            errors = FieldErrors("who")
            ready = _FIELDS[kind](actor, timeline, errors)
            kept = st.form_submit_button("Save", type="primary")
        if kept:
            _say(ready, timeline, errors)


def show_history(timeline: Timeline) -> None:
    """All that was said of actors, the last first, each with the way back; nothing for nothing."""
    log = store.actor_log()
    if not log:
        return
    done = acts(log)
    fold = st.expander(f"{HISTORY} ({len(done)})", key=f"fold {HISTORY}", on_change="rerun")
    if not fold.open:
        return
    held, titles = {line.number for line in holding(log)}, _titles(timeline)
    with fold, st.container(key="actor-log"):
        for act in done[: -_MOST - 1 : -1]:
            with st.container(horizontal=True, vertical_alignment="center"):
                told = (_told(line, timeline, titles, held) for line in act)
                st.text("\n".join((*told, told_by(act[-1]))))
                if act[-1].number in held:
                    _show_undo(act, timeline)
        if len(done) > _MOST:
            st.text("“dashboard library actors log” on the command line lists those before, too.")


def _told(
    line: ActorCorrection, timeline: Timeline, titles: Mapping[str, str], held: set[int]
) -> str:
    if line.undoes:
        return f"{line.number}. Takes back {line.undoes}: {told_line(line, titles)}"
    state = "" if line.number in timeline.held else " It finds nobody now."
    state = state if line.number in held else " It was taken back."
    return f"{line.number}. {told_line(line, titles)}.{state}"


def _join(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    others = {w.actor.id: w for w in by_weight(timeline) if w.actor.id != actor.id}
    labels = {key: counted(one) for key, one in others.items()}
    other = _choose("The other actor", labels, errors, "other", _TYPED)
    article, why = _scope_and_why(actor, timeline, errors, other)
    name = "name of the other" if is_nameless(timeline, actor.id) else f"name “{actor.name}”"
    _hint(f"Both then go by the {name}, and the timeline has one lane for them.")

    def ready() -> ActorCorrection:
        if other is None:
            raise LibraryError("choose the other actor", field="other")
        return linking.join(timeline, actor.id, other, article=article, why=why)

    return ready


def _split(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    words: dict[tuple[str, str, int | None], str] = {
        (naming.words, "", None): _words(naming) for naming in namings(timeline, actor.id)
    }
    articles = articles_of(timeline, actor.id)
    several = articles if len(articles) > 1 else []
    whole = {("", a.id, None): f"all mentions in “{a.name}”" for a in several}
    again = followings(timeline, actor.id)
    places = {
        (f.words, f.article.id, f.start): f"{f.words}, in “{f.around}”"
        for f in again[:_MOST_PLACES]
    }
    labels = words | whole | places
    chosen = _choose("The words that mean somebody else", labels, errors, "words")
    article, why = _scope_and_why(actor, timeline, errors)
    _hint(
        "“He” and “she” right after these words go with them. They are an actor of their own then, "
        "to be joined with whom they mean."
    )
    if len(again) > _MOST_PLACES:
        _hint("“dashboard library actors split” with --at takes words at other places, too.")

    def ready() -> ActorCorrection:
        if chosen is None:
            raise LibraryError("choose the words that mean somebody else", field="words")
        form, of_article, at = chosen
        where = of_article or article
        return linking.split(timeline, actor.id, form, at, article=where, why=why)

    return ready


def _words(naming: Naming) -> str:
    return naming.words if naming.times == 1 else f"{naming.words} ({naming.times} times)"


def _rename(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    name = st.text_input("The name", actor.name, max_chars=LIMITS["actor"])
    errors.below("actor")
    article, why = _scope_and_why(actor, timeline, errors)

    def ready() -> ActorCorrection:
        if not name.strip() or name.strip() == actor.name:
            told = "give another name than the one that it has"
            raise LibraryError(told, field="actor")
        return linking.rename(timeline, actor.id, name, article=article, why=why)

    return ready


def _type(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    kinds = {kind: KINDS[kind] for kind in KINDS if kind in TYPES and kind is not actor.kind}
    kind = _choose("What it is", kinds, errors, "type")
    article, why = _scope_and_why(actor, timeline, errors)

    def ready() -> ActorCorrection:
        if kind is None:
            raise LibraryError("choose what it is", field="type")
        return linking.set_type(timeline, actor.id, kind, article=article, why=why)

    return ready


def _member(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    inside = members(timeline.actors)[actor.id]
    wholes = {w.actor.id: counted(w) for w in by_weight(timeline) if w.actor.id not in inside}
    labels = {_NOBODY: "nobody"} | wholes if actor.member_of else wholes
    whole = _choose("To whom it belongs", labels, errors, "other", _TYPED)
    article, why = _scope_and_why(actor, timeline, errors)
    _hint("It belongs to that one alone then: a filter by that one counts its events, too.")

    def ready() -> ActorCorrection:
        if whole is None:
            raise LibraryError("choose to whom it belongs", field="other")
        return linking.put_under(timeline, actor.id, whole or None, article=article, why=why)

    return ready


def _none(actor: Actor, timeline: Timeline, errors: FieldErrors) -> Ready:
    article, why = _scope_and_why(actor, timeline, errors)
    _hint("Nobody takes part then where these words stand. The events themselves stay.")
    return partial(linking.mark_as_none, timeline, actor.id, article=article, why=why)


_FIELDS: dict[Kind, Callable[[Actor, Timeline, FieldErrors], Ready]] = {
    Kind.JOIN: _join,
    Kind.SPLIT: _split,
    Kind.RENAME: _rename,
    Kind.TYPE: _type,
    Kind.MEMBER: _member,
    Kind.NONE: _none,
}


def _choose(
    label: str,
    labels: Mapping[_Key, str],
    errors: FieldErrors,
    field: str,
    placeholder: str = "choose",
) -> _Key | None:
    """A choice of one of these, by their labels; None before one is made."""
    chosen = st.selectbox(
        label,
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder=placeholder,
    )
    errors.below(field)
    return chosen


def _scope_and_why(
    actor: Actor, timeline: Timeline, errors: FieldErrors, other: str | None = None
) -> tuple[str | None, str]:
    """Where it holds, everywhere first unless the name means somebody in one article alone.

    Nor where the actor, or the ``other`` one, is only described: the same words elsewhere mean
    somebody else.
    """
    asked = [actor.id, *([other] if other else [])]
    titles = {a.id: a.name for one in asked for a in articles_of(timeline, one)}
    local = [one for one in asked if is_nameless(timeline, one) or is_local(timeline, one)]
    own = [a.id for one in local for a in articles_of(timeline, one)]
    options = [*dict.fromkeys(own), *titles, _EVERYWHERE] if own else [_EVERYWHERE, *titles]
    options = list(dict.fromkeys(options))
    scope = st.selectbox(
        "Where it holds",
        options,
        format_func=lambda key: _sentence(told_scope(key or None, titles)),
    )
    errors.below("article")
    why = st.text_input("Why", max_chars=LIMITS["why"], placeholder="where you know it from")
    errors.below("why")
    return scope or None, why


def _hint(words: str) -> None:
    with st.container(key="linking-hint"):
        st.text(words)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _show_suggestion(
    found: Suggestion, timeline: Timeline, titles: Mapping[str, str], *, own: bool = False
) -> None:
    """Two who may be one; ``own``: one of them is the actor that is shown."""
    one, other, why, article = found
    suggested = "Suggested: " if own else ""
    pair = f"{one.id} {other.id}"
    first, second = (_called(actor, timeline, apart=one.name == other.name) for actor in found[:2])
    with st.container(gap="xsmall"):
        st.text(
            f"{suggested}{second} and {first} may be one: {why}.\n"
            f"It would hold {told_scope(article, titles)}."
        )
        with st.container(horizontal=True):
            if st.button("Join them", key=f"join {pair}"):
                join = partial(linking.join, timeline, one.id, other.id, article=article)
                _say(join, timeline)
            if st.button("They are two", key=f"apart {pair}"):
                _say(partial(linking.keep_apart, timeline, one.id, other.id), timeline)


def _called(actor: Actor, timeline: Timeline, *, apart: bool) -> str:
    """The name of an actor, with an article that names them where two go ``apart`` by one name."""
    articles = articles_of(timeline, actor.id) if apart else ()
    return f"“{actor.name}”{f' (in “{articles[0].name}”)' if articles else ''}"


def _show_undo(
    act: Sequence[ActorCorrection],
    timeline: Timeline,
    label: str = "Take it back",
    *,
    back: str | None = None,
) -> None:
    """The way back; with the lines that go, the page shows the actor ``back`` again."""
    if st.button(label, key=f"{label} {act[-1].number}"):
        if back is not None:
            st.query_params["actor"] = back
        numbers = [line.number for line in reversed(act)]
        _say(lambda: take_all_back(numbers)[-1], timeline)


def _say(action: Ready, timeline: Timeline, errors: FieldErrors | None = None) -> None:
    """Do it and say what was saved at the top of the page; on an error only say what is wrong.

    What is wrong with a field is said below it.
    """
    titles = _titles(timeline)

    def done() -> ActorCorrection:
        shown = st.query_params.get("actor")
        line = action()
        st.session_state[_LAST], st.session_state[_SHOWN] = line.number, shown
        made = store.timeline().held.get(line.number) if line.kind is Kind.SPLIT else None
        if made and not line.undoes:  # whom the words mean is to be said of them next
            st.query_params["actor"] = made[0]
            st.session_state.setdefault(f"fold {FORM} {made[0]}", True)
        return line

    beside = errors.tell if errors else None
    live_region.attempt_and_say(done, partial(_saved, titles=titles), at=_OUTCOME, beside=beside)


def _saved(line: ActorCorrection, titles: Mapping[str, str]) -> str:
    """What was saved, in words."""
    return f"{'Taken back' if line.undoes else 'Saved'}: {told_line(line, titles)}."


def _titles(timeline: Timeline) -> dict[str, str]:
    articles = (parsed.article for parsed in timeline.articles)
    return {article.id: article.name for article in articles}
