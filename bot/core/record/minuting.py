"""Minuting: the note taker's draft, the way to the lead, and a new version for a correction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.facts.deliveries import Document
from bot.core.facts.groups import CoreGroup
from bot.core.facts.minutes import EarlierDraft, Minutes, MinutesState
from bot.core.free_text import says_something
from bot.core.numbering import next_id
from bot.core.procedure.deadlines import Deadline
from bot.core.procedure.timescales import minutes_to_social_worker
from bot.core.record.headings import IN_THE_DOCUMENT, checked
from bot.core.record.signing import place_words, unsigned
from bot.core.record.versions import asked_for, held_meeting, in_force, newest, put
from bot.core.refusals import AlreadyDone, Refusal
from bot.core.wall_clock import day_of


def write(
    facts: CoreGroup, meeting: str, by: str, sections: Mapping[str, str], now: datetime
) -> CoreGroup:
    """Write under the record's headings; headings not named stay as they are.

    The first writing begins the record (R10: one a meeting). Text changed after the lead has it
    is another draft, and takes the signatures away: nobody has signed what now stands there.
    """
    draft = _open_draft(facts, meeting, by, now)
    merged = {**dict(draft.sections), **checked(sections, facts.profile)}
    kept = tuple((key, text) for key, text in merged.items() if text)
    return put(facts, _rewritten(draft, replace(draft, sections=kept), by, now))


def hand_in(
    facts: CoreGroup,
    meeting: str,
    document: Document,
    now: datetime,
    *,
    answers: tuple[str, ...] = (),
) -> CoreGroup:
    """Take a Word or PDF document as the draft (R7); storage keeps its bytes.

    `answers` are the needed headings that the document answers (H6). It stands in the place of
    an earlier document, which is kept.
    """
    draft = _open_draft(facts, meeting, document.handed_in_by, now)
    known = (each for each in facts.documents if each.id == draft.document)
    if any(each.digest == document.digest for each in known):
        raise AlreadyDone("This very document has been handed in.")
    answered = checked(dict.fromkeys(answers, IN_THE_DOCUMENT), facts.profile)
    sections = tuple({**answered, **dict(draft.sections)}.items())
    taken = replace(draft, document=document.id, sections=sections)
    facts = replace(facts, documents=(*facts.documents, document))
    return put(facts, _rewritten(draft, taken, document.handed_in_by, now))


def attach_agreement(
    facts: CoreGroup, meeting: str, document: Document, now: datetime
) -> CoreGroup:
    """Attach the written agreement that goes round with the minutes (L7)."""
    draft = _open_draft(facts, meeting, document.handed_in_by, now)
    facts = replace(facts, documents=(*facts.documents, document))
    attached = replace(draft, agreement=document.id)
    return put(facts, _rewritten(draft, attached, document.handed_in_by, now))


def send_to_lead(facts: CoreGroup, meeting: str, now: datetime) -> CoreGroup:
    """Send the draft to the lead, in time or late by so many working days (R7)."""
    draft = newest(facts, meeting)
    if draft.state is not MinutesState.DRAFT:
        raise AlreadyDone("The lead has these minutes.", _what_comes_next(facts, draft))
    if not draft.sections and not draft.document:
        raise Refusal(
            "There is nothing in the draft yet.",
            f"Write it with: {asked_for(facts, meeting)} draft; or hand in a Word or PDF document.",
        )
    late = _working_days_late(facts, meeting, now) if draft.version == 1 else 0
    sent = replace(
        draft,
        state=MinutesState.WITH_LEAD,
        sent_to_lead_at=now,
        changed_at=now,
        working_days_late=late,
    )
    return put(facts, sent)


def correct(facts: CoreGroup, meeting: str, by: str, reason: str, now: datetime) -> CoreGroup:
    """Open a new version of final minutes; the one that went out stays as it is (R10)."""
    must_be_to_correct(facts, meeting)
    old = newest(facts, meeting)
    if not says_something(reason):
        raise Refusal("A correction needs its reason.", "Say what was wrong.", field="reason")
    new = Minutes(
        id=next_id("N", (each.id for each in facts.minutes)),
        meeting=meeting,
        version=old.version + 1,
        state=MinutesState.DRAFT,
        written_by=by,
        changed_at=now,
        sections=old.sections,
        document=old.document,
        agreement=old.agreement,
        corrects=reason.strip(),
        revision=old.revision + 1,
        opened_at=now,
        opened_by=by,
    )
    return put(facts, new)


def must_be_to_correct(facts: CoreGroup, meeting: str) -> None:
    """Refuse a correction of what has not been released: a draft is changed as it stands (R10)."""
    found = newest(facts, meeting)
    if found.is_final:
        return
    why = "These minutes are not released yet: there is nothing to correct."
    if in_force(facts, meeting) is not None:
        why = f"Version {found.version} is being corrected already."
    way_on = "Until it is released, the note taker changes the draft: "
    raise Refusal(why, f"{way_on}{asked_for(facts, meeting)} draft")


def _what_comes_next(facts: CoreGroup, minutes: Minutes) -> str:
    """Say what follows once the lead has the minutes: signatures, release, a correction (H7)."""
    words = asked_for(facts, minutes.meeting)
    if minutes.is_final:
        return f"They are final. Who has them: receipts {words.removeprefix('minutes ')}"
    missing = "; ".join(map(place_words, unsigned(facts, minutes)))
    signed = f"Next they are signed ({missing}), and then" if missing else "Next"
    return f"{signed} the lead releases them. To change them before that: {words} draft"


def due(facts: CoreGroup, meeting: str) -> Deadline | None:
    """Return when the lead must have the minutes; None where the profile sets no time (R7)."""
    return minutes_to_social_worker(facts.profile, held_meeting(facts, meeting).on)


def _open_draft(facts: CoreGroup, meeting: str, by: str, now: datetime) -> Minutes:
    """Return the version that can be written, beginning the first one where there is none."""
    held_meeting(facts, meeting)
    found = facts.minutes_of(meeting)
    if found is None:
        id_ = next_id("N", (each.id for each in facts.minutes))
        return Minutes(id_, meeting, 1, MinutesState.DRAFT, by, now)
    if found.is_final:
        raise Refusal(
            "The minutes of this meeting are final, and there is one set for all (R10).",
            f"The lead can correct them by a new version: {asked_for(facts, meeting)} correct",
        )
    return found


def _rewritten(before: Minutes, after: Minutes, by: str, now: datetime) -> Minutes:
    """Mark a changed draft as the next one; what the lead has is kept, and loses its signatures."""
    if _content(before) == _content(after):
        return after
    is_first = not any(_content(before))
    revision = before.revision + (0 if is_first else 1)
    changed = replace(after, written_by=by, changed_at=now, revision=revision)
    if before.state is MinutesState.DRAFT:
        return changed
    return replace(
        changed, signatures=(), signed_at=None, earlier=(*before.earlier, _given(before, now))
    )


def _given(minutes: Minutes, now: datetime) -> EarlierDraft:
    """Return what the lead was given, to be kept beside what stands in its place now (H7)."""
    return EarlierDraft(
        minutes.revision,
        minutes.written_by,
        now,
        minutes.sections,
        minutes.document,
        minutes.agreement,
        minutes.signatures,
    )


def _content(minutes: Minutes) -> tuple[object, ...]:
    """What somebody signs."""
    return minutes.sections, minutes.document, minutes.agreement


def _working_days_late(facts: CoreGroup, meeting: str, now: datetime) -> int:
    limit = due(facts, meeting)
    sent_on = day_of(now)
    if limit is None or sent_on <= limit.date:
        return 0
    return max(1, facts.profile.calendar.between(limit.date, sent_on))
