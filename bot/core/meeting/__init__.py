"""A meeting as it is held: roll call, chair, agenda, rota, and the end of it."""
