"""The parts of spaCy's pipeline that are ours: the repairs, with the words that each needs."""

from __future__ import annotations

import functools
from itertools import chain
from typing import TYPE_CHECKING

from dashboard.nlp.component_words import (
    clause_openers,
    given_names,
    months_and_days,
    pasts,
    people,
    reporting,
    sentence_edges,
)
from dashboard.nlp.lemmatizer import RememberingLemmatizer
from dashboard.nlp.repairs.adverb_names import AdverbNames
from dashboard.nlp.repairs.agent_phrases import AgentPhrases
from dashboard.nlp.repairs.alleging_verbs import AllegingVerbs
from dashboard.nlp.repairs.appositions import Appositions
from dashboard.nlp.repairs.attributive_participles import AttributiveParticiples
from dashboard.nlp.repairs.bare_times import BareTimes
from dashboard.nlp.repairs.bare_weekdays import BareWeekdays
from dashboard.nlp.repairs.base_conjuncts import BaseConjuncts
from dashboard.nlp.repairs.complements import Complements
from dashboard.nlp.repairs.content_clauses import ContentClauses
from dashboard.nlp.repairs.coordinated_names import CoordinatedNames
from dashboard.nlp.repairs.coordinated_people import CoordinatedPeople
from dashboard.nlp.repairs.coordinated_predicates import CoordinatedPredicates
from dashboard.nlp.repairs.crimes_charged import CrimesCharged
from dashboard.nlp.repairs.dated_nouns import DatedNouns
from dashboard.nlp.repairs.double_objects import DoubleObjects
from dashboard.nlp.repairs.final_inquits import FinalInquits
from dashboard.nlp.repairs.finite_modifiers import FiniteModifiers
from dashboard.nlp.repairs.free_adjuncts import FreeAdjuncts
from dashboard.nlp.repairs.gerund_nouns import GerundNouns
from dashboard.nlp.repairs.hearsay_participles import HearsayParticiples
from dashboard.nlp.repairs.infinitives import Infinitives
from dashboard.nlp.repairs.inquits import Inquits
from dashboard.nlp.repairs.interrupted_adverbials import InterruptedAdverbials
from dashboard.nlp.repairs.interrupted_clauses import InterruptedClauses
from dashboard.nlp.repairs.inversions import Inversions
from dashboard.nlp.repairs.joined_clauses import JoinedClauses
from dashboard.nlp.repairs.joint_gerunds import JointGerunds
from dashboard.nlp.repairs.joint_titles import JointTitles
from dashboard.nlp.repairs.judged_deeds import JudgedDeeds
from dashboard.nlp.repairs.listed_predicates import ListedPredicates
from dashboard.nlp.repairs.long_distance_subjects import LongDistanceSubjects
from dashboard.nlp.repairs.media_contents import MediaContents
from dashboard.nlp.repairs.month_names import MonthNames
from dashboard.nlp.repairs.noun_tags import NounTags
from dashboard.nlp.repairs.number_agreement import NumberAgreement
from dashboard.nlp.repairs.object_relatives import ObjectRelatives
from dashboard.nlp.repairs.objects import Objects
from dashboard.nlp.repairs.office_holders import OfficeHolders
from dashboard.nlp.repairs.open_clauses import OpenClauses
from dashboard.nlp.repairs.parentheses import Parentheses
from dashboard.nlp.repairs.particle_names import ParticleNames
from dashboard.nlp.repairs.past_tags import PastTags
from dashboard.nlp.repairs.perfect_gerunds import PerfectGerunds
from dashboard.nlp.repairs.prefixes import Prefixes
from dashboard.nlp.repairs.reduced_relatives import ReducedRelatives
from dashboard.nlp.repairs.relative_clauses import RelativeClauses
from dashboard.nlp.repairs.relative_lists import RelativeLists
from dashboard.nlp.repairs.reporting_participles import ReportingParticiples
from dashboard.nlp.repairs.reports import Reports
from dashboard.nlp.repairs.subjects import Subjects
from dashboard.nlp.repairs.verbless_sentences import VerblessSentences
from dashboard.nlp.ruler import RememberingRuler
from dashboard.nlp.sentences import SentenceBoundaries
from dashboard.nlp.stepwise import register_stepwise
from dashboard.registry import OWN, language_file, read_toml, read_words, words_named

