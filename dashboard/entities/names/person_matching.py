"""Whether two names may be of one person, and what a name is made of."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from dashboard.nlp.tokens import Doc

_NICKNAME = re.compile(r"[\"“‘(]([^\W\d_][\w .-]*)[\"”’)]")
_ARTICLE = re.compile(r"(?:al|el|ad|as|ash|ar|an)-")  # of Arabic family names, often left out
YOUNGEST, OLDEST = 5, 110  # years that a number behind a name can count
# Letters with a stroke, ligatures and others that are no letter with an accent.
_PLAIN = str.maketrans(
    dict(zip("ıøłđðØŁĐ", "iolddOLD", strict=True))
    | dict(zip("æœßþÆŒÞ", ("ae", "oe", "ss", "th", "Ae", "Oe", "Th"), strict=True))
)
_NO_FORMS: Mapping[str, Set[str]] = MappingProxyType({})
_EDGE = ',;:"“”‘()[]'


def marks_behind(name: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """What may stand behind a name, as it is written, and in capitals as a headline may have it.

    ``name``: that table of ``languages/*/names/titles.toml``.
    """
    marks = (*name["generation"], *name["honours"])
    return frozenset((*marks, *map(str.upper, marks)))


def name_words(text: str, marks: Set[str]) -> tuple[str, ...]:
    """The words of a name as they are written, without nicknames and ``marks`` like "Jr".

    A mark is one as it is written alone: Jack Ma has no degree.
    """
    words = [word.strip(_EDGE) for word in _NICKNAME.sub(" ", text.replace("’", "'")).split()]
    kept = [w for w in words if w and w.rstrip(".") not in marks and w not in marks]
    return tuple(kept) or tuple(w for w in words if w)


def nicknames(text: str) -> tuple[str, ...]:
    """What a name has in quotation marks or brackets: Magic in "Earvin “Magic” Johnson"."""
    return tuple(_NICKNAME.findall(text))


def folded(words: Sequence[str]) -> tuple[str, ...]:
    """Words as names are compared: without case, accents, dots of initials, the Arabic article."""
    return tuple(map(_fold, words))


@functools.lru_cache(maxsize=10_000)
def _fold(word: str) -> str:
    plain = unaccented(word)
    return _ARTICLE.sub("", plain.rstrip(".").casefold()) or plain.casefold()


def unaccented(word: str) -> str:
    """A word as those write it who have no accents: "Olazabal", "Yildirim" for "Yıldırım"."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


def without_article(word: str) -> str:
    """A family name without the Arabic article: Nassir for "Al-Nassir"."""
    return word[len(found[0]) :] if (found := _ARTICLE.match(word.lower())) else word


def is_initial(word: str) -> bool:
    """Whether a word is an initial: "Q", "Q.", "J.R."."""
    letters = word.replace(".", "")
    return letters.isupper() and (len(letters) == 1 or ("." in word and len(letters) <= 3))


def family_name(words: Sequence[str]) -> str:
    """The last word of a name that is no initial; generation marks must be cut off before."""
    for word in reversed(words):
        if not is_initial(word):
            return word.rstrip(".")
    return words[-1]


def may_be_one(
    short: Sequence[str], full: Sequence[str], forms: Mapping[str, Set[str]] = _NO_FORMS
) -> bool:
    """Whether a name of several words may be another form of a longer one.

    "Charles Brown", "C. Brown", "C.Q. Brown" and "Charles Q. Brown" may; so may "de Wit" and
    "Pieter de Wit"; "Gordon Brown" and "Charles Brown" not. ``forms``: others of each given name
    ("Chuck Brown").
    """
    a, b = folded(short), folded(full)
    if len(a) == 1 or len(b) == 1 or is_part(short, full) or is_part(full, short):
        return True
    if folded([family_name(short)]) != folded([family_name(full)]):
        return set(a) <= set(b) and len(a) > 1
    if a[0] == b[0] or b[0] in forms.get(a[0], ()):
        return _middles_agree(a[1:-1], b[1:-1])
    initials = is_initial(short[0]) or is_initial(full[0])
    return initials and a[0][:1] == b[0][:1]


def _middles_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether no middle name speaks against another: "George H. W. Bush", "George W. Bush"."""
    if not a or not b:
        return True
    return a[0][:1] == b[0][:1] or bool(set(a) & set(b) - {w for w in a if len(w) == 1})


def is_part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether several words are the end or the start of a longer name: "Ould Abdel Aziz"."""
    a, b = folded(short), folded(full)
    return 1 < len(a) < len(b) and (b[-len(a) :] == a or b[: len(a)] == a)


def is_short_for(word: str, full: Sequence[str]) -> bool:
    """Whether one word is the family name of a full name (first or last) or its first name.

    The family name of "Anna Smith-Jones" is no other person's "Jones".
    """
    bare = folded([word])[0]
    ends = {folded([family_name(full)])[0], folded(full[-1:])[0], folded(full[:1])[0]}
    return bool(full) and bare in ends and len(full) > 1


def is_plural_of(word: str, name: str, endings: Set[str]) -> bool:
    """Whether a word is a family name, with an ending, for all who bear it: "Holms", "Joneses"."""
    return word.startswith(name) and word[len(name) :] in endings


def age_behind(doc: Doc, last: int) -> bool:
    """Whether an age between commas stands behind a name: ", 66, put down her fork"."""
    behind = doc[last + 1 : last + 4]
    if len(behind) < 3 or behind[0].text != "," or behind[2].text not in {",", "."}:
        return False
    return behind[1].text.isdigit() and OLDEST >= int(behind[1].text) >= YOUNGEST
