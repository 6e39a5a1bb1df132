"""Exceptions to what an engineer reads: what can pass is tried again, what cannot says which setting to change."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import dagster as dg
import duckdb

from extraction.entities.known.gazetteer import MissingGazetteerError
from extraction.models import MissingModelError
from warehouse.publish import LockedError
from warehouse.schema import BadFrameError

if TYPE_CHECKING:
    from collections.abc import Iterator

RETRIES = 3
FIRST_WAIT_SECONDS = 2
PASSING = frozenset(
    {
        errno.EIO,
        errno.EAGAIN,
        errno.EBUSY,
        errno.ETIMEDOUT,
        errno.ESTALE,
        errno.ENETDOWN,
        errno.ENETUNREACH,
        errno.ECONNRESET,
    }
)
"""Errors of disks, mounts and networks that may be gone a moment later."""

SPACE = "free some space or set NEWSFACTS_HOME to a larger disk; nothing half-written was kept"
ACCESS = "give the user who runs Dagster access, or set NEWSFACTS_HOME to a folder that it may use"
LOCKS = "the file system cannot lock files: set NEWSFACTS_HOME to a local disk"
HINTS = {
    errno.ENOSPC: f"the disk is full: {SPACE}",
    errno.EDQUOT: f"the quota is used up: {SPACE}",
    errno.EFBIG: f"the file is larger than this user or file system may write: {SPACE}",
    errno.EACCES: f"not allowed: {ACCESS}",
    errno.EPERM: f"not allowed: {ACCESS}",
    errno.EROFS: "the file system is read-only: set NEWSFACTS_HOME to one that can be written",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away or set NEWSFACTS_HOME to another folder",
    errno.EISDIR: "a folder stands where a file is needed: move it away or set NEWSFACTS_HOME to another folder",
    errno.ENOLCK: LOCKS,
    errno.ENOTSUP: LOCKS,
    errno.EMFILE: "too many open files: raise the limit of the service (LimitNOFILE in deploy/systemd)",
}


class UnsettledFileError(Exception):
    """A file changed while it was read."""


class HalfWrittenError(Exception):
    """A day's tables do not belong together: a run died between them."""


def explain(error: OSError) -> str:
    """Return where an error happened, what it is and which setting to change."""
    return f"{error.filename or 'NEWSFACTS_HOME'}: {HINTS.get(error.errno or 0, str(error))}"


@contextmanager
def telling(context: dg.AssetExecutionContext) -> Iterator[None]:
    """Ask for a retry, later each time, where the error may pass; end the step with a clear message where it cannot."""
    try:
        yield
    except (LockedError, UnsettledFileError) as error:
        raise _again(context, str(error)) from error
    except OSError as error:
        message = explain(error)
        raise (_again(context, message) if error.errno in PASSING else _stop(message)) from error
    except duckdb.IOException as error:
        if "No space left" in str(error):
            raise _stop(f"{HINTS[errno.ENOSPC]} ({error})") from error
        raise _again(context, str(error)) from error
    except duckdb.ConstraintException as error:
        raise _stop(f"the lake breaks a rule of the schema, so nothing was built: {error}") from error
    except (BadFrameError, HalfWrittenError, MissingGazetteerError, MissingModelError) as error:
        raise _stop(str(error)) from error


def _again(context: dg.AssetExecutionContext, message: str) -> dg.RetryRequested | dg.Failure:
    if context.retry_number >= RETRIES:
        return _stop(f"{message} (tried {RETRIES + 1} times)")
    wait = FIRST_WAIT_SECONDS * 2**context.retry_number
    context.log.warning(f"{message}; trying again in {wait} s")
    return dg.RetryRequested(max_retries=RETRIES, seconds_to_wait=wait)


def _stop(message: str) -> dg.Failure:
    return dg.Failure(description=message, allow_retries=False)
