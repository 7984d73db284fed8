"""Who speaks: the noun phrase that is the subject of a cue, by the parse or by its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.model import Span
from dashboard.nlp.implicit_subjects import is_complement
from dashboard.nlp.noun_phrases import object_of, possessors_of
from dashboard.nlp.tokens import Token
from dashboard.quotes.cues import Cues
from dashboard.quotes.reporter_sentences import ReporterSentence

STEPS = 6  # how far up the tree the subject of a coordinated or participial verb is looked for
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_BARRED = frozenset(("nsubj", "expl", "csubj", "csubjpass"))
_LEANING = frozenset(("xcomp", "advcl", "pcomp", "acl", "dep"))  # of participles and infinitives
_NO_NAMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_APOSTROPHES = frozenset(("'", "’"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SPEAKING = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_NOMINAL = frozenset(
    ("NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "JJR", "JJS", "POS", "PRP$", "HYPH", "AFX")
)
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its first and last token and its head."""

    first: Token
    last: Token
    head: Token

    def span(self, sentence: ReporterSentence) -> Span:
        """Where it stands in the text."""
        return sentence.part.span_of(self.first, self.last)


def can_speak(head: Token, cues: Cues) -> bool:
    """Whether a noun phrase with this head names somebody or something that says things."""
    word, lemma = head.lower_, head.lemma_.lower()
    if head.tag_ in ("PRP", "PRP$", "WP") or word in cues.indefinite:
        return word in cues.pronouns or word in cues.indefinite or word in cues.owners
    if (
        head.i > 1
        and "".join(t.lower_ for t in head.doc[head.i - 2 : head.i + 1]) in cues.described
    ):
        return True
    if head.ent_type_ == "PERCENT" or lemma in cues.parts:  # "83 percent of teachers said"
        parts = (c for prep in head.children if prep.dep_ == "prep" for c in prep.children)
        named = _NOUNS | {"DT"}  # "of those polled"
        return any(c.tag_ in named and can_speak(c, cues) for c in parts)
    if head.ent_type_ in _NO_NAMES or _is_mere_thing(head, cues):
        return False
    if _is_proper(head):
        return True
    if head.tag_ not in _NOUNS:
        return False
    if lemma in cues.speakers or lemma in cues.documents or word in cues.documents:
        return True
    return lemma.endswith(cues.endings)


def _is_mere_thing(head: Token, cues: Cues) -> bool:
    common = head.text[0].islower() or (head.is_sent_start and head.tag_ in ("NN", "NNS"))
    return bool(common and head.lemma_.lower() in cues.never - cues.documents)


def _is_proper(head: Token) -> bool:
    bare = head.tag_ in ("NN", "NNS") and head.left_edge.i == head.right_edge.i
    capital = head.text[0].isupper() and (bare or not head.is_sent_start)
    return capital or head.tag_ in ("NNP", "NNPS") or head.ent_type_ in _SPEAKING


