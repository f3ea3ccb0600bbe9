for c in range(-40, 41, 20):
    print(f"{c:>4}°C = {c * 9 / 5 + 32:6.1f}°F")
for s in (59, 3600, 3661, 86399):
    h, r = divmod(s, 3600)
    print(f"{h:02}:{r // 60:02}:{r % 60:02}", end=" ")
print()
for b in (999, 1024, 1536, 10 ** 9):
    n, unit = float(b), 0
    while n >= 1024 and unit < 3:
        n, unit = n / 1024, unit + 1
    print(f"{n:.1f}{['B', 'KiB', 'MiB', 'GiB'][unit]}")
