"""Tells why an event has its type: the entry of the lexicon that is met, and what others ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.events.lexicon import ClauseWords, Lexicon, Trigger
from dashboard.events.predicates.triggers import TriggerMatcher
from dashboard.events.trigger import PLAIN, EventTrigger
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import links_behind
from dashboard.nlp.tokens import Token
from dashboard.reasons import reason
from dashboard.rules.propose import note_account


def note_type(
    found: EventTrigger, part: AnalysedParagraph, lexicon: Lexicon, words: ClauseWords
) -> None:
    """Keep why a trigger has its type where that is traced."""

    def lines() -> Iterator[str]:
        return _tell_type(found, part.doc[found.head], TriggerMatcher(lexicon, words))

    note_account(part.at(part.doc[found.first]), lines)


def _tell_type(found: EventTrigger, token: Token, matcher: TriggerMatcher) -> Iterator[str]:
    """Lines for a reader: by what entry a trigger has its type, and which others it might have had.

    An entry asks for words beside the trigger; the first that is met counts, and those that ask
    most come first.
    """
    entries = _entries(found, token, matcher.lexicon)
    met = [e for e in entries if found.verb != token.i or matcher.meets(token, e)]
    won = next((entry for entry in met if entry.type == found.type), None)
    label = _label(found.type, matcher.lexicon)
    if won is not None:
        yield reason("events.type_by_entry", type=label, entry=won.written)
    else:
        name = "events.type_plain" if found.type == PLAIN else "events.type_by_telling"
        yield reason(name, type=label)
    told = {found.type}
    for entry in entries:
        if entry.type not in told:
            told.add(entry.type)
            name = "events.type_overruled" if entry in met else "events.type_unmet"
            yield reason(name, type=_label(entry.type, matcher.lexicon), entry=entry.written)


def _entries(found: EventTrigger, token: Token, lexicon: Lexicon) -> Sequence[Trigger]:
    if found.verb == token.i and found.noun is None:
        return lexicon.verbs.get(token.lemma_.lower(), ())
    noun = token if found.noun is None else token.doc[found.noun]
    forms = dict.fromkeys((noun.lower_, noun.lemma_.lower()))
    keys = [key for form in forms for key in lexicon.nouns.get(form, ())]
    leads = {k: [t.lower_ for t in noun.doc[max(0, noun.i - len(k) + 1) : noun.i]] for k in keys}
    led = [key for key in keys if leads[key] == list(key[:-1])]
    governing = ((*key, link.lower_) for key in led for link in links_behind(noun))
    return [lexicon.noun_triggers[k] for k in (*governing, *led) if k in lexicon.noun_triggers]


def _label(code: str, lexicon: Lexicon) -> str:
    return lexicon.types[code].label if code in lexicon.types else code
