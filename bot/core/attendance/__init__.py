"""Who comes, who sends somebody, and what those who cannot come write instead."""
