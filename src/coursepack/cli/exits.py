"""Exit codes: what each one means, for scripts and for the docs."""

OK = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
NOT_WRITABLE = 4
MISMATCH = 5
INTERNAL_ERROR = 70
INTERRUPTED = 130

MEANINGS = {
    OK: "all went well; warnings at most",
    FINDINGS: "errors in the course (or warnings, with `--strict`), or points that a format would drop",
    USAGE: "a wrong option or argument",
    UNREADABLE: "a file is damaged, not what is needed, or no longer what it was, as when it changed while it was read",
    NOT_WRITABLE: "the output cannot be written: no room, no permission, or another process holds it",
    MISMATCH: "`verify` found something that is not as it was released",
    INTERNAL_ERROR: "a fault in coursepack",
    INTERRUPTED: "stopped by the keyboard",
}
