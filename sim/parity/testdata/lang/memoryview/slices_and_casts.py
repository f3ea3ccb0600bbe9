m = memoryview(bytearray(b"abcdefgh"))
print(m[::2].tobytes(), m[::-1].tolist(), m.cast('H').tolist(), m.cast('I').format, 1, m.nbytes, m.itemsize, m.strides, m.readonly, m.obj, m.contiguous, len(m.cast('Q')), m == b"abcdefgh", m[1:3] == b"bc")
m[0:2] = b"zz"; print(m.tobytes(), m.hex(), m[0], bytes(m[2:4]))
with memoryview(b"ab") as v: print(v.tolist())
try: v[0]
except ValueError as e: print(e)
