"""hideout: the ground that every room stands on, and the roof that joins them."""

__version__ = "0.1.0"
