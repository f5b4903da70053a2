"""The producers' own pages: Vietnamese first, English offered; phones first."""
