"""Files that a reader asked for: written whole or not at all."""

import os
import tempfile

from ..errors import CannotFinish, UsageMistake


def write_new(path: str, text: str, *, force: bool) -> None:
    """Write a file by the umask, atomically. An existing file needs ``force``; a folder is a usage mistake."""
    if os.path.isdir(path):
        raise UsageMistake(f'"{path}" is a folder; name a file.')
    if os.path.lexists(path) and not force:
        raise UsageMistake(f'"{path}" exists already. Add --force to overwrite it.')
    umask = os.umask(0)
    os.umask(umask)
    write_whole(path, text, 0o666 & ~umask)


def write_whole(path: str, text: str, mode: int) -> None:
    """Write a file beside its place, flush it, then move it there. Raises CannotFinish; the old file stays."""
    folder = os.path.dirname(path) or "."
    made = None
    try:
        handle, made = tempfile.mkstemp(dir=folder, prefix=".milia-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(made, mode)
        os.replace(made, path)
    except OSError as error:
        raise CannotFinish(f'cannot write "{path}": {error.strerror}.') from None
    else:
        made = None
    finally:
        if made is not None and os.path.exists(made):
            os.unlink(made)
