"""Programmes: what one office's papers are about. The engine meets each through one interface, never by name."""
