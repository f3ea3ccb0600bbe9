import string
source = "x1 = (y + 42) * foo_bar - 7.5"
kinds = {"name": [], "number": [], "operator": []}
i = 0
while i < len(source):
    c = source[i]
    if c.isspace():
        i += 1
        continue
    j = i
    if c in string.ascii_letters + "_":
        while j < len(source) and (source[j].isalnum() or source[j] == "_"):
            j += 1
        kinds["name"].append(source[i:j])
    elif c in string.digits:
        while j < len(source) and source[j] in string.digits + ".":
            j += 1
        kinds["number"].append(source[i:j])
    else:
        j += 1
        kinds["operator"].append(c)
    i = j
print(kinds, {k: len(v) for k, v in kinds.items()})
