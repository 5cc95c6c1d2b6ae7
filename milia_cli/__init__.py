"""milia: a command-line guide to small white skin bumps."""

__version__ = "0.1.0"
