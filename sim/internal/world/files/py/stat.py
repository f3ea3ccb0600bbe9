"""The bits of a file's mode."""

S_IFMT_MASK = 0o170000
S_IFDIR, S_IFREG, S_IFLNK = 0o040000, 0o100000, 0o120000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)


def S_IFMT(mode):
    return mode & S_IFMT_MASK


def S_IMODE(mode):
    return mode & 0o7777


def S_ISDIR(mode):
    return S_IFMT(mode) == S_IFDIR


def S_ISREG(mode):
    return S_IFMT(mode) == S_IFREG


def S_ISLNK(mode):
    return S_IFMT(mode) == S_IFLNK


def filemode(mode):
    """As ls -l shows it: -rw-r--r--."""
    kind = {S_IFDIR: 'd', S_IFREG: '-', S_IFLNK: 'l'}.get(S_IFMT(mode), '?')
    return kind + ''.join(letter if mode >> 8 - i & 1 else '-' for i, letter in enumerate('rwxrwxrwx'))
