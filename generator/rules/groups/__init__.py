"""The lists of rules, in groups a reader looks for them in. Each module imports the rules it lists, and no more."""
