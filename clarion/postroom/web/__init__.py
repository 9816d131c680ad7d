"""The postroom's screens: accounts, holds, and what waits for somebody to see to it."""
