"""The made-up people of Eastmere, as the operator and the contact sheet know them."""

from dataclasses import dataclass

from bot.core.facts.people import Person

MADE_UP = "Every person, place, address and number here is made up."

PRIYA = "priya.nair@eastmere.example"
TOM = "tom.adeyemi@eastmere.example"
GRACE = "g.holloway@health.example"
NEW_GRACE = "grace.holloway@health.example"
MARTIN = "dsl@larkfield.example"
ASHA = "asha.roy@police.example"
DAWN = "d.kerrigan@homes.example"
HELEN = "h.osei@reviewing.example"
IQBAL = "iqbal.rahim@eastmere.example"
JOAN = "joan.whitby@police.example"

SIX = (PRIYA, TOM, GRACE, MARTIN, ASHA, DAWN)
"""The professional members, by the address that each has on the sheet."""

LEAD = Person("u1", PRIYA, "Priya Nair", "Eastmere Children's Social Care", may_create=True)
REFERENCES = ("7KQ2", "7KQ2", "H4MX", "T9RK")
"""What is drawn in order: the first one goes with the group that is refused (1.1)."""
SECURE_DOMAINS = ("eastmere.example", "health.example", "police.example")

HEADINGS = ("NAME", "AGENCY", "CONTACT DETAILS", "HOW WILL INFORMATION BE SHARED SECURELY?", "PART")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the contact sheet, word for word."""

    name: str
    agency: str
    details: str
    shared: str
    part: str

    @property
    def cells(self) -> tuple[str, ...]:
        return self.name, self.agency, self.details, self.shared, self.part


SHEET = (
    SheetLine(
        "Priya Nair",
        "Eastmere Children's Social Care",
        f"Civic Offices, Eastmere; 01632 960101; {PRIYA}",
        "Slack",
        "social worker, lead",
    ),
    SheetLine(
        "Tom Adeyemi",
        "Eastmere Children's Social Care",
        f"Civic Offices, Eastmere; 01632 960102; {TOM}",
        "Slack",
        "team manager",
    ),
    SheetLine(
        "Grace Holloway",
        "Eastmere Community Health",
        f"Orchard Clinic, Eastmere; 01632 960103; {GRACE}",
        "Secure e-mail",
        "health visitor",
    ),
    SheetLine(
        "Martin Pryce",
        "Larkfield Primary School",
        f"Larkfield Road, Eastmere; 01632 960104; {MARTIN} (shared mailbox)",
        "Teams",
        "school DSL; brings Child A's views",
    ),
    SheetLine(
        "Asha Roy",
        "Eastmere Police",
        f"Station Street, Eastmere; 01632 960105; {ASHA}",
        "Teams",
        "police",
    ),
    SheetLine(
        "Dawn Kerrigan",
        "Eastmere Homes",
        f"Mill Lane, Eastmere; 01632 960106; {DAWN}",
        "Slack",
        "housing officer",
    ),
    SheetLine(
        "Leah Carrow",
        "Family",
        "14 Made Up Street, Eastmere; 01632 960107",
        "By hand (Priya Nair)",
        "mother; own reference H4MX",
    ),
    SheetLine(
        "Dean Marsh",
        "Family",
        "held in the case record; 01632 960108",
        "Post",
        "father; own reference T9RK; needs a Portuguese interpreter",
    ),
)
"""Row 7 still has a street in it, as the story wants (2.1)."""

OF_THE_OTHER = {
    "Dean": ("Leah", "Carrow", "H4MX", "960107", "mother"),
    "Leah": ("Dean", "Marsh", "T9RK", "960108", "father"),
}
"""What of one parent may not stand in what the other gets."""

OVERRIDES = """\
report_draft = 5 working days, from R19
report_amendments = 5 working days, from R20
report_final = 5 days, from R21
minutes_to_social_worker = 5 days, from R7
meetings_before_review = 3, from H12
minutes_signatures = chair; team manager or senior social worker, from H7
interval = 6 weeks, from the conference
method = signs of safety, from S5
outcome_measures = yes, from N4
date_horizon = second review, from R24
retention = 72 months
minutes_also_to = conference chair; team manager, from H8
re_referral_window = 3 months, from S25"""
