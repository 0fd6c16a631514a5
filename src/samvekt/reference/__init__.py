"""Reference records: what can be argued about, with source, date and standing (P4)."""
