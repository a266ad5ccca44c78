"""The one record of a meeting: written, signed, released and received."""
