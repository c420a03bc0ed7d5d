"""The programme's rules (handbook part 3), one function a rule."""