if TYPE_CHECKING:
    from spacy.language import Language

_LABELS = "label_scheme.toml"
_NO_PERSONS = ("company", "institution", "country", "government")


def _register_plain() -> None:
    """Tell spaCy of the parts that remember, and of repairs that need no words of a language."""
    from spacy.language import Language

    @Language.factory("remembering_ruler")
    def _remember(nlp: Language, name: str) -> RememberingRuler:
        return RememberingRuler(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]

    @Language.factory("remembering_lemmatizer", default_config={"language": OWN})
    def _lemmatize(nlp: Language, name: str, language: str) -> RememberingLemmatizer:
        verbs = read_toml(language_file(language, "lemmas.toml"))["verb"]
        known = {form: lemma for lemma, forms in verbs.items() for form in forms}
        return RememberingLemmatizer(nlp.get_pipe("lemmatizer"), known)

    Language.component("finite_modifiers", func=FiniteModifiers())
    Language.component("free_adjuncts", func=FreeAdjuncts())
    Language.component("infinitives", func=Infinitives())
    Language.component("inquits", func=Inquits())
    Language.component("interrupted_clauses", func=InterruptedClauses())
    Language.component("bare_times", func=BareTimes())
    Language.component("coordinated_names", func=CoordinatedNames())
    Language.component("number_agreement", func=NumberAgreement())
    Language.component("objects", func=Objects())
    Language.component("parentheses", func=Parentheses())
    Language.component("perfect_gerunds", func=PerfectGerunds())
    Language.component("prefixes", func=Prefixes())
    Language.component("inversions", func=Inversions())


def _register_word_lists() -> None:
    """Tell spaCy of what needs only a list of words: tags of nouns, offices, abbreviations."""
    from spacy.language import Language

    @Language.factory("noun_tags", default_config={"language": OWN})
    def _receive(nlp: Language, name: str, language: str) -> NounTags:
        words = read_toml(language_file(language, "lemmas.toml"))["noun"]
        names = ("no_verbs", "nominal", "acronyms")
        return NounTags(*(frozenset(map(str.lower, words[name])) for name in names))

    @Language.factory("coordinated_people", default_config={"language": OWN})
    def _join(nlp: Language, name: str, language: str) -> CoordinatedPeople:
        endings = read_toml(language_file(language, "quotes.toml"))["speakers"]["endings"]
        return CoordinatedPeople(people(language), tuple(endings))

    @Language.factory("agent_phrases", default_config={"language": OWN})
    def _act(nlp: Language, name: str, language: str) -> AgentPhrases:
        patients = read_toml(language_file(language, "names/titles.toml"))["patient"]
        nouns = read_toml(language_file(language, _LABELS))["noun"]
        deeds = (words_named(language, nouns[name]) for name in ("deeds", "undertakings"))
        lists = (patients["agent"], patients["done_to"], *deeds)
        return AgentPhrases(people(language), *map(frozenset, lists))

    @Language.factory("office_holders", default_config={"language": OWN})
    def _part(nlp: Language, name: str, language: str) -> OfficeHolders:
        folder = language_file(language, "names")
        titles = read_toml(f"{folder}/titles.toml")
        offices = {*titles["office"]["words"], *titles["courtesy"]["neutral"]}
        office, before = titles["office"], frozenset(titles["of"]["before_fields"])
        lower, given = frozenset(map(str.lower, offices)), given_names(language)
        return OfficeHolders(lower, given, frozenset(office["fields"]), before)

    @Language.factory("joint_gerunds", default_config={"language": OWN})
    def _list(nlp: Language, name: str, language: str) -> JointGerunds:
        scheme = read_toml(language_file(language, _LABELS))
        return JointGerunds(frozenset(scheme["lemma"]["completed_by_gerund"]))

    @Language.factory("double_objects", default_config={"language": OWN})
    def _pay(nlp: Language, name: str, language: str) -> DoubleObjects:
        names = read_toml(language_file(language, "names/organisations.toml"))["longer"]
        return DoubleObjects(frozenset(names["currencies"]))

    @Language.factory("reduced_relatives", default_config={"language": OWN})
    def _describe(nlp: Language, name: str, language: str) -> ReducedRelatives:
        scheme = read_toml(language_file(language, _LABELS))
        patients = read_toml(language_file(language, "names/titles.toml"))["patient"]
        lemmas, measures = scheme["lemma"], scheme["noun"]["measures"]
        lists = [lemmas["picturing"], lemmas["holding"], patients["agent"]]
        lists += [lemmas["predicating"], measures]
        openers = [clause_openers(language, name) for name in ("conjunctions", "as_prepositions")]
        return ReducedRelatives(*openers, *map(frozenset, lists))

    @Language.factory("joint_titles", default_config={"language": OWN})
    def _unite(nlp: Language, name: str, language: str) -> JointTitles:
        titles = read_toml(language_file(language, "names/titles.toml"))["office"]["joint"]
        return JointTitles(frozenset(titles))

    @Language.factory("sentence_boundaries", default_config={"language": OWN})
    def _make(nlp: Language, name: str, language: str) -> SentenceBoundaries:
        return SentenceBoundaries(*sentence_edges(language))


