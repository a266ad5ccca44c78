"""The procedure as data: profiles, working days, timescales, agendas and forms."""
