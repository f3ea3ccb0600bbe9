x = "\d"
y = b"\q"
z = f"\w{x}"
if x is 5: pass
if x is not "a": pass
if x is (): pass
assert (x, "msg")
def f():
    try:
        return 1
    finally:
        return 2
def g():
    for i in range(3):
        try: pass
        finally: continue
for i in range(2):
    try: pass
    finally:
        break
try: 5(3)
except TypeError as e: print(e)
try: "a"()
except TypeError as e: print(e)
try: [1, 2](3)
except TypeError as e: print(e)
try: [1, 2]["a"]
except TypeError as e: print(e)
try: (1, 2)[1.5]
except TypeError as e: print(e)
try: "abc"["a"]
except TypeError as e: print(e)
try: 5[0]
except TypeError as e: print(e)
try: {1}[0]
except TypeError as e: print(e)
try: None[0]
except TypeError as e: print(e)
try: (lambda: 1)[0]
except TypeError as e: print(e)
try: {1: 2}()
except TypeError as e: print(e)
try: f"a"()
except TypeError as e: print(e)
try: (x for x in [])()
except TypeError as e: print(e)
print(~True)
print("""
\p
""")
print("\400", b"\400")
1 is 1
