"""Tests of the web: the page behind a link, as browsers and those who mean harm see it."""
