"""The forms in lemmas.toml have the lemmas that stand there, whatever the model's rules say."""

from __future__ import annotations

import pytest

from dashboard.registry import read_toml
from dashboard.text.analysis import analyse

VERBS = read_toml("languages/en/lemmas.toml")["verb"]
FORMS = [(form, lemma) for lemma, forms in VERBS.items() for form in forms]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_a_form_has_its_lemma(form: str, lemma: str) -> None:
    verb = f"was {form}" if form.endswith("ing") else form
    doc = analyse(f"She {verb} it, they said.").paragraphs[0].doc
    token = next(t for t in doc if t.text == form)
    assert (token.pos_, token.lemma_) == ("VERB", lemma)


@pytest.mark.parametrize(("form", "lemma"), [("hopped", "hop"), ("rapped", "rap"), ("said", "say")])
def test_other_verbs_keep_theirs(form: str, lemma: str) -> None:
    doc = analyse(f"She {form} it, they said.").paragraphs[0].doc
    assert next(t.lemma_ for t in doc if t.text == form) == lemma
