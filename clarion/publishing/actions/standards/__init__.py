"""What the office lays down for its statements: sources, guide, locks."""
