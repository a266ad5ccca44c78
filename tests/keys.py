"""The master key of every database that the tests make."""

from storage.master import MasterKey

KEY = MasterKey(bytes(range(32)))
