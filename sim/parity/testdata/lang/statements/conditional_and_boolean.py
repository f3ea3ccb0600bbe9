def t(v):
    print("t", v, end="; ")
    return v


print(t(0) or t(""), t(1) and t(2), t(None) or t([]) or t("x"), not t(0))
print("a" if t(1) else t("b"), t(1) if t(0) else t(3) if t(4) else t(5))
print(1 < 2 < 3, 1 < 2 > 5, 1 == 1.0 == True, t(1) < t(3) < t(2) < t(9))
print(0 and x, 1 or x, (0 or "") == "", [] and [1], not not [0])
print(1 in [1] == True, 1 is 1 is not None, "a" not in "bc" in ["bc"])
print(None is None, (lambda: 0) is not None, bool(0.0), bool("False"), bool(()))
