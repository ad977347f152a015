"""The faces: commands, screens, plain dialogue."""
