"""Sets of tags that several stages ask for: nouns, verbs and what opens a relative clause."""

from __future__ import annotations

from dashboard.nlp.grammar import Tag

COMMON_NOUNS = frozenset({Tag.NOUN, Tag.PLURAL_NOUN})
PROPER_NOUNS = frozenset({Tag.PROPER_NOUN, Tag.PLURAL_PROPER_NOUN})
NOUNS = COMMON_NOUNS | PROPER_NOUNS
SINGULAR_NOUNS = frozenset({Tag.NOUN, Tag.PROPER_NOUN})

PRESENT_FORMS = frozenset({Tag.PRESENT, Tag.PRESENT_THIRD_PERSON})
TENSED = PRESENT_FORMS | {Tag.PAST_TENSE}
FINITE = TENSED | {Tag.MODAL}
PAST_FORMS = frozenset({Tag.PAST_TENSE, Tag.PAST_PARTICIPLE})
VERBS = TENSED | {Tag.BASE_FORM, Tag.GERUND, Tag.PAST_PARTICIPLE}

RELATIVE_PRONOUNS = frozenset({Tag.RELATIVE_DETERMINER, Tag.RELATIVE_PRONOUN})
RELATIVE_WORDS = RELATIVE_PRONOUNS | {Tag.RELATIVE_POSSESSIVE}
