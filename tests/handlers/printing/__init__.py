"""Tests of printing: the PDF, the page, and what becomes of a mail with them."""
