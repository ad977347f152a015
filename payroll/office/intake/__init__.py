"""What people type or hand in: the entry grammar, later CSV and ICS."""
