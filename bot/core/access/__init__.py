"""Access: who may see and do what, decided anew each time from one matrix."""
