"""What takes minutes: run by CI beside the suite."""
