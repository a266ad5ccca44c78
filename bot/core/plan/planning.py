"""Planning: the plan's stages, the voices it must hear, and the lead's word after each meeting."""

from dataclasses import replace
from datetime import datetime

from bot.core.facts.actions import Action
from bot.core.facts.covers import Cover
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import MemberKind
from bot.core.facts.plan import Plan, PlanConfirmation, PlanStage, StageReached, Voice
from bot.core.refusals import AlreadyDone, Refusal

ORDER = (PlanStage.OUTLINE, PlanStage.DETAILED, PlanStage.UPDATED)


def speakers(facts: CoreGroup) -> tuple[tuple[str, str], ...]:
    """Return (id, words) of everybody whose voice the plan must hear (N3).

    Each child's wishes and feelings, and each parent's views, as people read it.
    """
    children = tuple((each.id, f"{each.label}'s wishes and feelings") for each in facts.children)
    parents = (each for each in facts.family if each.kind is MemberKind.PARENT)
    return (*children, *((each.id, f"the views of {each.name}") for each in parents))


def hear(facts: CoreGroup, of: str, *, text: str = "", none_because: str = "") -> CoreGroup:
    """Enter one voice, or the reason why there is none yet (N3); a later entry replaces it."""
    if of not in dict(speakers(facts)):
        raise Refusal(
            "The plan asks for no views under that name.",
            "It asks for each child's wishes and feelings and for each parent's views.",
            field="of",
        )
    if bool(text.strip()) == bool(none_because.strip()):
        raise Refusal(
            "Enter either the views, or the reason why there are none yet (N3).",
            'As in: none_because="Martin still brings them".',
            field="text",
        )
    voice = Voice(of, text.strip(), none_because.strip())
    others = tuple(each for each in facts.plan.voices if each.of != of)
    return replace(facts, plan=replace(facts.plan, voices=(*others, voice)))


def describe(facts: CoreGroup, *, danger_statement: str = "", past_harm: str = "") -> CoreGroup:
    """Enter the danger statement and past harm; what is left empty stays as it is (S5)."""
    plan = replace(
        facts.plan,
        danger_statement=danger_statement.strip() or facts.plan.danger_statement,
        past_harm=past_harm.strip() or facts.plan.past_harm,
    )
    return replace(facts, plan=plan)


def missing_for_detailed(facts: CoreGroup) -> tuple[str, ...]:
    """Return what the plan lacks before it may be called detailed: L2, then N3."""
    heard = {each.of for each in facts.plan.voices}
    unheard = (f"{words} (N3)" for of, words in speakers(facts) if of not in heard)
    return (*_missing_items(facts), *unheard)


def _missing_items(facts: CoreGroup) -> list[str]:
    if not facts.open_actions:
        return ["at least one action, visit or assessment (L2)"]
    ownerless = (each.id for each in facts.open_actions if _lacks(facts, each))
    return [f"an owner in the group for {each} (L2)" for each in ownerless]


def advance(facts: CoreGroup, stage: PlanStage, meeting: str, now: datetime) -> CoreGroup:
    """Bring the plan to its next stage, at a meeting; it never goes back (L1).

    Refused as detailed while an item lacks its owner, or a voice its entry or reason (L2, N3).
    """
    plan = facts.plan
    if stage is plan.stage and stage is not PlanStage.UPDATED:
        raise AlreadyDone(f"The plan is {stage} already.")
    if ORDER.index(stage) not in {ORDER.index(plan.stage), ORDER.index(plan.stage) + 1}:
        raise Refusal(
            f"The plan is {plan.stage}; it cannot become {stage} now.",
            "It goes from outline to detailed, and from then on it is updated.",
        )
    missing = missing_for_detailed(facts)
    if missing:
        raise Refusal(
            f"The plan cannot be marked {stage} yet. It lacks: {'; '.join(missing)}.",
            "Enter them first, or for views the reason why there are none.",
        )
    reached = StageReached(stage, now, meeting)
    return _issued(facts, replace(plan, stage=stage, stages=(*plan.stages, reached)), now)


def confirm(
    facts: CoreGroup,
    meeting: str,
    by: str,
    now: datetime,
    *,
    changed: bool,
    as_cover: Cover = Cover.NONE,
) -> CoreGroup:
    """Take the lead's word after a meeting: updated, or reviewed without change (L20).

    A changed plan that was detailed becomes updated at that meeting.
    """
    found = facts.meeting(meeting)
    if found is None or not found.was_held:
        raise Refusal(
            "The plan is confirmed after a meeting that was held.",
            'Name it, as in "plan confirm 30 march".',
        )
    if meeting in facts.plan.reviewed:
        raise AlreadyDone("The plan has been confirmed after this meeting.")
    word = PlanConfirmation(meeting, now, by, changed, as_cover)
    plan = replace(facts.plan, confirmations=(*facts.plan.confirmations, word))
    if not changed:
        return replace(facts, plan=plan)
    if plan.stage is not PlanStage.OUTLINE:
        reached = StageReached(PlanStage.UPDATED, now, meeting)
        plan = replace(plan, stage=PlanStage.UPDATED, stages=(*plan.stages, reached))
    return _issued(facts, plan, now)


def _issued(facts: CoreGroup, plan: Plan, now: datetime) -> CoreGroup:
    """Return the facts with a plan of which others hear now: entries alone tell nobody (R12)."""
    return replace(facts, plan=replace(plan, changed_at=now, revision=plan.revision + 1))


def _lacks(facts: CoreGroup, action: Action) -> bool:
    owner = facts.member(action.action_owner)
    return owner is None or not owner.is_active
