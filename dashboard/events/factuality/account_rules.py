"""The rules of accounts of one side, as ``languages/*/accounts.toml`` has them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any, get_type_hints

from dashboard.errors import RuleError
from dashboard.model import Modality
from dashboard.nlp.tokens import Token
from dashboard.registry import Words, language_file, read_record, read_toml
from dashboard.rules.propose import Proposal

FIELD = "account"
_FILE = "accounts.toml"


@dataclass(frozen=True, slots=True)
class AccountRule:
    """A form of a rule for the word of one side; what its lists mean, the file says."""

    name: str
    rank: int
    because: str

    def propose(self, word: Token, modality: Modality = Modality.REPORTED) -> Proposal[Modality]:
        """That an event is told so, for the reason that names a word of the text."""
        because = self.because.format(word=word.text)
        return Proposal(self.name, self.rank, modality, because)


@dataclass(frozen=True, slots=True)
class QuestionedAccount(AccountRule):
    """What another denies or doubts, or nobody has verified."""

    verbs: Words
    nouns: Words
    pronouns: Words
    verifying: Words
    reports: Words
    dual: Words
    neither: Words
    denying: Words
    retracting: Words
    falsities: Words
    raising: Words
    doubts: Words
    about: Words
    supporting: Words
    proofs: Words
    no: Words


@dataclass(frozen=True, slots=True)
class DeniedDeed(AccountRule):
    """What another denies to have been done, elsewhere in the article."""

    verbs: Words


@dataclass(frozen=True, slots=True)
class AccountOfAccused(AccountRule):
    """What one who is accused tells of the matter, or a lawyer of a client."""

    matters: tuple[str, ...]
    verbs: Words
    pronouns: Words
    denied: Words
    charges: Words
    telling: Words
    harms: Words
    voices: Words
    advocates: Words


@dataclass(frozen=True, slots=True)
class AccountOfAccuser(AccountRule):
    """What those who pursue a deed tell of one who is charged or held, and not convicted."""

    matters: tuple[str, ...]
    telling: Words
    accusers: Words
    steps: tuple[str, ...]
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PleaOfSelfDefence(AccountRule):
    """What one is said to have done in one's own defence."""

    defence: Words
    own_defence: Words
    pleading: Words
    defending: Words
    telling: Words
    finders: Words


@dataclass(frozen=True, slots=True)
class SequelOfDenial(AccountRule):
    """What the sentence right behind a denial tells in the pluperfect of the denier's side."""

    verbs: Words
    nouns: Words
    pronouns: Words
    reports: Words
    denied: Words
    harms: Words
    caring: Words


@dataclass(frozen=True, slots=True)
class AdverseClaim(AccountRule):
    """What one side in a fight tells of the other."""

    matters: tuple[str, ...]
    telling: Words
    groups: Words
    forces: Words


@dataclass(frozen=True, slots=True)
class ContestedClaim(AccountRule):
    """What is summed up as a claim that somebody contests, or denied in a relative clause."""

    nouns: Words
    reports: Words
    telling: Words
    charges: Words
    denied: Words
    contesting: Words
    summaries: Words
    indefinite: Words
    plural: Words
    sentential: Words
    disclaiming: Words
    judged: Words


@dataclass(frozen=True, slots=True)
class RivalAccount(AccountRule):
    """What those tell instead who contest an account, or of whom it is said that theirs differs."""

    nouns: Words
    pronouns: Words
    denied: Words
    telling: Words
    finders: Words
    contesting: Words
    disclaiming: Words
    recounting: Words
    differing: Words
    additional: Words
    versions: Words


@dataclass(frozen=True, slots=True)
class AnaphorOfCharge(AccountRule):
    """What a definite noun takes up that only a charge told."""

    matters: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountRules:
    """The forms of the rules of a language; a form is called as its field."""

    questioned_account: QuestionedAccount
    denied_deed: DeniedDeed
    account_of_accused: AccountOfAccused
    account_of_accuser: AccountOfAccuser
    plea_of_self_defence: PleaOfSelfDefence
    sequel_of_denial: SequelOfDenial
    sequel_of_pleading: AccountRule
    adverse_claim: AdverseClaim
    contested_claim: ContestedClaim
    rival_account: RivalAccount
    anaphor_of_charge: AnaphorOfCharge
    court_finding: AccountRule

    def names(self) -> tuple[str, ...]:
        """The names of the rules, each once."""
        return tuple(dict.fromkeys(getattr(self, field).name for field in self.__slots__))


@functools.cache
def load_rules(language: str) -> AccountRules:
    """The rules of a language.

    Raises RuleError where the file is missing or no TOML, a form or a list of one is missing, or
    nothing reads a form.
    """
    table = read_toml(language_file(language, _FILE))
    rows: dict[str, Any] = {row["form"]: row for row in table["rule"]}
    kinds = get_type_hints(AccountRules)
    unknown = sorted(rows.keys() - kinds)
    if unknown:
        raise RuleError(
            f"{_FILE}: nothing reads the forms {unknown}; AccountRules names those read"
        )
    rules = {}
    try:
        for field, kind in kinds.items():
            rules[field] = read_record(kind, rows[field], table["words"], language=language)
    except KeyError as error:
        raise RuleError(f"{_FILE}: {error} is missing, a form or a list of one; add it") from error
    return AccountRules(**rules)
