"""A card in colours, for somebody who sits at a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Styled

from bot.core.cards import Block, Buttons, ButtonStyle, Card, Facts, Form, Items, Table, Warn, Why
from handlers.grammar import as_typed
from handlers.terminal.plain import plain, shown

STYLES = {ButtonStyle.PLAIN: "cyan", ButtonStyle.PRIMARY: "bold cyan", ButtonStyle.DANGER: "red"}


def coloured(card: Card) -> RenderableType:
    """Return the card as something rich can print; what people wrote is never taken as markup."""
    blocks = [part for block in card.blocks for part in (Styled(""), *_block(block))]
    border = "red" if card.is_refusal else "blue"
    title = Styled(shown(card.title), style="bold")
    return Panel(Group(*blocks[1:]), title=title, border_style=border, title_align="left")


@dataclass(frozen=True, slots=True)
class Uncoloured:
    """A block as without colours, as wide as there is room."""

    block: Block

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        lines = plain(Card("", (self.block,)), options.max_width).splitlines()[3:]
        yield Styled("\n".join(lines), style="green" if isinstance(self.block, Form) else "")


@singledispatch
def _block(block: Block) -> Iterator[RenderableType]:
    """Yield the parts of one block; running text and forms are drawn as without colours."""
    yield Uncoloured(block)


@_block.register
def _warn(block: Warn) -> Iterator[RenderableType]:
    yield Styled(f"! {shown(block.text)}", style="bold yellow")


@_block.register
def _why(block: Why) -> Iterator[RenderableType]:
    yield Styled(shown(block.label), style="dim italic")
    for line in block.lines:
        yield Padding(Styled(shown(line), style="dim"), (0, 0, 0, 2))


@_block.register
def _buttons(block: Buttons) -> Iterator[RenderableType]:
    for each in block.buttons:
        label = (f"[{shown(each.label)}]", STYLES[each.style])
        yield Styled.assemble(label, (f"  {shown(as_typed(each.command, each.seen))}", "dim"))


@_block.register
def _facts(block: Facts) -> Iterator[RenderableType]:
    grid = Grid.grid(padding=(0, 2))
    for label, value in block.pairs:
        grid.add_row(Styled(shown(label), style="bold"), Styled(shown(value)))
    yield grid


@_block.register
def _items(block: Items) -> Iterator[RenderableType]:
    if block.heading:
        yield Styled(shown(block.heading), style="bold")
    grid = Grid.grid(padding=(0, 1))
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.numbered else "•"
        grid.add_row(Styled(mark, style="bold"), Styled(shown(item)))
    yield grid


@_block.register
def _table(block: Table) -> Iterator[RenderableType]:
    grid = Grid(title=Styled(shown(block.heading)) if block.heading else None, title_justify="left")
    for column in block.columns:
        grid.add_column(Styled(shown(column)))
    for row in block.rows:
        grid.add_row(*(Styled(shown(cell)) for cell in row))
    yield grid
