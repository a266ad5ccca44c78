"""Short ways to read what a card shows, for tests of documents."""

from bot.core.cards import Block, Button, Buttons, Card, Facts, Form, Items, Table, Text, Warn, Why


def shown(card: Card) -> str:
    """Return all words of a card, one block a paragraph."""
    return "\n\n".join([card.title, *(_words(block) for block in card.blocks)])


def under(card: Card, heading: str) -> str:
    """Return what stands under a heading that contains these words."""
    blocks = [b for b in card.blocks if isinstance(b, Items | Table) and heading in b.heading]
    return "\n".join(_words(block) for block in blocks)


def buttons(card: Card) -> dict[str, str]:
    """Return each button's label with its command."""
    rows = (block for block in card.blocks if isinstance(block, Buttons))
    found: list[Button] = [each for row in rows for each in row.buttons]
    return {each.label: each.command for each in found}


def form(card: Card) -> Form:
    """Return the one form of a card."""
    (found,) = (block for block in card.blocks if isinstance(block, Form))
    return found


def _words(block: Block) -> str:
    match block:
        case Text(text) | Warn(text):
            return text
        case Facts(pairs):
            return "\n".join(f"{label}: {value}" for label, value in pairs)
        case Items(items, heading, _):
            return "\n".join([heading, *items])
        case Table(columns, rows, heading):
            return "\n".join([heading, *(" | ".join(row) for row in (columns, *rows))])
        case Why(lines, label):
            return "\n".join([label, *lines])
        case Buttons(found):
            return " ".join(f"[{each.label}]" for each in found)
        case Form(command, fields, submit, heading, _):
            return "\n".join([heading, command, *(each.label for each in fields), submit])
