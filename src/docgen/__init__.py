"""docgen: fills the official Word papers of a Thai livelihoods programme from the clerks' Excel workbooks."""

__version__ = "0.1.0"
