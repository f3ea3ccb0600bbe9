import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 100, 5), random.choice("abcdef"), random.uniform(1, 2), random.getrandbits(40), random.choices([1, 2, 3], k=5), random.sample(range(100), 4))
l = list(range(10)); random.shuffle(l); print(l)
print(random.gauss(0, 1), random.normalvariate(), random.expovariate(2), random.triangular(0, 1, 0.5), random.betavariate(1, 2), random.choices("ab", weights=[1, 9], k=5), random.choices("ab", cum_weights=[5, 6], k=3), random.paretovariate(3), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.gammavariate(2, 1), random.weibullvariate(1, 2))
r = random.Random("text seed")
print(r.random(), r.randint(-5, 5), random.Random(1.5).random(), random.Random(b"x").random(), random.Random(-3).random() == random.Random(3).random(), random.Random(2 ** 70).random(), r.randbytes(4), r.binomialvariate(10, 0.3))
state = random.getstate(); a = random.random(); random.setstate(state); print(a == random.random(), random.sample("abc", counts=[2, 1, 1], k=3))
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.seed([1]), lambda: random.choices([], k=1), lambda: random.sample({1, 2}, 1), lambda: random.randint(1.5, 2), lambda: random.choices([1], weights=[1, 2])):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
