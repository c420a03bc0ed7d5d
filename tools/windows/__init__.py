"""A real Windows Python under Wine, in which the project's own tests run."""
