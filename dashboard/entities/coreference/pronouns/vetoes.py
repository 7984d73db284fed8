"""Why the best antecedent of a pronoun is not taken: named reasons, in the order they are asked.

Each holds, or not, of a pronoun with the antecedent that salience chose. Where one does, the text
does not settle whom the pronoun means, and it stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.entities.coreference.pronouns.accused import accused_may_be_another
from dashboard.entities.coreference.pronouns.addressees import addressee_may_be_meant
from dashboard.entities.coreference.pronouns.competing_antecedents import (
    body_may_be_meant,
    is_outdone,
    nearer_people_may_be_meant,
    others_may_be_meant,
    undergoer_may_be_meant,
)
from dashboard.entities.coreference.pronouns.competing_bodies import (
    judged_may_be_meant,
    patient_may_be_it,
    respondent_may_be_it,
    teller_may_be_it,
    wrongdoer_may_be_another,
)
from dashboard.entities.coreference.pronouns.competing_people import (
    aged_subject_may_be_meant,
    client_may_be_meant,
    elliptic_teller_may_be_meant,
    misread_gender_may_be_meant,
    misread_name_may_be_meant,
    owner_may_be_meant,
    patient_may_be_meant,
    patient_of_main_clause_may_be_meant,
    quoted_person_may_be_meant,
    teller_may_be_meant,
)
from dashboard.entities.coreference.pronouns.embedded_antecedents import (
    inner_may_be_meant,
    joined_may_be_meant,
    main_may_be_meant,
    named_in_subject_may_be_meant,
    nearer_may_be_meant,
    owner_of_main_subject_may_be_meant,
    patient_above_may_be_meant,
    patient_of_relative_may_be_meant,
    relative_side_may_be_meant,
)
from dashboard.entities.coreference.pronouns.named_speakers import named_speaker_may_be_meant
from dashboard.entities.coreference.pronouns.open_pronouns import (
    goes_on_with_open_one,
    goes_on_with_subject,
    is_beside_open_subject,
    opens_entry_below_two,
)
from dashboard.entities.coreference.pronouns.possessors import (
    befalls_either,
    befalls_others,
    owner_of_subject_may_be_meant,
    possessed_may_be_meant,
    subject_or_patient,
)
from dashboard.entities.coreference.pronouns.unnamed_antecedents import (
    person_of_gender_may_be_meant,
    unnamed_may_be_meant,
)
from dashboard.entities.coreference.roles.tellers import (
    only_relays,
    only_tells,
    serves_the_law,
    tells_of_group_before,
)
from dashboard.entities.linking.registry import Entity
from dashboard.model import ActorKind

Vetoes = Mapping[str, Callable[[ResolvedPronoun], bool]]


def veto_on(resolved: ResolvedPronoun, vetoes: Vetoes) -> str | None:
    """The name of the first reason for which an antecedent is not taken; None: it is."""
    return next((name for name, holds in vetoes.items() if holds(resolved)), None)


def went_on_to_another(resolved: ResolvedPronoun) -> bool:
    """Whether a text went on to another person, and told nothing of who is chosen of late.

    Who was named neither in the paragraph of a pronoun nor in the one before is not meant where
    somebody else is named in it: "Strand was dismissed. A court awarded [her] damages".
    """
    number, parts = resolved.mention.paragraph, resolved.discourse.analysis.paragraphs
    before, here = parts[max(0, number - 1)].start, resolved.part.start
    seen = resolved.discourse.seen
    if any(one.entity is resolved.antecedent and one.offset >= before for one in seen):
        return False
    named = (one.entity for one in seen if one.offset >= here and one.entity is not None)
    return any(one.kind is ActorKind.PERSON for one in named)


def has_namesake(resolved: ResolvedPronoun) -> bool:
    """Whether another of the same name may be meant."""
    words = resolved.antecedent.words
    return any(d.types["name"] and d.words == words for d in resolved.rivals)


def is_of_another_paragraph(resolved: ResolvedPronoun) -> bool:
    """Whether the paragraph of a pronoun has not told of its antecedent: it is of a thing then."""
    return resolved.last_told < resolved.part.start


def only_relays_before(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent has only told of others so far."""
    return only_relays(resolved.antecedent, resolved.start, resolved.discourse)


