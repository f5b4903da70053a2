"""What stands around every page: menus, the owner, an announcement. Read once, then remembered."""
