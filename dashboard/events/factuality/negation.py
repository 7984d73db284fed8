"""Whether a clause denies its event: "nobody came", "have yet to meet", "far from resigning"."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.clefts import is_denied_cleft
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    CORE_ARGUMENTS,
    SUBJECTS,
)
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.modifiers import has_negative_determiner
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLURAL_NOUNS, VERBAL

_TAKING_PART = CORE_ARGUMENTS | {Dependency.PREDICATE_NOMINAL, Dependency.AGENT}
_COUNTING = frozenset(
    {
        Dependency.DETERMINER,
        Dependency.NEGATION,
        Dependency.NUMERIC_MODIFIER,
        Dependency.PRECONJUNCTION,  # "[neither] the police nor the army came"
    }
)
_TURNED = SUBJECTS | {Dependency.EXPLETIVE}


def said_before(word: Token, noun: Token, words: ClauseWords) -> str | None:
    """The modality that a word before an event noun gives it, by its value; None: it says nothing.

    "The failed merger" did not come about; "the failed offensive" took place, and was lost.
    """
    failing = words.has("failing", "adjectives", word.lower_)
    if failing and words.has("failing", "nouns", noun.lemma_.lower()):
        return None
    return words.which("adjective", word.lower_)


def denies_its_event(token: Token, words: ClauseWords) -> bool:
    """Whether the own words of a verb's clause say that what it tells did not happen."""
    own = words.tables["negation"]["words"]
    denying = [  # "Bus No. 12 crashed": the word for a number is no denial
        t
        for t in token.children
        if t.dependency == Dependency.NEGATION or (t.lower_ in own and t.dependency not in SUBJECTS)
        if not _is_answer(t, token, words)
    ]
    if denying:
        return not all(_says_more(t, words) for t in denying)
    if _has_nobody(token, words) or _is_fronted_negation(token, words):
        return True
    if is_denied_cleft(token, words.tables["impersonal"]["subjects"]):
        return True
    instead = words.has("negation", "instead", two_before(token.left_edge))
    return instead or _is_yet_to(token, words) or _is_of_nobody(token, words)


def negating_word(verb: Token, words: ClauseWords) -> Token | None:
    """The word of a verb's clause that denies it, for a reader; None: no word of its own does."""
    own = words.tables["negation"]["words"]
    for child in sorted(verb.children, key=lambda t: t.i):
        if child.dependency == Dependency.NEGATION or child.lower_ in own:
            return child
        for word in (child, *child.lefts):
            lists = ("words", "pronouns", "determiners")
            if any(words.has("negation", each, word.lower_) for each in lists):
                return word
    return None


def _is_of_nobody(token: Token, words: ClauseWords) -> bool:
    """Whether nobody is to undergo it, or did: "no officer to be [charged]", "with none [found]".

    What stands behind such a "with" tells what was so (an absolute): not which of them is meant.
    """
    if token.dependency not in ADNOMINAL_CLAUSES:
        return False
    noun, link = token.head, token.head.head
    if words.has("negation", "pronouns", link.head.lower_):  # "with none of them found"
        noun, link = link.head, link.head.head
    absolute = link.dependency == Dependency.PREPOSITION and link.head.pos in VERBAL
    if absolute and words.has("negation", "absolute", link.lower_) and token.i > noun.i:
        nobody = words.has("negation", "pronouns", noun.lower_)
        return nobody or has_negative_determiner(noun)
    passive = is_infinitive(token) and token.has_child(Dependency.PASSIVE_AUXILIARY)
    return passive and has_negative_determiner(noun)


def _is_answer(word: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether a word right behind a verb is what was answered: "voted [no] on the plan"."""
    return word.i == verb.i + 1 and words.has("negation", "answers", word.lower_)


def is_near(token: Token, words: ClauseWords) -> bool:
    """Whether it nearly happened, and no more is told: "was close to [signing]"."""
    return words.has("negation", "near", two_before(token.left_edge))


def two_before(token: Token) -> str:
    """The two words before a token, in lower case."""
    return " ".join(t.lower_ for t in token.doc[max(0, token.i - 2) : token.i])


def _has_nobody(token: Token, words: ClauseWords) -> bool:
    """Whether nobody or nothing takes part: "nobody came", "none of the boats", "no deal".

    Nor in what the clause says nobody is to do: "no one is to [face] charges".
    """
    for part in token.children:
        if part.dependency not in _TAKING_PART:
            continue
        if words.has("negation", "pronouns", part.lower_):
            return True
        before = [t for t in part.lefts if t.dependency in _COUNTING]
        no = (t for t in before if words.has("negation", "determiners", t.lower_))
        if any(not (_counts(t) or _says_more(t, words)) for t in no):
            return True
        if any(words.has("negation", "not_one", _two_from(t)) for t in before):
            return True
    shares = (
        token.dependency in COMPLEMENT_CLAUSES
        and is_infinitive(token)
        and not token.has_child(*SUBJECTS)
    )
    above = token.head  # "no group claimed to have killed him": it is denied that they claimed it
    raising = above.has_child(Dependency.PASSIVE_AUXILIARY)
    shares = shares and (raising or words.has("auxiliary", "copula", above.lemma_))
    return shares and _has_nobody(above, words)


def _counts(word: Token) -> bool:
    """Whether a word that denies is short for "number": "a No 10 aide", not "No 3 men died"."""
    figure = word.i + 1 < len(word.doc) and word.nbor(1).text.isdigit()
    return figure and word.text[:1].isupper() and word.head.tag not in PLURAL_NOUNS


def _says_more(denial: Token, words: ClauseWords) -> bool:
    """Whether a denial says that there was more, or so much: "[not] only", "[no] more than six"."""
    behind = [t.lower_ for t in denial.doc[denial.i + 1 : denial.i + 3]]
    if not behind:
        return False
    only = words.has("negation", "more", behind[0])
    return only or words.has("negation", "limiting", " ".join(behind))


def _is_fronted_negation(token: Token, words: ClauseWords) -> bool:
    """Whether the clause begins with a denial and turns round: "not since May has a ship …"."""
    # The helper may be read as the verb.
    top = token.head if token.dependency == Dependency.CLAUSAL_COMPLEMENT else token
    start = top.left_edge
    if not words.has("negation", "fronted", start.lower_) or _says_more(start, words):
        return False
    helpers = [t.i for t in token.children_as(*AUXILIARIES)]
    if top != token and words.has("negation", "turning", top.lemma_.lower()):
        helpers.append(top.i)
    subjects = [t.i for t in token.children_as(*_TURNED)]
    return bool(helpers and subjects) and start.i < min(helpers) < min(subjects)


def _is_yet_to(token: Token, words: ClauseWords) -> bool:
    """Whether it has not been done so far: "have yet to [meet]", "is yet to be [found]"."""
    head = token.head
    if not is_infinitive(token) or not words.has("negation", "yet_verbs", head.lemma_.lower()):
        return False
    between = head.doc[head.i + 1 : token.left_edge.i]
    return any(words.has("negation", "yet", t.lower_) for t in between)


def _two_from(token: Token) -> str:
    return " ".join(t.lower_ for t in token.doc[token.i : token.i + 2])
