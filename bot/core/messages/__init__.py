"""Words: what a notice says to one recipient, made from the facts at the moment of sending."""
