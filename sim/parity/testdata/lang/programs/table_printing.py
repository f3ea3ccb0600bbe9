rows = [("name", "qty", "price"), ("apple", 3, 0.5), ("watermelon", 12, 3.999), ("fig", 100, 12)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for n, (name, qty, price) in enumerate(rows):
    print(f"{name:<{widths[0]}} | {qty:>{widths[1]}} | {price if n == 0 else format(price, '.2f'):>8}")
    if n == 0:
        print("-" * (sum(widths) + 8))
print(f"{'total':<{widths[0]}} | {sum(r[1] for r in rows[1:]):>{widths[1]}} | {sum(q * p for _, q, p in rows[1:]):>8.2f}")
