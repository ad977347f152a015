"""Parts shared by screens."""
