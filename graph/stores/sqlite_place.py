"""Whether a file lies in a network folder, where SQLite's shared memory does not work."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

MOUNTS = Path("/proc/self/mountinfo")
NETWORK_TYPES = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs",
        "fuse.sshfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs",
    }
)  # fmt: skip


def is_on_network(path: Path) -> bool:
    """Tell whether a file lies, or will lie, on a disk of another machine, as far as this system tells."""
    absolute = path.absolute()
    if str(absolute).startswith("\\\\"):
        return True
    if not MOUNTS.exists():
        return False
    mounts = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    return file_system_of(PurePosixPath(absolute.resolve()), mounts) in NETWORK_TYPES


def file_system_of(path: PurePosixPath, mounts: Sequence[str]) -> str:
    """Return the type of the file system that holds a path, by the lines of Linux' ``mountinfo``.

    The mount whose folder is nearest above the path holds it; of several on one folder the last.
    """
    deepest, found = -1, ""
    for line in mounts:
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(), after.split()
        if separator and len(fields) > 4 and kind:
            folder = PurePosixPath(_unescaped(fields[4]))
            if (path == folder or folder in path.parents) and len(folder.parts) >= deepest:
                deepest, found = len(folder.parts), kind[0]
    return found


def _unescaped(text: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text
