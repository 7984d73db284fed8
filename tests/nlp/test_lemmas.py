"""The forms in lemmas.toml have the lemmas that stand there, whatever the model's rules say."""

from __future__ import annotations

import pytest

from dashboard import pipeline
from dashboard.nlp.analysis import analyse
from dashboard.registry import PACKAGE, read_toml
from tests.cases import Case, CheckCases, Places

LEMMAS = "languages/en/lemmas.toml"
PLACES = Places([PACKAGE / LEMMAS])
FORMS = [
    Case(PLACES.of(f'"{form}"'), form, (form, lemma))
    for lemma, forms in read_toml(LEMMAS)["verb"].items()
    for form in forms
]


def test_a_form_has_its_lemma(check_cases: CheckCases) -> None:
    check_cases(FORMS, check_form, sentence_of)


def sentence_of(case: tuple[str, str]) -> str:
    form, _ = case
    return f"She {f'was {form}' if form.endswith('ing') else form} it, they said."


def check_form(case: tuple[str, str]) -> None:
    form, lemma = case
    doc = pipeline.analyse(sentence_of(case)).paragraphs[0].doc
    token = next(t for t in doc if t.text == form)
    assert (token.pos, token.lemma_) == ("VERB", lemma)


@pytest.mark.parametrize(("form", "lemma"), [("hopped", "hop"), ("rapped", "rap"), ("said", "say")])
def test_other_verbs_keep_theirs(form: str, lemma: str) -> None:
    doc = analyse(f"She {form} it, they said.").paragraphs[0].doc
    assert next(t.lemma_ for t in doc if t.text == form) == lemma
