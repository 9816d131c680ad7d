"""The register of official accounts, and how long things are kept."""
