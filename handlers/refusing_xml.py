"""XML as Office writes it: without declarations of its own, which could grow without bounds."""

from xml.parsers.expat import ExpatError, XMLParserType


def without_doctype(parser: XMLParserType) -> XMLParserType:
    """Let a parser raise `ExpatError` for a document type, and so for every entity."""
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def _no_doctype(*_parts: object) -> None:
    raise ExpatError
