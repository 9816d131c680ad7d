"""The library: pictures, who agreed to be shown, and until when."""
