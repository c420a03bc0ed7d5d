"""The runs, one file a command; read `pipeline.py` first."""
