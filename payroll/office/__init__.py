"""Use cases: one file a topic, one function an action a person would name."""
