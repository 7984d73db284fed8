"""Bodies of which a text tells only that they tell of others: no antecedent of "the company".

"Sundal lost money, RBX News reported. The company was fined": Sundal. A firm that announces what it
does itself, or whose people go, is told of: "Lind will go, Norvik said. The company thanked him".
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole
from dashboard.entities.coreference.discourse_model import DiscourseModel, Seen
from dashboard.entities.linking.registry import Entity
from dashboard.model import ActorKind

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY})


def only_relays(body: Entity, offset: int, discourse: DiscourseModel) -> bool:
    """Whether each mention of a body before an offset relays what others did."""
    own = [s for s in discourse.seen if s.entity is body and s.offset < offset]
    return bool(own) and all(_relays(seen, discourse) for seen in own)


def _relays(teller: Seen, discourse: DiscourseModel) -> bool:
    """Whether a mention tells of another body; a firm reports of its own people, too."""
    number, head = teller.place
    subject = discourse.analysis.paragraphs[number].clauses.of(head).argument(ArgumentRole.SUBJECT)
    if subject is None or subject.head != head:
        return False
    told = (
        s.entity
        for s in discourse.seen
        if s.subject and s.entity is not None and s.entity is not teller.entity
        if discourse.speech.says(teller.offset, s.offset)
    )
    return any(one.kind in _BODIES for one in told)
