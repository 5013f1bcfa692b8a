"""How well quotes are checked: planted quotes of known truth, and the same for tools that align quotes."""
