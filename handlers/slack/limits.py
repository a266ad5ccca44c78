"""How much Slack takes: the numbers of its documentation, read in 2026, in one place.

Whether Slack counts before or after `&` becomes `&amp;` is not written anywhere, nor whether an
emoji is one or two: `text.size` counts the most that it can be, and these are held against that.
"""

from typing import Final

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
VIEW_BYTES: Final = 250_000
MESSAGE_TEXT: Final = 4_000
"""Beyond it Slack parts a message by itself, or refuses to change it (`msg_too_long`)."""

MESSAGE_JSON: Final = 12_000
"""All blocks of a message as JSON: from about 13,200 on people met `msg_blocks_too_long`."""

BLOCK_TEXT: Final = 3_000
"""A section's text; a rich text block has no limit that is written down, and is held to this."""

HEADER: Final = 150
BUTTONS_IN_ROW: Final = 25
BUTTON_LABEL: Final = 75
BUTTON_SHOWN: Final = 30
"""What of a button's label is seen for sure; the rest may be cut off on the screen."""

BUTTON_VALUE: Final = 2_000
CONFIRM_TITLE: Final = 100
CONFIRM_TEXT: Final = 300
CONFIRM_BUTTON: Final = 30

ID: Final = 255
OPTION_TEXT: Final = 75
OPTION_VALUE: Final = 150
OPTIONS: Final = 100
GROUPS: Final = 100
TICKS: Final = 10
"""Options of radio buttons and of checkboxes."""

INPUT_TEXT: Final = 3_000
INPUT_LABEL: Final = 2_000
VIEW_TITLE: Final = 24
"""Also of the buttons that send and close a view."""

METADATA: Final = 3_000
