"""GC0xx: what any property may be: its presence, type, name, text, tags."""
