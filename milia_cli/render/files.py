"""Files that a reader asked for: written whole or not at all."""

import os
import tempfile

from ..errors import CannotFinish, UsageMistake


def write_new(path: str, text: str, *, force: bool) -> None:
    """Write a file by the umask, atomically. An existing file needs ``force``; a folder is a usage mistake."""
    check_new(path, force=force)
    umask = os.umask(0)
    os.umask(umask)
    write_whole(path, text, 0o666 & ~umask)


def check_new(path: str, *, force: bool) -> None:
    """Raise at once what writing this new file would raise at the end."""
    check_place(path)
    if os.path.lexists(path) and not force:
        raise UsageMistake(f'"{path}" exists already. Add --force to overwrite it.')


def is_same(path: str, other: str) -> bool:
    """Whether both names lead to one file that is there."""
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def check_place(path: str) -> None:
    """Raise at once what writing this file would raise at the end."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise UsageMistake(f'"{path}" is a folder; name a file.')
    if not os.path.isdir(folder):
        raise CannotFinish(f'cannot write "{path}": there is no folder "{folder}".')
    if not os.access(folder, os.W_OK):
        raise CannotFinish(f'cannot write "{path}": nothing can be written in "{folder}".')


def write_whole(path: str, text: str, mode: int) -> None:
    """Write a file beside its place, flush it, then move it there. Raises CannotFinish; the old file stays.

    A link stays a link: what it leads to is written. A device or a pipe is never replaced by a file.
    """
    place = os.path.realpath(path)
    made = None
    try:
        if os.path.exists(place) and not os.path.isfile(place):
            with open(place, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            return
        folder = os.path.dirname(place)
        handle, made = tempfile.mkstemp(dir=folder, prefix=".milia-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(made, mode)
        os.replace(made, place)
    except OSError as error:
        raise CannotFinish(f'cannot write "{path}": {error.strerror}.') from None
    else:
        made = None
    finally:
        if made is not None and os.path.exists(made):
            os.unlink(made)
