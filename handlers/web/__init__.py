"""The web: the answer page behind a link that needs no account, and the health of the server."""
