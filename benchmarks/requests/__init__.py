"""What a briefing takes of a hosted model: requests and input tokens, for the same documents and faults."""
