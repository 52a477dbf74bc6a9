"""What a team does with its own playbook: begin it, see what is open, add to it, follow the default."""
