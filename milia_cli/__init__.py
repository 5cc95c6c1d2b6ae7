"""milia: a command-line guide to small white skin bumps."""

__version__ = "0.1.0"
PURPOSE = (
    "milia explains small white skin bumps, compares what can be done about them, and helps you decide whom to ask. "
    "It is information, not a diagnosis."
)
"""The intended purpose, word for word in the help, README, the metadata and guide.yaml; a test compares them."""