def _register_happening() -> None:
    """Tell spaCy of what parts what happened, and on what day, from the noun that it was put to."""
    from spacy.language import Language

    @Language.factory("verbless_sentences", default_config={"language": OWN})
    def _happen(nlp: Language, name: str, language: str) -> VerblessSentences:
        scheme = read_toml(language_file(language, _LABELS))
        return VerblessSentences(frozenset(scheme["lemma"]["unaccusative"]))

    @Language.factory("hearsay_participles", default_config={"language": OWN})
    def _say(nlp: Language, name: str, language: str) -> HearsayParticiples:
        scheme = read_toml(language_file(language, _LABELS))
        return HearsayParticiples(frozenset(scheme["lemma"]["hearsay"]))

    @Language.factory("reporting_participles", default_config={"language": OWN})
    def _claim(nlp: Language, name: str, language: str) -> ReportingParticiples:
        return ReportingParticiples(reporting(language))

    @Language.factory("relative_lists", default_config={"language": OWN})
    def _harm(nlp: Language, name: str, language: str) -> RelativeLists:
        scheme = read_toml(language_file(language, _LABELS))
        lists = (scheme["lemma"]["harming"], scheme["noun"]["deadly"])
        return RelativeLists(*map(frozenset, lists))

    @Language.factory("month_names", default_config={"language": OWN})
    def _tell(nlp: Language, name: str, language: str) -> MonthNames:
        classes = ("month_full", "month_name", "lastnext")
        words = read_toml(language_file(language, "temporal/words.toml"))
        months, names, which = (frozenset(words[kind]["words"]) for kind in classes)
        parts = read_toml(language_file(language, "temporal/macros.toml"))["edge_word"]["table"]
        return MonthNames(months, names, which | frozenset(parts))

    @Language.factory("bare_weekdays", default_config={"language": OWN})
    def _date(nlp: Language, name: str, language: str) -> BareWeekdays:
        words = read_toml(language_file(language, "temporal/words.toml"))["weekday"]["words"]
        return BareWeekdays(frozenset(words))


