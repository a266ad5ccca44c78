"""Tests of the procedure: days, profiles, timescales, agendas and forms."""
