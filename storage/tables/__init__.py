"""The tables by what they are for; `storage.schema` shows them all."""