def _register_hanging() -> None:
    """Tell spaCy of what hangs nouns, dates and crimes where they belong."""
    from spacy.language import Language

    @Language.factory("gerund_nouns", default_config={"language": OWN})
    def _name(nlp: Language, name: str, language: str) -> GerundNouns:
        nouns = read_toml(language_file(language, _LABELS))["noun"]
        names = ("gerund_deeds", "gerunds_done", "described_by_deeds")
        return GerundNouns(*(frozenset(nouns[name]) for name in names))

    @Language.factory("media_contents", default_config={"language": OWN})
    def _publish(nlp: Language, name: str, language: str) -> MediaContents:
        scheme = read_toml(language_file(language, _LABELS))
        lists = scheme["noun"]["media"], scheme["lemma"]["publishing"]
        return MediaContents(*map(frozenset, lists))

    @Language.factory("adverb_names", default_config={"language": OWN})
    def _call(nlp: Language, name: str, language: str) -> AdverbNames:
        known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        words = read_words(language_file(language, "words/function_words.txt"))
        lower = frozenset(map(str.lower, given_names(language)))
        return AdverbNames(frozenset(known["adv"]) | words, lower)

    @Language.factory("listed_predicates", default_config={"language": OWN})
    def _follow(nlp: Language, name: str, language: str) -> ListedPredicates:
        lemmas = read_toml(language_file(language, _LABELS))["lemma"]
        return ListedPredicates(frozenset(lemmas["resulting"]), frozenset(lemmas["harming"]))

    @Language.factory("alleging_verbs", default_config={"language": OWN})
    def _allege(nlp: Language, name: str, language: str) -> AllegingVerbs:
        lemmas = read_toml(language_file(language, _LABELS))["lemma"]
        return AllegingVerbs(frozenset(lemmas["alleging"]))

    @Language.factory("attributive_participles", default_config={"language": OWN})
    def _find(nlp: Language, name: str, language: str) -> AttributiveParticiples:
        lemmas = read_toml(language_file(language, _LABELS))["lemma"]
        titles = read_toml(language_file(language, "names/titles.toml"))
        lists = (
            *(lemmas[name] for name in ("finding", "damaging")),
            titles["group"]["describing"],
            titles["patient"]["agent"],
        )
        finding, damaging, describing, links = map(frozenset, lists)
        return AttributiveParticiples(finding, damaging, describing, links, people(language))

    @Language.factory("dated_nouns", default_config={"language": OWN})
    def _date(nlp: Language, name: str, language: str) -> DatedNouns:
        times = read_toml(language_file(language, "temporal/words.toml"))
        names = months_and_days(language) | frozenset(times["month_short"]["words"])
        return DatedNouns(names | {f"{name}." for name in names})

    @Language.factory("object_relatives", default_config={"language": OWN})
    def _part_objects(nlp: Language, name: str, language: str) -> ObjectRelatives:
        nouns = read_toml(language_file(language, _LABELS))["noun"]["accounts"]
        return ObjectRelatives(frozenset(nouns))


def _register_reports() -> None:
    """Tell spaCy of what hangs what is said, charged or judged where it belongs, and of pasts."""
    from spacy.language import Language

    @Language.factory("past_tags", default_config={"language": OWN})
    def _past(nlp: Language, name: str, language: str) -> PastTags:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        known = lookups.get_table("lemma_index")
        others = {form for kind in ("noun", "adj") for form in known[kind]}
        verbs = lookups.get_table("lemma_exc")["verb"].items()
        lemmas = {form: lemma[0] for form, lemma in verbs if form not in others}
        scheme = read_toml(language_file(language, _LABELS))["lemma"]
        money = read_toml(language_file(language, "quantities.toml"))["money"]
        lists = (scheme["completed_by_participle"], scheme["judging"], money)
        return PastTags(pasts(language), lemmas, *map(frozenset, lists))

    @Language.factory("content_clauses", default_config={"language": OWN})
    def _contain(nlp: Language, name: str, language: str) -> ContentClauses:
        scheme = read_toml(language_file(language, _LABELS))
        lists = [scheme["lemma"][name] for name in ("sources", "opening", "handling")]
        return ContentClauses(*map(frozenset, (scheme["noun"]["accounts"], *lists)))

    @Language.factory("judged_deeds", default_config={"language": OWN})
    def _judge(nlp: Language, name: str, language: str) -> JudgedDeeds:
        days = read_toml(language_file(language, "temporal/words.toml"))["weekday"]["words"]
        judging = read_toml(language_file(language, _LABELS))["lemma"]["judging"]
        return JudgedDeeds(frozenset(days), frozenset(judging))

    @Language.factory("particle_names", default_config={"language": OWN})
    def _whole(nlp: Language, name: str, language: str) -> ParticleNames:
        names = read_toml(language_file(language, "names/titles.toml"))["name"]
        return ParticleNames(frozenset(names["particles"]), frozenset(names["patronymics"]))

    @Language.factory("open_clauses", default_config={"language": OWN})
    def _open(nlp: Language, name: str, language: str) -> OpenClauses:
        scheme = read_toml(language_file(language, _LABELS))
        lemmas = scheme["lemma"]
        lists = lemmas["hearing"], scheme["noun"]["bench"], lemmas["crimes"]
        return OpenClauses(*map(frozenset, lists))

    @Language.factory("final_inquits", default_config={"language": OWN})
    def _hear(nlp: Language, name: str, language: str) -> FinalInquits:
        scheme = read_toml(language_file(language, _LABELS))
        lists = scheme["lemma"]["hearing"], scheme["noun"]["bench"]
        return FinalInquits(*map(frozenset, lists))

    @Language.factory("crimes_charged", default_config={"language": OWN})
    def _charge(nlp: Language, name: str, language: str) -> CrimesCharged:
        lemmas = read_toml(language_file(language, _LABELS))["lemma"]
        names = ("charging", "charged", "accusing", "accused", "papers")
        return CrimesCharged(*(frozenset(lemmas[name]) for name in names))

    @Language.factory("reports", default_config={"language": OWN})
    def _report(nlp: Language, name: str, language: str) -> Reports:
        scheme = read_toml(language_file(language, _LABELS))
        lemmas, law = scheme["lemma"], scheme["noun"]["law"]
        lists = lemmas["denying"], lemmas["enforcing"], law
        return Reports(reporting(language), *map(frozenset, lists))


