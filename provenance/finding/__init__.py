"""From a batch of articles to what they reproduce, and where: pure functions, one step a module."""
