"""What was learnt from labelled writing: weights of plain features, in files that can be read."""
