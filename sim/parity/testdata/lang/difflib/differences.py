import random
from difflib import *


def show(a, b):
    print(list(ndiff(a, b)))
    print(list(unified_diff(a, b, 'x', 'y', lineterm='')), list(unified_diff(a, b, 'x', 'y', 'd1','d2', n=1)))
    print(list(context_diff(a, b, 'x', 'y', lineterm='')), list(context_diff(a, b, n=0)))
    s = SequenceMatcher(None, a, b); print(s.get_matching_blocks(), list(s.get_opcodes()), s.ratio(), s.quick_ratio(), s.real_quick_ratio(), list(s.get_grouped_opcodes(1)))
random.seed(1)
words = ['alpha', 'beta', 'gamma delta', 'def f(x):\n', '    return 1', '', '\t tab', 'alpha beta gamma']
def mutate(w):
    w = list(w)
    for _ in range(random.randrange(3)):
        if w and random.random() < .5: w[random.randrange(len(w))] = random.choice('abc ')
        else: w.insert(random.randrange(len(w)+1), random.choice('xyz\t'))
    return ''.join(w)
for n in range(60):
    a = [random.choice(words) for _ in range(random.randrange(30))]
    b = [mutate(w) if random.random() < .3 else w for w in a if random.random() < .9]
    if random.random() < .2: random.shuffle(b)
    show(a, b)
    x, y = ''.join(a), ''.join(b)
    s = SequenceMatcher(lambda c: c in ' \t', x, y); print(s.get_matching_blocks(), s.ratio(), sorted(s.bjunk), sorted(s.bpopular))
    print(''.join(restore(ndiff(a, b), 1)) == x)
print(get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), get_close_matches('x', ['y']))
for f in (lambda: get_close_matches('a', [], n=0), lambda: get_close_matches('a', [], cutoff=2), lambda: list(restore([], 3)), lambda: list(unified_diff([b'a'], ['b'])), lambda: list(unified_diff(['a'], ['b'], fromfile=b'')), lambda: list(diff_bytes(unified_diff, ['a'], ['b'])), lambda: list(diff_bytes(unified_diff, [b'a\xff'], [b'b']))):
    try: print(f())
    except Exception as e: print(type(e), e)
print(SequenceMatcher(a='abcd', b='bcde').find_longest_match(), IS_LINE_JUNK('  # '), IS_LINE_JUNK('# x'), Match(1,2,3))
