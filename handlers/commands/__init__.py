"""One module for each family of commands: facts in, card out."""
