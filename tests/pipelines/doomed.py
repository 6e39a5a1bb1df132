"""A night that something happens to: `python -m tests.pipelines.doomed kill|truncate EVENT PATTERN`.

Python announces what it does to files before it does it (audit events). Here the process kills itself, or truncates
the file, at the first announcement whose event and path fit. EVENT `frame` kills it once the main thread is in a
function whose `file:name` fits. What is tried and what must come of it: faults.py.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.run_night import main

if TYPE_CHECKING:
    from types import FrameType


def doom(deed: str, event: str, pattern: str) -> None:
    """Do `deed` at the first `event` one of whose paths fits `pattern`."""
    if event == "frame":
        threading.Thread(target=_watch, args=(pattern,), daemon=True).start()
        return
    done: list[str] = []

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        if name != event or done:
            return
        paths = [str(value) for value in arguments[:2] if isinstance(value, str | os.PathLike)]
        found = next((path for path in paths if re.search(pattern, path)), None)
        if found is None:
            return
        done.append(found)
        if deed == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        half = Path(found).stat().st_size // 2
        os.truncate(found, half)

    sys.addaudithook(hook)


def _watch(pattern: str) -> None:
    main_thread = threading.main_thread().ident or 0
    while True:
        frame: FrameType | None = sys._current_frames().get(main_thread)
        while frame:
            if re.search(pattern, f"{frame.f_code.co_filename}:{frame.f_code.co_name}"):
                os.kill(os.getpid(), signal.SIGKILL)
            frame = frame.f_back
        time.sleep(0.001)


if __name__ == "__main__":
    doom(*sys.argv[1:4])
    sys.exit(main())
