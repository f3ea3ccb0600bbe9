try:
    [][1]
except IndexError:
    print("cleaning up")
    raise
