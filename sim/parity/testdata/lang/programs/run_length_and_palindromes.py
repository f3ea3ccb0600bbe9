from itertools import groupby


def encode(s):
    return "".join(f"{len(list(g))}{c}" for c, g in groupby(s))


def decode(s):
    out, n = [], ""
    for c in s:
        if c.isdigit():
            n += c
        else:
            out.append(c * int(n))
            n = ""
    return "".join(out)


def palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]


print(encode("aaabccd"), decode(encode("aaabccd")), palindrome("A man, a plan, a canal: Panama"), palindrome("no"))