@functools.cache
def register_components() -> None:
    """Tell spaCy of our parts of its pipeline."""
    from spacy.language import Language

    register_stepwise()
    _register_plain()
    _register_word_lists()
    _register_happening()
    _register_hanging()
    _register_reports()

    @Language.factory("appositions", default_config={"language": OWN})
    def _mend(nlp: Language, name: str, language: str) -> Appositions:
        folder = language_file(language, "names")
        nouns = read_toml(f"{folder}/organisations.toml")["anaphor"]
        bodies = frozenset(chain(*(nouns[kind] for kind in _NO_PERSONS)))
        persons = frozenset(map(str.lower, people(language)))
        return Appositions(bodies, persons, given_names(language))

    @Language.factory("subjects", default_config={"language": OWN})
    def _clause(nlp: Language, name: str, language: str) -> Subjects:
        as_prepositions = clause_openers(language, "as_prepositions") - clause_openers(language)
        return Subjects(clause_openers(language), months_and_days(language), as_prepositions)

    @Language.factory("interrupted_adverbials", default_config={"language": OWN})
    def _resume(nlp: Language, name: str, language: str) -> InterruptedAdverbials:
        return InterruptedAdverbials(clause_openers(language, "as_prepositions"))

    @Language.factory("joined_clauses", default_config={"language": OWN})
    def _split(nlp: Language, name: str, language: str) -> JoinedClauses:
        return JoinedClauses(months_and_days(language))

    @Language.factory("relative_clauses", default_config={"language": OWN})
    def _relate(nlp: Language, name: str, language: str) -> RelativeClauses:
        scheme = read_toml(language_file(language, _LABELS))
        words = [scheme["lemma"][name] for name in ("plural", "singular", "harming")]
        sets = map(frozenset, (*words, scheme["noun"]["deadly"]))
        return RelativeClauses(months_and_days(language), *sets)

    @Language.factory("coordinated_predicates", default_config={"language": OWN})
    def _go_on(nlp: Language, name: str, language: str) -> CoordinatedPredicates:
        words = read_toml(language_file(language, "lemmas.toml"))["clause"]
        return CoordinatedPredicates(frozenset(words["expletives"]), pasts(language))

    @Language.factory("base_conjuncts", default_config={"language": OWN})
    def _list(nlp: Language, name: str, language: str) -> BaseConjuncts:
        return BaseConjuncts(pasts(language))

    @Language.factory("complements", default_config={"language": OWN})
    def _complete(nlp: Language, name: str, language: str) -> Complements:
        words = read_toml(language_file(language, "quotes.toml"))["complement"]
        names = ("needed", "bare", "adjuncts", "alone", "decided")
        return Complements(*(frozenset(words[name]) for name in names))

    @Language.factory("long_distance_subjects", default_config={"language": OWN})
    def _bridge(nlp: Language, name: str, language: str) -> LongDistanceSubjects:
        words = read_toml(language_file(language, "quotes.toml"))["bridge"]
        lemmas = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
        return LongDistanceSubjects(frozenset(words["verbs"]), pasts(language), lemmas["verb"])
