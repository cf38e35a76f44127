"""Benches: scripts that print figures and ratios, each beside a bare page measured in the same run."""
