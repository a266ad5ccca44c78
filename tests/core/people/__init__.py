"""Tests of the rules about people: opting in and out, roles, addresses, founding, closing."""
