"""Whether a statement stands in its sources."""

from summarizer.grounding.claims.checker import ClaimChecker, check_claim
from summarizer.grounding.claims.findings import NAMING, ClaimFinding, Fault, Reason
from summarizer.grounding.claims.scoring import SUPPORTED
from summarizer.grounding.claims.shortening import check, in_order, shortened

__all__ = [
    "NAMING",
    "SUPPORTED",
    "ClaimChecker",
    "ClaimFinding",
    "Fault",
    "Reason",
    "check",
    "check_claim",
    "in_order",
    "shortened",
]
