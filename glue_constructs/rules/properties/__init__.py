"""GC0xx: all properties: presence, types, names, descriptions, tags."""
