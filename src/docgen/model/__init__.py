"""Places, figures and rules as an evaluator sees them: no programme is known here."""
