"""Tests of the commands, each as somebody says it."""
