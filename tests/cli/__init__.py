"""Tests of the `coregroup` command."""
