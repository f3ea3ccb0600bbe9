import errno

print(errno.ENOENT, errno.EWOULDBLOCK, errno.ECONNREFUSED, sorted(errno.errorcode.items()))
