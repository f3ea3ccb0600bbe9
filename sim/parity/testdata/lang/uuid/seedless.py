import uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, u.hex, u.version, u.int, repr(u), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len(str(uuid.uuid4())), u == uuid.UUID(int=u.int), u < uuid.UUID(int=2 ** 127), uuid.UUID(bytes=b"\0" * 16), u.urn, u.fields[0], u.bytes[:2])
try:
    uuid.UUID("zz")
except ValueError as e:
    print(e)
