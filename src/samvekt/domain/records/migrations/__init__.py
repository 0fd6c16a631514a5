"""How the tables of the station came to be, step by step."""
