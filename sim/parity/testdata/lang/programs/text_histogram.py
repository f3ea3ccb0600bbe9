text = "It was the best of times, it was the worst of times"
letters = {}
for c in filter(str.isalpha, text.lower()):
    letters[c] = letters.get(c, 0) + 1
top = max(letters.values())
for c, n in sorted(letters.items(), key=lambda p: (-p[1], p[0]))[:6]:
    print(f"{c} {'█' * round(n / top * 10):<10} {n:2d}")
print(sum(letters.values()), "".join(sorted(letters)), text.title().swapcase())
