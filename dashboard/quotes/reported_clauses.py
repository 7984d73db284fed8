"""Which clauses a cue reports: its complements, and those that the parse hung elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES, AUXILIARIES
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS, RELATIVE_WORDS, VERBAL
from dashboard.quotes.attributions import Attribution
from dashboard.quotes.content_boundary import has_subject
from dashboard.quotes.cues import Cues
from dashboard.quotes.inquit_clause import SUBJECT_WORDS, is_document, joins
from dashboard.quotes.owner import Owners

ASTRAY = 30  # words behind a cue in which its clause may hang on a noun
_DOING = frozenset({Dependency.SUBJECT, Dependency.EXPLETIVE})
_DONE = frozenset(
    {
        Dependency.OBJECT,
        Dependency.PREDICATE_NOMINAL,
        Dependency.ADJECTIVAL_COMPLEMENT,
        Dependency.CLAUSAL_COMPLEMENT,
        Dependency.OPEN_COMPLEMENT,
    }
)


def _is_verbless(head: Token) -> bool:
    """Whether what looks like a clause has no verb: "declared the reef a sanctuary"."""
    helped = any(c.pos in VERBAL or c.dependency in AUXILIARIES for c in head.children)
    return head.tag in COMMON_NOUNS and not helped


def find_reported_clauses(report: Attribution, cues: Cues, outside: Owners) -> list[Token]:
    """The verbs of the clauses that a cue reports; before it of those that are set off alone."""
    found = "finding" in report.takes and is_document(report, cues)
    if "clause" not in report.takes and not found:
        return []
    clauses = [c for c in report.first.children if _is_complement(c, report, cues)]
    if clauses and all(map(_is_verbless, clauses)):
        return []
    clauses = _before_colon(clauses, outside) or clauses or [*_clause_gone_astray(report, cues)]
    if behind := [c for c in clauses if c.i > report.first.i]:
        return behind
    matter = any(_is_matter(c, report, cues) for c in report.first.children)
    if matter or any(t.text == ";" for c in clauses for t in _between(c, report)):
        return []
    return clauses if clauses and _is_set_off(report) else []


def _is_complement(child: Token, report: Attribution, cues: Cues) -> bool:
    return child.dependency == Dependency.CLAUSAL_COMPLEMENT or is_joined(child, report, cues)


def is_joined(child: Token, report: Attribution, cues: Cues) -> bool:
    """Whether what the parse takes for an aside or for more of the paper's is what was said.

    "He would say only that …"; "he said that it was late, and that …".
    """
    led = next((c for c in child.children_as(Dependency.MARKER) if joins(c, cues)), None)
    if led is None or led.i <= report.last.i:
        return False
    if child.dependency == Dependency.CONJUNCT:
        reported = report.first.dependency == Dependency.CLAUSAL_COMPLEMENT
        return led.doc[led.i - 1].tag == Tag.COORDINATING_CONJUNCTION and not reported
    return child.dependency == Dependency.ADVERBIAL_CLAUSE and led.i - report.last.i <= 2


def _is_set_off(report: Attribution) -> bool:
    """Whether a mark stands before a report that ends a sentence: not in "doctors it says left"."""
    assert report.speaker is not None
    quoter = report.speaker if report.via is None else report.via  # "Reuters quoted Lee as saying"
    start = min(quoter.first.i, report.speaker.first.i, report.first.i)
    return start == 0 or report.first.doc[start - 1].is_punct


def _before_colon(clauses: list[Token], outside: Owners) -> list[Token]:
    """The clauses before a colon, where what stands in marks behind it is one, too."""
    own = [c for c in clauses if c.i in outside.numbers]
    marked = [c for c in clauses if c.i not in outside.numbers]
    between = own[-1].doc[own[-1].i : marked[0].left_edge.i + 1] if own and marked else []
    return own if any(t.text == ":" for t in between) else []


def _clause_gone_astray(report: Attribution, cues: Cues) -> Iterator[Token]:
    """The clause that the parse hung on a noun between: "He told a host in Macon that he prayed".

    Behind a noun that is not who is told, it must lack nothing: "in the book that she wrote" does.
    """
    verb, told = report.first, report.addressee
    if verb.dependency == Dependency.OPEN_COMPLEMENT:  # "they continued to vow they would stay"
        beside = verb.head.children_as(Dependency.CLAUSAL_COMPLEMENT)
        yield from (c for c in beside if c.left_edge.i == verb.i + 1)
    if verb.dependency == Dependency.PREPOSITIONAL_COMPLEMENT and cues.is_quoting(verb.head.head):
        yield from verb.head.head.children_as(Dependency.CLAUSAL_COMPLEMENT)
    spoken_to = None if told is None else told.head.i
    for clause in verb.doc[verb.i + 1 : verb.i + 1 + ASTRAY]:
        led, noun = clause.left_edge, clause.head
        behind = noun.i > verb.i and verb in noun.ancestors
        to_them = noun.i == spoken_to and verb.lemma_ in cues.addressing
        joined = led.lower_ in cues.joining and led.dependency not in SUBJECT_WORDS
        bare = to_them and led.i == noun.i + 1 and led.tag not in RELATIVE_WORDS
        hung = joined or (bare and _lacks_nothing(clause))
        if clause.dependency not in ADNOMINAL_CLAUSES or not hung:
            continue
        owners = noun.children_as(Dependency.POSSESSOR)
        named = any(c.tag != Tag.POSSESSIVE_PRONOUN for c in owners)
        owned = named and not to_them  # "the man's plea that", not "stressed his hope that"
        nearest = next((t for t in noun.ancestors if "clause" in cues.takes(t)), verb)
        opens = led.dependency == Dependency.MARKER and led.tag == Tag.PREPOSITION
        within = noun.dependency == Dependency.PREPOSITIONAL_OBJECT  # "said in a memo that he …"
        marked = opens and within and nearest == verb and has_subject(clause)
        whole = to_them or _lacks_nothing(clause) or marked
        if behind and not owned and led.i > verb.i and whole:
            yield clause


def _lacks_nothing(clause: Token) -> bool:
    """Whether a clause has its own subject and all that its verb needs, so that nothing is left."""
    held = {c.dependency for c in clause.children if c.left_edge != clause.left_edge}
    return Dependency.PASSIVE_SUBJECT in held or bool(held & _DOING and held & _DONE)


def _between(clause: Token, report: Attribution) -> list[Token]:
    """The tokens between a clause and the report behind it."""
    return list(clause.doc[clause.i + 1 : report.first.i])


def _is_matter(child: Token, report: Attribution, cues: Cues) -> bool:
    """Whether a verb has an object behind it that is not whom it speaks to: "they doubt it"."""
    told = report.first.lemma_ in cues.addressing
    return child.dependency == Dependency.OBJECT and child.i > report.first.i and not told
