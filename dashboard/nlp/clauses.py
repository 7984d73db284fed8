"""Cuts an analysed paragraph into its clauses, once, for all later stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.clause import (
    Argument,
    ArgumentRole,
    Aspect,
    Clause,
    Embedding,
    Oblique,
    Tense,
    Voice,
)
from dashboard.model import Span
from dashboard.nlp.adjunct_attachment import is_of_either_clause
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import (
    ARGUMENTS,
    AUXILIARIES,
    EMBEDDINGS,
    INVERTED_CLAUSES,
    LINKS,
    WITHIN_PHRASES,
)
from dashboard.nlp.infinitives import is_carried_on
from dashboard.nlp.label_scheme import LabelScheme, load_label_scheme
from dashboard.nlp.object_control import brought_object
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import (
    PARTICIPLES,
    PRESENT_FORMS,
    PROPER_NOUNS,
    RELATIVE_OPENERS,
    TENSED,
    VERBS_AND_MODALS,
)
from dashboard.registry import OWN

_STATES = frozenset({NameKind.GEOPOLITICAL})
FAR = 32  # clauses above one: no sentence that people write has more, and a list of verbs may
_NOT_FINITE = PARTICIPLES | {Tag.BASE_FORM}
_OPEN = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE, Embedding.PREPOSITIONAL})


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a paragraph in the order of their heads, and the clause of each word."""

    clauses: tuple[Clause, ...]
    by_word: tuple[int, ...]
    _below: dict[int, list[Clause]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            if clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause)
        object.__setattr__(self, "_below", below)

    def of(self, token: int) -> Clause:
        """The clause whose own word a token is. Raises IndexError outside the paragraph."""
        return self.clauses[self.by_word[token]]

    def above(self, clause: Clause) -> Iterator[Clause]:
        """The clauses that govern a clause, the nearest first; at most ``FAR`` of them."""
        for _ in range(FAR):
            if clause.parent is None:
                return
            clause = self.clauses[clause.parent]
            yield clause

    def parent(self, clause: Clause) -> Clause | None:
        """The clause on which a clause hangs directly; None for a main one."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def governing(self, clause: Clause) -> Clause | None:
        """The clause that governs a clause, without what is coordinated; None for a main one."""
        while clause.embedding is Embedding.COORDINATION and clause.parent is not None:
            clause = self.clauses[clause.parent]
        return self.parent(clause)

    def below(self, clause: Clause) -> Iterator[Clause]:
        """The clauses that hang on a clause directly, in the order of their heads."""
        return iter(self._below.get(clause.index, ()))


def find_clauses(doc: Doc, start: int, paragraph: int, *, language: str = OWN) -> Clauses:
    """The clauses of a paragraph that begins at offset ``start``; none without a word."""
    return _Reader(doc, start, paragraph, load_label_scheme(language)).read()


@dataclass(frozen=True, slots=True)
class _Verb:
    """What a verb and its helpers say of its clause."""

    tense: Tense
    aspect: Aspect
    voice: Voice
    finite: bool
    modal: str
    negated: bool


_NO_VERB = _Verb(Tense.NONE, Aspect.SIMPLE, Voice.NONE, False, "", False)


class _Reader:
    def __init__(self, doc: Doc, start: int, paragraph: int, scheme: LabelScheme) -> None:
        self.doc, self.start, self.paragraph = doc, start, paragraph
        self.lemma = scheme.lemmas
        self.done: dict[int, Clause] = {}  # by the number of the head

    def read(self) -> Clauses:
        heads = [token.i for token in self.doc if self._is_head(token)]
        index = {head: n for n, head in enumerate(heads)}
        by_word = [0] * len(self.doc)
        for token in self.doc.top_down:
            by_word[token.i] = index[token.i] if token.i in index else by_word[token.head.i]
        words: defaultdict[int, list[int]] = defaultdict(list)
        for i, n in enumerate(by_word):
            words[n].append(i)
        for token in self.doc.top_down:  # a clause takes from those above it
            if token.i in index:
                n = index[token.i]
                self.done[token.i] = self._clause(token, n, tuple(words[n]), by_word)
        return Clauses(tuple(self.done[head] for head in heads), tuple(by_word))

    def _is_head(self, token: Token) -> bool:
        if token.dependency == Dependency.ROOT or token.head == token:
            return True
        return token.tag in VERBS_AND_MODALS and token.dependency not in WITHIN_PHRASES

    def _clause(self, token: Token, n: int, words: tuple[int, ...], by_word: list[int]) -> Clause:
        main = token.head == token
        parent = None if main else by_word[token.head.i]
        above = None if main else self._nearest(token)
        marker = self._marker(token)
        embedding = Embedding.MAIN if main else self._embedding(token, marker)
        joined = embedding is Embedding.COORDINATION and above is not None
        arguments = self._arguments(token, embedding, above)
        verb = self._verb(token, above if joined else None)
        return Clause(
            index=n,
            paragraph=self.paragraph,
            head=token.i,
            predicate=self._span(token.i, token.i),
            lemma=token.lemma_.lower(),
            words=words,
            tense=verb.tense,
            aspect=verb.aspect,
            voice=verb.voice,
            finite=verb.finite,
            modal=verb.modal,
            negated=verb.negated,
            embedding=embedding,
            parent=parent,
            governor=None if main else token.head.i,
            marker=marker,
            depth=0 if above is None else above.depth + (not joined),
            arguments=tuple(arguments),
            obliques=tuple(self._obliques(token)),
        )

    # ------------------------------------------------------------------ what governs

    def _nearest(self, token: Token) -> Clause | None:
        """The clause of the nearest head above a token; None at the top."""
        return next((self.done[t.i] for t in token.ancestors if t.i in self.done), None)

    def _marker(self, token: Token) -> str:
        first = token.left_edge  # "where on Sunday they met": it may hang on what follows it
        for child in token.lefts if first in token.lefts else (first, *token.lefts):
            relative = child.tag in RELATIVE_OPENERS
            opens = relative and child.dependency == Dependency.ADVERBIAL_MODIFIER
            if child.dependency == Dependency.MARKER or opens:
                return child.lower_
        above = token.head
        governed = token.dependency == Dependency.PREPOSITIONAL_COMPLEMENT
        return above.lower_ if governed and above != token else ""

    def _embedding(self, token: Token, marker: str) -> Embedding:
        found = EMBEDDINGS.get(token.dependency, Embedding.ADVERBIAL)
        infinitive = self._is_infinitive(token)
        if found is Embedding.ADVERBIAL and marker in self.lemma["condition"]:
            return Embedding.CONDITION
        if not marker and self._is_inverted(token):
            return Embedding.CONDITION
        if found is Embedding.ADVERBIAL and infinitive:
            carried_on = is_carried_on(token)
            return Embedding.OPEN_COMPLEMENT if carried_on else Embedding.PURPOSE
        if found is Embedding.OPEN_COMPLEMENT and infinitive and self._is_behind_object(token):
            return Embedding.PURPOSE  # the model takes it for a complement: "sold it to pay"
        on_noun = token.head.tag not in VERBS_AND_MODALS
        if found is Embedding.PARTICIPLE and (infinitive or marker):
            return Embedding.NOUN_COMPLEMENT
        if found is Embedding.RELATIVE and infinitive:
            return Embedding.NOUN_COMPLEMENT
        behind = token.i > token.head.i
        if found is Embedding.COMPLEMENT and on_noun and behind:
            return Embedding.NOUN_COMPLEMENT
        if token.dependency == Dependency.CLAUSAL_COMPLEMENT and not behind and not marker:
            return Embedding.PARATAXIS  # "[he left], she said"
        return found

    def _is_inverted(self, token: Token) -> bool:
        """Whether a clause opens with its helper: "[had he known], he would", "would [had he]"."""
        if token.dependency not in INVERTED_CLAUSES:
            return False
        above = token.head
        if token.i > above.i and not any(t.tag == Tag.MODAL for t in above.lefts):
            return False
        helpers = [t for t in token.lefts if t.dependency == Dependency.AUXILIARY]
        first = next(iter(helpers), token)
        subjects = (t for t in token.children if self._is_subject(t))
        opens = first == token.left_edge and first.lower_ in self.lemma["inverted"]
        return opens and any(t.i > first.i for t in subjects)

    def _is_behind_object(self, token: Token) -> bool:
        """Whether an object stands before an infinitive, behind a verb that none completes.

        Who calls an envoy in to express or protest something does so ("summoned the [envoy] to
        express concern"); "summoned [aides] to protest" and "[Lind] to testify" are for these. So
        does a state that calls in somebody by name to express something.
        """
        above, lemma = token.head, token.head.lemma_.lower()
        objects = [t for t in above.rights if above.i < t.i < token.i and self._is_object(t)]
        if lemma not in self.lemma["completed_behind_object"]:
            return bool(objects)
        addresses = lemma in self.lemma["calling_in"] and token.lemma_ in self.lemma["voicing"]
        envoys = any(t.lemma_ in self.lemma["envoys"] for t in objects)
        states = (t for t in above.lefts if self._is_subject(t) and t.name_kind in _STATES)
        vents = addresses and token.lemma_ in self.lemma["venting"] and any(states)
        return (addresses and envoys) or (vents and any(t.tag in PROPER_NOUNS for t in objects))

    def _is_object(self, token: Token) -> bool:
        role = ARGUMENTS.get(token.dependency)
        return role in {ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT}

    def _is_subject(self, token: Token) -> bool:
        return ARGUMENTS.get(token.dependency) is ArgumentRole.SUBJECT

    def _is_infinitive(self, token: Token) -> bool:
        return any(t.tag == Tag.INFINITIVE_MARKER for t in token.lefts)

    # ------------------------------------------------------------------ the verb

    def _verb(self, token: Token, joined: Clause | None) -> _Verb:
        """Tense, aspect, voice, modal and polarity; a coordinated verb may take its helpers over.

        "Was arrested and [charged]" is a passive of the past, "will go and [see]" is to come.
        """
        if token.tag not in VERBS_AND_MODALS:
            return _NO_VERB
        helpers = token.children_as(*AUXILIARIES)
        negated = token.has_child(Dependency.NEGATION)
        bare = not helpers and token.tag in _NOT_FINITE
        if (
            joined is not None
            and bare
            and not self._has_subject(token)
            and joined.voice is not Voice.NONE
        ):
            return _Verb(
                joined.tense, joined.aspect, joined.voice, joined.finite, joined.modal,
                negated or (joined.negated and not self._is_opposed(token)),
            )  # fmt: skip
        finite, tense, modal = self._tense(token, helpers)
        return _Verb(
            tense, self._aspect(token, helpers), self._voice(token, helpers), finite, modal, negated
        )

    def _is_opposed(self, token: Token) -> bool:
        """Whether a verb is set against the one that it is coordinated with: "not X but Y"."""
        before = (t for t in token.head.children if t.i < token.i)
        return any(t.lower_ in self.lemma["adversative"] for t in before)

    def _tense(self, token: Token, helpers: Sequence[Token]) -> tuple[bool, Tense, str]:
        for word in (*helpers, token):
            if word.tag == Tag.MODAL:
                coming = word.lower_ in self.lemma["future"]
                return (
                    True,
                    Tense.FUTURE if coming else Tense.NONE,
                    "" if coming else word.lemma_.lower(),
                )
            if word.tag == Tag.PAST_TENSE:
                return True, Tense.PAST, ""
            if word.tag in PRESENT_FORMS:
                return True, Tense.PRESENT, ""
        return False, Tense.NONE, ""

    def _aspect(self, token: Token, helpers: Sequence[Token]) -> Aspect:
        lemmas = {t.lemma_.lower() for t in helpers}
        has = bool(lemmas & self.lemma["perfect"])
        goes_on = token.tag == Tag.PRESENT_PARTICIPLE and bool(lemmas & self.lemma["progressive"])
        if has:
            return Aspect.PERFECT_PROGRESSIVE if goes_on else Aspect.PERFECT
        return Aspect.PROGRESSIVE if goes_on else Aspect.SIMPLE

    def _voice(self, token: Token, helpers: Sequence[Token]) -> Voice:
        passive = any(t.dependency == Dependency.PASSIVE_AUXILIARY for t in helpers)
        passive = passive or any(token.children_as(Dependency.PASSIVE_SUBJECT))
        bare = not helpers and token.tag == Tag.PAST_PARTICIPLE
        return Voice.PASSIVE if passive or (bare and token.head != token) else Voice.ACTIVE

    def _has_subject(self, token: Token) -> bool:
        return any(ARGUMENTS.get(t.dependency) is ArgumentRole.SUBJECT for t in token.children)

    # ------------------------------------------------------------------ arguments

    def _arguments(
        self, token: Token, embedding: Embedding, above: Clause | None
    ) -> Iterator[Argument]:
        found = False
        for child in token.children:
            role = ARGUMENTS.get(child.dependency)
            if role is None:
                continue
            head = self._complement_of(child) or child
            found = found or role is ArgumentRole.SUBJECT
            yield self._argument(role, head)
        if not found:
            shared = self._shared_subject(token, embedding, above)
            if shared is not None:
                yield shared

    def _argument(self, role: ArgumentRole, head: Token, *, shared: bool = False) -> Argument:
        return Argument(role, head.i, self._span(*self.doc.edges[head.i]), shared)

    def _shared_subject(
        self, token: Token, embedding: Embedding, above: Clause | None
    ) -> Argument | None:
        """The subject that a clause takes from another one, or from the noun that it describes."""
        if embedding is Embedding.PARTICIPLE:
            return self._argument(ArgumentRole.SUBJECT, token.head, shared=True)
        joined = embedding is Embedding.COORDINATION or embedding in _OPEN
        beside = embedding is Embedding.ADVERBIAL and token.tag not in TENSED
        if above is None or not (joined or beside) or is_of_either_clause(token):
            return None
        if embedding is Embedding.PURPOSE:
            brought = brought_object(token, above, self.doc)
            if brought is not None:  # "sent [him] to inspect it"
                return replace(brought, role=ArgumentRole.SUBJECT, shared=True)
        roles = [ArgumentRole.SUBJECT]
        controlled = above.lemma not in self.lemma["subject_control"]
        if embedding is Embedding.OPEN_COMPLEMENT and controlled:  # "asked [him] to leave"
            roles = [ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT, ArgumentRole.SUBJECT]
        for role in roles:
            one = above.argument(role)
            if one is not None and one.head != token.i:
                return Argument(ArgumentRole.SUBJECT, one.head, one.span, shared=True)
        return None

    def _complement_of(self, token: Token) -> Token | None:
        """The noun behind a preposition that marks an argument ("by the court"); else None."""
        if token.dependency not in LINKS:
            return None
        return token.child_as(Dependency.PREPOSITIONAL_OBJECT)

    def _obliques(self, token: Token) -> Iterator[Oblique]:
        for child in token.children:
            if child.dependency == Dependency.ADVERBIAL_NOUN:
                yield Oblique("", child.i, self._span(*self.doc.edges[child.i]))
            elif child.dependency == Dependency.PREPOSITION:
                noun = self._complement_of(child)
                if noun is not None:
                    yield Oblique(child.lower_, noun.i, self._span(*self.doc.edges[noun.i]))

    # ------------------------------------------------------------------ places

    def _span(self, first: int, last: int) -> Span:
        one, other = self.doc[first], self.doc[last]
        begin, end = one.idx, other.idx + len(other.text)
        return Span(self.start + begin, self.start + end, self.doc.text[begin:end])