def only_tells_of_others(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent tells of others right before, who may be meant: "Two left, police"."""
    return others_may_be_meant(resolved) and only_tells(resolved)


def went_on_to_several(resolved: ResolvedPronoun) -> bool:
    """Whether the text went on from a group to several who act: "Reed and Lind left. They".

    Or each in a clause of one sentence: "Reed left and Lind resigned. They".
    """
    if not is_of_another_paragraph(resolved):
        return False
    discourse, acting = resolved.discourse, dict[tuple[int, int], Entity]()
    for seen in discourse.before(resolved.start, discourse.reach["antecedent"]):
        if seen.offset <= resolved.last_told:
            return False
        who, noun = seen.entity, discourse.token_of(seen)
        if who is None or who.kind is not ActorKind.PERSON or not seen.subject:
            continue
        number = seen.place[0]
        beside = (acting.get((number, verb.i), who) for verb in noun.head.conjuncts)
        if noun.conjuncts or any(other is not who for other in beside):
            return True
        acting[number, noun.head.i] = who
    return False


# Of "he" and "she".
PERSON_VETOES: Vetoes = {
    "topic_shift": went_on_to_another,
    "possessed_person": possessed_may_be_meant,
    "addressee": addressee_may_be_meant,
    "patient_of_the_main_clause": patient_of_main_clause_may_be_meant,
    "main_clause": main_may_be_meant,
    "owner_of_the_main_subject": owner_of_main_subject_may_be_meant,
    "joined_clause": joined_may_be_meant,
    "clause_within_a_report": inner_may_be_meant,
    "nearer_name": nearer_may_be_meant,
    "named_in_the_subject": named_in_subject_may_be_meant,
    "patient_above": patient_above_may_be_meant,
    "side_of_a_relative_clause": relative_side_may_be_meant,
    "patient_of_a_relative_clause": patient_of_relative_may_be_meant,
    "befalls_either": befalls_either,
    "subject_or_patient": subject_or_patient,
    "person_of_that_gender": person_of_gender_may_be_meant,
    "unnamed_person": unnamed_may_be_meant,
    "open_pronoun_before": goes_on_with_open_one,
    "same_subject_before": goes_on_with_subject,
    "entry_of_a_chronicle": opens_entry_below_two,
    "namesake": has_namesake,
    "patient": patient_may_be_meant,
    "accused": accused_may_be_another,
    "aged_subject": aged_subject_may_be_meant,
    "another_teller": teller_may_be_meant,
    "person_of_the_quotation": quoted_person_may_be_meant,
    "named_in_own_words": named_speaker_may_be_meant,
    "client": client_may_be_meant,
    "one_of_several_tells": elliptic_teller_may_be_meant,
    "another_owner": owner_may_be_meant,
    "misread_gender": misread_gender_may_be_meant,
    "misread_name": misread_name_may_be_meant,
    "owner_of_the_subject": owner_of_subject_may_be_meant,
}
# Of "it"; and where it tells what stands before it.
THING_VETOES: Vetoes = {
    "another_paragraph": is_of_another_paragraph,
    "only_relays": only_relays_before,
    "patient": patient_may_be_it,
    "respondent": respondent_may_be_it,
    "another_teller": teller_may_be_it,
    "another_wrongdoer": wrongdoer_may_be_another,
    "undergoer": undergoer_may_be_meant,
    "judged": judged_may_be_meant,
    "nearer_thing": is_outdone,
}
SPEAKING_THING_VETOES: Vetoes = {
    "nearer_body": body_may_be_meant,
    "respondent": respondent_may_be_it,
    "nearer_thing": is_outdone,
}
# Of "they".
GROUP_VETOES: Vetoes = {
    "several_acted_since": went_on_to_several,
    "serves_the_law": serves_the_law,
    "befalls_others": befalls_others,
    "tells_of_group_before": tells_of_group_before,
    "nearer_people": nearer_people_may_be_meant,
    "nearer_body": body_may_be_meant,
    "open_subject": is_beside_open_subject,
    "open_pronoun_before": goes_on_with_open_one,
    "only_tells_of_others": only_tells_of_others,
    "nearer_thing_or_people": is_outdone,
}
