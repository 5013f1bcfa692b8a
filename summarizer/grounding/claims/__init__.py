"""Whether a statement stands in its sources."""

from summarizer.grounding.claims.findings import ClaimFinding, Fault, Reason
from summarizer.grounding.claims.shortening import check, in_order, shortened

__all__ = ["ClaimFinding", "Fault", "Reason", "check", "in_order", "shortened"]
