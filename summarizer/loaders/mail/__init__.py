"""Mail: a message, and the earlier ones that it carries, each kept as the words of whoever wrote it."""
