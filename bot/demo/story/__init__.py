"""The story of 7KQ2, a module a part; each Expect of the acceptance case is checked as it goes."""
