for i in range(5):
    if i == 1:
        continue
    if i == 4:
        break
    print(i, end=" ")
else:
    print("no else")
print(i)
for _ in []:
    pass
else:
    print("empty runs else")
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else", n)
while True:
    try:
        break
    finally:
        print("finally in break")
for i in range(2):
    for j in range(3):
        if j == i:
            break
    else:
        print("inner ended", i)
        continue
    print("inner broke", i, j)
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(a, b, c)
slot = [0]
for slot[0] in (1, 2):
    print(slot)
l = [1, 2, 3]
for e in l:
    if e < 10:
        l.append(e * 10)
print(l)
