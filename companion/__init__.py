"""The talking lamp's inside: the sealed talk, the listener, the guard, the model and the order they come in."""
