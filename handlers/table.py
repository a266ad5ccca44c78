"""The table of commands: every word that people can say."""

from collections.abc import Mapping
from types import MappingProxyType

from handlers.call import Command
from handlers.commands.about_asking import ABOUT_ASKING
from handlers.commands.about_meetings import ABOUT_MEETINGS
from handlers.commands.about_people import ABOUT_PEOPLE
from handlers.commands.about_raising import ABOUT_RAISING
from handlers.commands.about_record import ABOUT_THE_RECORD

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        each.word: each
        for each in (
            *ABOUT_PEOPLE,
            *ABOUT_MEETINGS,
            *ABOUT_THE_RECORD,
            *ABOUT_RAISING,
            *ABOUT_ASKING,
        )
    }
)
