"""Each label of a language's model has one meaning, said in its label_scheme.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.errors import RuleError
from dashboard.nlp.analysis import Depth, analyse
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.registry import PACKAGE, language_file

ENGLISH = PACKAGE / language_file("en", "")


def _language(folder: Path, old: str, new: str) -> str:
    """English with one line of its label scheme changed."""
    shutil.copytree(ENGLISH, folder, dirs_exist_ok=True)
    scheme = folder / "label_scheme.toml"
    text = scheme.read_text("utf-8")
    assert text.count(old) == 1
    scheme.write_text(text.replace(old, new), "utf-8")
    return str(folder)


def test_a_word_has_the_terms_of_the_program_beside_the_labels_of_the_model() -> None:
    (part,) = analyse("She left on Monday.").paragraphs
    assert [(t.dependency, t.tag) for t in part.doc] == [
        (Dependency.SUBJECT, Tag.PERSONAL_PRONOUN),
        (Dependency.ROOT, Tag.PAST_TENSE),
        (Dependency.PREPOSITION, Tag.PREPOSITION),
        (Dependency.PREPOSITIONAL_OBJECT, Tag.PROPER_NOUN),
        (Dependency.PUNCTUATION, Tag.SENTENCE_END),
    ]


def test_a_text_that_is_only_tagged_has_no_dependencies() -> None:
    (part,) = analyse("She left.", depth=Depth.TAGS).paragraphs
    assert [t.dependency for t in part.doc] == [Dependency.NONE] * 3
    assert [t.tag for t in part.doc] == [Tag.PERSONAL_PRONOUN, Tag.PAST_TENSE, Tag.SENTENCE_END]


def test_each_label_has_one_meaning() -> None:
    scheme = load_label_scheme()
    for labels in (scheme.dependency_labels, scheme.tag_labels):
        assert len(set(labels.values())) == len(labels)


def test_a_label_of_the_model_that_is_left_out_is_told_before_a_text_is_read(
    tmp_path: Path,
) -> None:
    gone = _language(tmp_path, 'determiner = ["DT"]\nexistential', "existential")
    with pytest.raises(RuleError, match=r"\[tag_label\] leaves out 'DT', .* put it under `other`"):
        analyse("It rained.", language=gone)


def test_a_label_may_mean_nothing_to_the_program(tmp_path: Path) -> None:
    language = _language(tmp_path, 'interjection = ["UH"]', 'other = ["UH"]')
    (part,) = analyse("Oh, she left.", language=language).paragraphs
    assert part.doc[0].tag is Tag.OTHER


def test_a_meaning_that_the_program_has_not_is_refused(tmp_path: Path) -> None:
    strange = _language(tmp_path, 'meta_modifier = ["meta"]', 'beside = ["meta"]')
    with pytest.raises(RuleError, match=r"\[dependency_label\] has 'beside', .* one of Dependency"):
        load_label_scheme(strange)
