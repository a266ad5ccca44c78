"""After 8.5: Leah names an address that she alone reads, and hears by mail for three days."""

from bot.core.cards import Buttons
from bot.core.facts.tasks import Task, TaskKind
from bot.demo.backstage import REF
from bot.demo.browser import Browser
from bot.demo.card_read import words
from bot.demo.cast import PRIYA
from bot.demo.post import Sent
from bot.demo.stage import Stage

HERS = "quiet.garden@mail.example"
FORBIDDEN = ("protection", "core group", "conference", "social", REF, "Carrow", "Priya", "T9RK")
ASK_WHERE = "The person who leads your meetings can tell you where it is."


async def tell(stage: Stage) -> None:
    await stage.on("21 May", "10:00")
    await _nothing_until_now(stage)
    await stage.teller.note("Leah tells Priya of an address that she alone reads.")
    await _nothing_until_it_is_safe(stage)
    await _invited(stage)
    await _answers(stage)
    await _safe_no_more(stage)


async def _nothing_until_now(stage: Stage) -> None:
    await stage.expect(
        "Until now no mail and no calendar entry has gone to either parent (2.5, IG18).",
        not stage.planned_for("Leah", "Dean"),
        not [each for each in stage.post.sent if each.message.for_family],
    )


async def _nothing_until_it_is_safe(stage: Stage) -> None:
    before = _papers(stage)
    said = words(
        await stage.says(
            PRIYA, "contact change Leah", details=f"01632 960107; {HERS}", route="secure_email"
        )
    )
    await stage.says(PRIYA, "contact confirm Leah", email=HERS, reader="alone")
    await stage.expect(
        "The address alone is not enough: first Priya has to record whether mail is safe there, "
        "and who else reads it (IG18).",
        "until you have recorded whether it is safe there" in said,
        not stage.post.to(HERS),
        before,
        _papers(stage) == before,
    )


async def _invited(stage: Stage) -> None:
    said = words(await stage.says(PRIYA, "contact safe Leah", is_safe="yes", also_read_by="nobody"))
    first = _mails(stage)
    letter = await stage.shows(HERS, "Meeting H4MX")
    text = " ".join(letter.body)
    await stage.expect(
        "Now mail tells it in place of Priya's paper: under H4MX, with an entry for the calendar, "
        "and in words that say nothing of what it is about.",
        "By mail, under the reference H4MX" in said,
        [each.message.subject for each in first] == ["Meeting H4MX: Tue 25 May 2027, 10:00"],
        not _papers(stage),
        letter.entry is not None and str(letter.entry["SUMMARY"]) == "Meeting H4MX",
        not [each for each in FORBIDDEN if each.lower() in _all_of(first[0]).lower()],
    )
    await stage.expect(
        "The venue is not on it: Priya has not released that of 25 May to her (R2).",
        letter.entry is not None and "LOCATION" not in letter.entry,
        ASK_WHERE in text,
    )


async def _answers(stage: Stage) -> None:
    link, browser = stage.link(HERS, "Meeting H4MX"), Browser(stage.app.web)
    page = await stage.opens("Leah", link, browser)
    left = await browser.open("http://127.0.0.1:8080/leave")
    after = await stage.presses("Leah", link, "Answer", coming="yes")
    answer = stage.group.answer("M3", stage.member("Leah").id)
    await stage.expect(
        'Its page can be left at once ("Leave this page now"), names nobody, and takes her answer.',
        page.lines[0] == "Leave this page now",
        left.status == 303,
        not [each for each in FORBIDDEN if each in page.text + after.text],
        answer is not None and answer.recorded_by == answer.member,
    )


async def _safe_no_more(stage: Stage) -> None:
    await stage.on("24 May", "11:00")
    await stage.teller.note("Leah tells Priya that Dean reads what comes there.")
    link, had = stage.link(HERS, "Meeting H4MX"), len(_mails(stage))
    said = words(await stage.says(PRIYA, "contact safe Leah", is_safe="yes", also_read_by="Dean"))
    page = await Browser(stage.app.web).open(link)
    await stage.expect(
        "What another of the family reads is not safe, whatever is ticked: her links are dead, "
        "nothing more is mailed, and Priya tells her in person again (IG15, IG18).",
        "somebody else of the family reads it" in said,
        not page.forms,
        _papers(stage),
    )
    await stage.says(
        PRIYA,
        "contact change Leah",
        details="held in the case record; 01632 960107",
        route="by_hand",
        carrier="Priya Nair",
    )
    await stage.expect(
        "Asked once and never chased: one mail in all, and to Dean none.",
        len(_mails(stage)) == had == 1,
        not stage.planned_for("Dean"),
    )


def _papers(stage: Stage) -> list[Task]:
    """Return the open tasks to give Leah an invitation."""
    leah = stage.member("Leah").id
    return [each for each in stage.tasks(TaskKind.GIVE_INVITATION) if leah in each.subject]


def _mails(stage: Stage) -> list[Sent]:
    return stage.post.to(HERS)


def _all_of(sent: Sent) -> str:
    """Return all that can be read of a message, but for its address and the link's own letters."""
    message = sent.message
    blocks = [each for each in message.card.blocks if not isinstance(each, Buttons)]
    return f"{message.subject} {message.card.title} {blocks!r} {message.calendar!r}"
