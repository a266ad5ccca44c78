"""*Send it to me*: the document in one mail, with what was handed in, for whoever may have it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.cards import Card, Text
from bot.core.evidence.signed import is_signed
from bot.core.facts.groups import CoreGroup
from bot.core.facts.people import Route
from bot.core.membership.connecting import CODE, code_of, shown
from bot.core.messages.wording import Audience, Wording
from bot.core.notices.notice import Identity, Kind, Notice, NoticeState
from bot.core.record.pulling import CASE_FILE, EVIDENCE, HELD, evidence_of
from bot.core.refusals import Refusal
from bot.core.saying.periods import Period
from scheduler.enclosing import Enclosed, enclose
from storage.store import Store
from tests.cast import DAWN, GRACE, LEAH, PRIYA, TOM, at
from tests.core.notices.test_about_accounts import asked as code_sent
from tests.record_story import with_minutes_released

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
NOW = at(6, 4, 9)
PDF = b"%PDF-1.7 draft"


def asked_by(recipient: str) -> Notice:
    return Notice(
        1,
        "7KQ2",
        Identity(Kind.DOCUMENT, recipient, "N1"),
        NOW,
        Route.SECURE_EMAIL,
        "mail",
        NoticeState.CLAIMED,
    )


def wording(document: str = "N1") -> Wording:
    card = Card("Minutes", (Text("You asked for this."),))
    return Wording("Minutes", card, Audience.PROFESSIONAL, document=document)


def with_file(store: Store) -> CoreGroup:
    """Keep the group, with the minutes handed in as a PDF."""
    group = with_minutes_released()
    with store.create(group, by=PRIYA, now=NOW) as work:
        document = store.documents.put("7KQ2", PDF, media_type="application/pdf", by=PRIYA, now=NOW)
        minutes = replace(group.minutes[0], document=document.id)
        work.facts = replace(group, documents=(document,), minutes=(minutes,))
    return store.read("7KQ2")


def test_the_document_stands_in_the_mail_and_its_file_goes_along(store: Store) -> None:
    enclosed = enclose(store, with_file(store), asked_by(GRACE), wording(), NOW)
    assert enclosed is not None
    (file,) = enclosed.attachments
    assert enclosed.card.blocks[0] == Text("You asked for this.")
    assert len(enclosed.card.blocks) > 2
    assert (file.filename, file.media_type, file.content) == (
        "document-1.pdf",
        "application/pdf",
        PDF,
    )


def test_the_document_is_to_be_made_as_a_file_with_its_stamp(store: Store) -> None:
    enclosed = enclose(store, with_file(store), asked_by(GRACE), wording(), NOW)
    assert enclosed is not None
    assert enclosed.paper is not None
    stamp = enclosed.paper.stamp
    assert (stamp.reference, stamp.version) == ("7KQ2", "version 1, final")
    assert (stamp.recipient, stamp.on) == ("Grace Holloway, Eastmere Community Health", NOW.date())


def test_whoever_may_not_have_it_any_more_gets_nothing(store: Store) -> None:
    assert enclose(store, with_file(store), asked_by(LEAH), wording(), NOW) is None


def test_what_carries_no_document_stays_as_it_is(store: Store) -> None:
    plain = wording("")
    assert enclose(store, with_minutes_released(), asked_by(GRACE), plain, NOW) == Enclosed(
        plain.card
    )


def test_a_file_that_is_gone_is_an_error_and_no_silence(store: Store) -> None:
    group = with_file(store)
    store.upkeep.erase("7KQ2", by=PRIYA, now=NOW)
    with pytest.raises(Refusal):
        enclose(store, group, asked_by(GRACE), wording(), NOW)


def test_evidence_comes_as_signed_lines_and_as_a_file_and_not_in_the_mail(store: Store) -> None:
    facts = with_file(store)
    enclosed = enclose(store, facts, asked_by(TOM), wording(EVIDENCE), NOW)
    assert enclosed is not None
    assert enclosed.card == wording().card
    assert enclosed.paper is not None
    (lines,) = enclosed.attachments
    assert (lines.filename, lines.media_type) == ("evidence.csv", "text/csv")
    assert is_signed(lines.content, store.secret(EVIDENCE))


def test_a_part_of_the_evidence_says_of_which_days_on_each_page_and_in_each_file(
    store: Store,
) -> None:
    part = evidence_of(Period(date(2027, 1, 1), date(2027, 3, 31)))
    enclosed = enclose(store, with_file(store), asked_by(TOM), wording(part), NOW)
    assert enclosed is not None
    assert enclosed.paper is not None
    days = "Fri 1 Jan 2027 to Wed 31 Mar 2027 only"
    assert enclosed.paper.card.title == f"Evidence: 7KQ2, {days}"
    assert enclosed.paper.stamp.version == f"as it stands, {days}"
    (lines,) = enclosed.attachments
    assert lines.filename == "evidence-2027-01-01-to-2027-03-31.csv"
    assert is_signed(lines.content, store.secret(EVIDENCE))
    assert not is_signed(lines.content.replace(b" only", b"", 1), store.secret(EVIDENCE))


@pytest.mark.parametrize("document", [EVIDENCE, f"{EVIDENCE}/2027-01-01/2027-03-31"])
@pytest.mark.parametrize("who", [GRACE, "p99"])
def test_evidence_goes_to_nobody_who_may_not_see_it(store: Store, who: str, document: str) -> None:
    assert enclose(store, with_file(store), asked_by(who), wording(document), NOW) is None


def test_a_case_file_comes_packed_with_the_bytes_of_what_was_handed_in(store: Store) -> None:
    enclosed = enclose(store, with_file(store), asked_by(PRIYA), wording(CASE_FILE), NOW)
    assert enclosed is not None
    assert (enclosed.card, enclosed.paper, enclosed.attachments) == (wording().card, None, ())
    assert enclosed.bundle is not None
    assert [each.content for each in enclosed.bundle.files] == [PDF]
    assert enclosed.bundle.stamp.recipient.startswith("Priya Nair")


def test_what_is_kept_of_somebody_comes_as_their_own_paper_and_not_in_the_mail(
    store: Store,
) -> None:
    enclosed = enclose(store, with_file(store), asked_by(PRIYA), wording(f"{HELD}{LEAH}"), NOW)
    assert enclosed is not None
    assert enclosed.card == wording().card
    assert enclosed.paper is not None
    assert (enclosed.paper.stamp.recipient, enclosed.paper.stamp.reference) == ("H4MX", "H4MX")
    assert "7KQ2" not in repr(enclosed.paper)


@pytest.mark.parametrize("subject", [CASE_FILE, f"{HELD}{LEAH}", f"{HELD}p99"])
def test_an_export_goes_to_nobody_who_may_not_have_it(store: Store, subject: str) -> None:
    assert enclose(store, with_file(store), asked_by(GRACE), wording(subject), NOW) is None


def test_of_somebody_who_was_never_here_nothing_goes(store: Store) -> None:
    facts = with_file(store)
    assert enclose(store, facts, asked_by(PRIYA), wording(f"{HELD}p99"), NOW) is None


def test_a_code_is_made_when_its_mail_leaves_and_stands_below_the_words(store: Store) -> None:
    group = code_sent()
    told = replace(asked_by(DAWN), identity=Identity(Kind.ACCOUNT_CODE, DAWN, "B1"))
    enclosed = enclose(store, group, told, wording(""), NOW)
    assert enclosed is not None
    code = code_of(store.secret(CODE), group, group.connecting[0])
    assert enclosed.card.blocks[-1] == Text(f"code {shown(code)}")
    assert enclose(store, replace(group, connecting=()), told, wording(""), NOW) is None
