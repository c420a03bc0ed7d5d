"""How the programme is put together from its rows: each module knows one kind of key."""
