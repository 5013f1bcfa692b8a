"""Golden cases: sources, recorded replies, and what was approved; replayed, compared, recorded."""

from summarizer.chat.cassette import Mode
from summarizer.golden.case import Case, CaseError
from summarizer.golden.checking import check, check_suite
from summarizer.golden.findings import Cause, Changes, CheckReport, Outcome, Part, Verdict
from summarizer.golden.recording import Recorded, record
from summarizer.golden.running import Live
from summarizer.golden.staging import StagingError, Written
from summarizer.golden.suite import Suite, SuiteError, find
from summarizer.golden.updating import Update, Updated, update

__all__ = [
    "Case",
    "CaseError",
    "Cause",
    "Changes",
    "CheckReport",
    "Live",
    "Mode",
    "Outcome",
    "Part",
    "Recorded",
    "StagingError",
    "Suite",
    "SuiteError",
    "Update",
    "Updated",
    "Verdict",
    "Written",
    "check",
    "check_suite",
    "find",
    "record",
    "update",
]
