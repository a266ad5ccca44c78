"""The papers in `docs/`: where they state facts of the code, they are held to it."""
