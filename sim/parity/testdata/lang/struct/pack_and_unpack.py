import struct


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for fmt, vals in [("<I",(5,)),(">hHbB?",(1,2,-3,4,True)),("!4s3pH",(b"ab",b"xyz",9)),("ilq",(1,2,3)),("bi",(1,2)),("=bi",(1,2)),("2i 3h",(1,2,3,4,5)),("efd",(1.5,2.5,3.1)),("c",(b"a",)),("3x2b",(1,2)),("P",(5,)),("nN",(1,2)),("Q",(2**64-1,)),("0s",(b"",)),("b0i",(1,)),("5p",(b"abcdefgh",)),("e",(65504,)),("e",(1e-7,)),("?",([],)),("",())]:
    print(fmt, struct.calcsize(fmt)); b=struct.pack(fmt,*vals); print(b, struct.unpack(fmt,b))
for fmt, vals in [("b",(200,)),("B",(-1,)),("h",(70000,)),("H",(-1,)),("i",(2**31,)),("I",(-1,)),("l",(2**63,)),("L",(-1,)),("q",(2**63,)),("Q",(-1,)),("Q",(2**64,)),("i",("a",)),("f",("a",)),("f",(1e300,)),("e",(1e6,)),("c",("a",)),("c",(b"ab",)),("s",("a",)),("ii",(1,)),("z",(1,)),("3",()),("<n",(1,)),("i",(1.5,)),("<l",(2**31,)),("n",(2**63,)),("P",(-1,)), ("I",(2**32,)), ("<q",(2**63,)),("=i",(-2**31-1,)),("N",(-1,))]:
    attempt(struct.pack, fmt, *vals)
attempt(struct.unpack, "i", b"abc")
attempt(struct.unpack, "i", "abcd")
attempt(struct.unpack_from,"i",b"abcdef",2)
attempt(struct.unpack_from,"i",b"abcdef",3);attempt(struct.unpack_from,"i",b"abcdef",-4);attempt(struct.unpack_from,"i",b"abcdef",-3);attempt(struct.unpack_from,"i",b"abcdef",-9)
b=bytearray(10); struct.pack_into(">H",b,3,258); print(b)
attempt(struct.pack_into,">H",b,9,1)
attempt(struct.pack_into,">H",b,-1,1)
attempt(struct.pack_into,">H",b"abc",0,1)
s=struct.Struct(">If"); print(s.size, s.format, s.pack(1,2.0), s.unpack(s.pack(7,0.5)), s)
print(list(struct.iter_unpack("<H",b"abcdef")))
attempt(struct.iter_unpack,"<I",b"abcdef")
attempt(struct.iter_unpack,"",b"abcdef")
attempt(struct.pack, 5)
attempt(struct.Struct, 7)
m=struct.unpack("<3f", struct.pack("<3f",1,float('inf'),-0.0)); print(m)
