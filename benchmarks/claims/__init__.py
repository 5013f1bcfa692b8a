"""How well claims are checked: invented documents, and claims about them, true or with one planted error."""