def find_subject(cue: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """The head of the subject of a verb, of the verb it is joined to, or of what it describes.

    ``inside``: numbers of the tokens that may be subjects. None: there is none among them.
    """
    verb = cue
    for _ in range(STEPS):
        if verb != cue and _is_caused(verb, cues):
            verb = verb.head
        subject = _own_subject(verb, cue, cues)
        if subject is not None:
            above = _reporter_above(verb, cues) if verb.i != cue.i and cue.tag_ == "VBG" else None
            if above is not None and above.i in inside:
                return above
            return subject if subject.i in inside else None
        if any(child.dep_ in _BARRED for child in verb.children):
            return None
        if verb == cue and any(child.dep_ == "auxpass" for child in cue.children):
            return None  # "he was asked to …"
        step = _step_up(verb)
        if step is None or step.i not in inside:
            return None
        if verb.tag_ == "VB" and step.lemma_ in cues.movers:
            return next((c for c in step.children if c.dep_ == "dobj" and c.i in inside), None)
        if step.tag_ in _NOUNS:
            given = step.head.lemma_ in cues.carriers | cues.issued
            speaks = step.lemma_.lower() in cues.documents and not given
            verb_of = step.head if step.dep_ == "dobj" and not speaks else None
            subject = None if verb_of is None else find_subject(verb_of, inside, cues)
            return step if subject is None else subject
        verb = step
    return None


def _is_caused(verb: Token, cues: Cues) -> bool:
    """Whether the verb above makes it happen: "released" of "they had Lee released by saying"."""
    return verb.tag_ not in FINITE and is_complement(verb) and verb.head.lemma_ in cues.causing


def _reporter_above(verb: Token, cues: Cues) -> Token | None:
    """Who reports the clause of a verb: in "X said Y left, adding that …" it is X who adds."""
    for _ in range(STEPS):
        noun = verb.head
        if verb.dep_ == "acl" and noun.lemma_ in cues.nouns and noun.dep_ == "dobj":
            carries = noun.head.lemma_ in cues.carriers
            subjects = (c for c in noun.head.children if c.dep_ == "nsubj")
            return next(subjects, None) if carries else None
        if verb.dep_ == "ccomp" and "clause" in cues.takes(verb.head):
            return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def _own_subject(verb: Token, cue: Token, cues: Cues) -> Token | None:
    if verb.lemma_ in cues.quoting:
        return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    for child in verb.children:
        if passive and child.dep_ == "agent" and (verb == cue or cue.tag_ not in FINITE):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in verb.children:  # "Men smoking cigars said": the parse hung the men on "smoking"
        if child.dep_ == "csubj" and child.tag_ == "VBG" and verb == cue:
            return next((c for c in child.children if c.dep_ == "nsubj"), None)
    for child in _with_lone_subject_first(verb):
        if child.dep_ in SUBJECTS and (verb != cue or child.dep_ == "nsubj"):
            if child.tag_ in ("WP", "WDT"):
                return verb.head if verb.dep_ == "relcl" else _noun_before(child)
            return child
    return None


def _with_lone_subject_first(verb: Token) -> list[Token]:
    """What hangs on a verb; first what stands alone before it: "Her mother, she wrote, …"."""
    beside = [c for c in verb.lefts if c.dep_ == "nsubj" and c.right_edge.i == verb.i - 1]
    alone = [c for c in beside if c.tag_ == "PRP" or _follows_comma(c)]
    return [*alone, *verb.children]


def _follows_comma(noun: Token) -> bool:
    first = noun.left_edge
    return first.i > 0 and noun.doc[first.i - 1].text == ","


def _noun_before(pronoun: Token) -> Token:
    """The noun before a relative pronoun that the parse gave to no clause; else the pronoun."""
    k = pronoun.i - 1
    while k > 0 and pronoun.doc[k].is_punct:
        k -= 1
    before = pronoun.doc[max(k, 0)]
    if before.tag_ == "CC":  # "relatives who came and who said"
        first = next((t for t in reversed(before.doc[:k]) if t.lower_ == pronoun.lower_), None)
        clause = None if first is None else first.head
        return clause.head if clause is not None and clause.dep_ == "relcl" else pronoun
    return before if before.tag_ in _NOUNS else pronoun


def _step_up(verb: Token) -> Token | None:
    """What a verb without a subject of its own hangs on, where its subject is to be found."""
    if verb.dep_ == "ccomp" and verb.tag_ == verb.head.tag_ and verb.i > verb.head.i:
        return verb.head
    if verb.dep_ in ("ROOT", "ccomp"):
        return None
    if verb.dep_ == "advmod" and verb.pos_ == "ADV":
        return verb.head  # "they went as far as to say"
    if verb.dep_ == "conj" and verb.tag_ == "VBG" != verb.head.tag_ and verb.head.dep_ == "ccomp":
        return verb.head.head
    if verb.dep_ in ("conj", "prep") or (verb.tag_ not in FINITE and verb.dep_ in _LEANING):
        return verb.head
    return None


def issuer_of(head: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """Who put out a document: "a readout released by X", "a statement from X"; None: not said."""
    if head.lemma_.lower() not in cues.documents:
        return None
    for child in head.children:
        linked = child
        if child.dep_ == "acl" and child.lemma_ in cues.issued:
            linked = next((c for c in child.children if c.dep_ in ("agent", "prep")), child)
        if linked.lower_ in cues.issuers:
            name = next((c for c in linked.children if c.dep_ == "pobj" and c.i in inside), None)
            if name is not None and name.ent_type_ not in _PLACES and can_speak(name, cues):
                return name
    return None


def maker_of(head: Token, inside: frozenset[int], cues: Cues) -> Token | None:
    """Who speaks in a document: "the firm's statement", "a letter from X"; None: not said."""
    if head.lemma_.lower() in cues.of_their_owner:
        owner = next((c for c in possessors_of(head) if c.i in inside), None)
        if owner is not None and owner.ent_type_ not in _PLACES and can_speak(owner, cues):
            return owner
    return issuer_of(head, inside, cues)


def author_of(verb: Token, inside: frozenset[int], cues: Cues) -> Phrase | None:
    """Whose document somebody gives out: "the palace issued a statement from the king"."""
    document = object_of(verb)
    if document is None or verb.lemma_ not in cues.issued:
        return None
    author = issuer_of(document, inside, cues)
    return None if author is None else name_of(phrase_of(author, inside), inside, cues)


def phrase_of(head: Token, inside: frozenset[int]) -> Phrase:
    """The noun phrase around a head, with titles and "of …", without what follows a comma."""
    first = head
    left = [t for t in head.doc[head.left_edge.i : head.i] if t.i in inside]
    for token in reversed(left):
        punctuation = token.is_punct and token.tag_ != "HYPH" and token.text not in _APOSTROPHES
        if token.i != first.i - 1 or punctuation or token.tag_ in FINITE:
            break
        if token.tag_ == "PRP" and token.dep_ == "pobj":  # "among them Mayor Ines Berg"
            break
        first = token
    last = _right_end(head, inside)
    return Phrase(first, last, head)


def name_of(phrase: Phrase, inside: frozenset[int], cues: Cues) -> Phrase:
    """The name that a role is given: "the chairman, Phil Stead, said"; else the phrase itself."""
    head = phrase.head
    person = _person_beside(head)
    if person is not None and person.i in inside:
        return phrase_of(person, inside)
    vague = head.lower_ in cues.indefinite
    if head.tag_ not in ("NN", "NNS") and head.lemma_.lower() not in cues.speakers and not vague:
        return phrase
    twin = twin_of(head)
    if twin is not None and twin.i in inside:
        return Phrase(phrase.first, twin, twin)
    ends = phrase.last.children if phrase.last.ent_type_ == "GPE" else ()
    people = (t for t in ends if t.ent_type_ == "PERSON")  # "the envoy to Poland, Dan Reyes,"
    for child in (*phrase.head.children, *people):
        close = phrase.last.i < child.left_edge.i <= phrase.last.i + 2
        named = child.tag_ == "NNP" and not any(c.dep_ == "det" for c in child.children)
        if child.dep_ == "appos" and named and close and child.i in inside:
            return phrase_of(child, inside)
    return phrase


def _person_beside(head: Token) -> Token | None:
    """The person whom a chain of appositions ends with: "Lumen's editor, the poet Ida Sand, said".

    None where the words name a person themselves.
    """
    noun = head
    for _ in range(STEPS):
        if noun.ent_type_ == "PERSON":
            return noun if noun != head else None
        beside = [t for t in noun.children if t.dep_ == "appos" and t.i > noun.i]
        if len(beside) != 1:
            return None
        noun = beside[0]
    return None


def twin_of(noun: Token) -> Token | None:
    """The name right behind a noun, both of them subjects: "the charity Lumen said"."""
    for other in noun.head.children:
        same = other.dep_ == noun.dep_ and noun.dep_ in SUBJECTS and other.tag_ == "NNP"
        if same and other.left_edge.i == noun.i + 1:
            return other
    return None


def _right_end(head: Token, inside: frozenset[int]) -> Token:
    last = head
    doc = head.doc
    while last.i + 1 < len(doc) and last.i + 1 in inside:
        after = doc[last.i + 1]
        if after.tag_ in ("NNP", "NNPS", "POS") and _hangs_on(after, head) and after.tag_ != "POS":
            last = after
        elif after.dep_ in ("prep", "cc") and after.head.i <= last.i and _hangs_on(after, head):
            end = _stretch_end(after, inside)
            if end is None:
                break
            last = end
        else:
            break
    return last


def _hangs_on(token: Token, head: Token) -> bool:
    for _ in range(STEPS):
        if token.head.i == head.i:
            return True
        token = token.head
    return False


def _stretch_end(link: Token, inside: frozenset[int]) -> Token | None:
    """The last token of "of the ministry" or "and Brown" after a head; None if it is too much."""
    doc = link.doc
    end: Token | None = None
    for token in doc[link.i + 1 : link.i + 12]:
        joins = token.tag_ in _NOMINAL or token.tag_ in ("IN", "CC") or token.text in _APOSTROPHES
        of_them = token.tag_ == "PRP" and token.i == link.i + 1
        if token.i not in inside or not (joins or of_them):
            break
        if token.tag_ in _NOUNS or token.tag_ == "CD" or of_them:
            end = token
    return end


def phrase_after(tokens: Sequence[Token], cues: Cues) -> Phrase | None:
    """The noun phrase with which some tokens begin ("said | Liu Zhenli, chief of …")."""
    run: list[Token] = []
    for token in tokens:
        if not run and token.tag_ == "RB":
            continue
        if token.tag_ == "PRP" and not run:
            return Phrase(token, token, token) if token.lower_ in cues.pronouns else None
        if not (token.tag_ in _NOMINAL or _is_initial(token) or _goes_on(token, run)):
            break
        run.append(token)
    return _phrase(run, cues)


def _goes_on(token: Token, run: list[Token]) -> bool:
    """Whether a noun phrase goes on with "of …" or "& CEO Gustav …"."""
    if not run or token.i + 1 >= len(token.doc):
        return False
    if token.tag_ == "CC":
        return run[-1].tag_ in _NOUNS and token.doc[token.i + 1].tag_ in ("NNP", "NNPS")
    return token.tag_ == "IN" and run[-1].tag_ in ("NN", "NNS", "CD") and token.dep_ == "prep"


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 5 and token.text.endswith(".") and token.text[0].isupper()


def _phrase(run: list[Token], cues: Cues) -> Phrase | None:
    while run and run[-1].tag_ not in _NOUNS and run[-1].lower_ not in cues.indefinite:
        run.pop()
    if not run:
        return None
    cut = next((k for k, t in enumerate(run) if t.tag_ == "IN"), len(run))
    heads = [t for t in run[:cut] if t.tag_ in _NOUNS or t.lower_ in cues.indefinite]
    return Phrase(run[0], run[-1], heads[-1]) if heads else None


def phrase_before(tokens: Sequence[Token], cues: Cues) -> Phrase | None:
    """The noun phrase with which some tokens end ("… | one official | also"), adverbs left out."""
    run: list[Token] = []
    for token in reversed(tokens):
        if not run and (token.tag_ in ("RB", "MD") or token.pos_ == "AUX"):
            continue
        if token.tag_ in ("PRP", "WP") and not run:
            return Phrase(token, token, token) if token.lower_ in cues.pronouns else None
        if not (token.tag_ in _NOMINAL or _is_initial(token)):
            break
        run.append(token)
    return _phrase(run[::-1], cues)
