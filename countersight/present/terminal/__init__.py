"""What a person sees in the terminal, one module a subject."""
