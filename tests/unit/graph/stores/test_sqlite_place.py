"""Which file system holds a file, by what Linux tells of its mounts (proc(5), mountinfo)."""

from pathlib import PurePosixPath

import pytest

from graph.stores.sqlite_place import NETWORK_TYPES, file_system_of

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
25 22 0:23 / /proc rw,nosuid - proc proc rw
40 22 0:41 / /mnt/share rw,relatime shared:2 - nfs4 server:/data rw,vers=4.2
41 40 8:17 / /mnt/share/local rw - xfs /dev/sdb1 rw
42 22 0:50 / /mnt/my\040share rw - cifs //server/share rw
43 22 0:51 / /mnt/twice rw - ext4 /dev/sdc1 rw
44 22 0:52 / /mnt/twice rw - fuse.sshfs me@server:/ rw
""".splitlines()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/data/network.sqlite", "ext4"),
        ("/mnt/share/network.sqlite", "nfs4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/shared/network.sqlite", "ext4"),
        ("/mnt/share/local/network.sqlite", "xfs"),
        ("/mnt/my share/network.sqlite", "cifs"),
        ("/mnt/twice/network.sqlite", "fuse.sshfs"),
    ],
)
def test_the_nearest_mount_above_a_file_holds_it(path, expected):
    assert file_system_of(PurePosixPath(path), MOUNTS) == expected


def test_disks_of_this_machine_are_no_network():
    assert not NETWORK_TYPES & {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "zfs"}
    assert {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"} <= NETWORK_TYPES
