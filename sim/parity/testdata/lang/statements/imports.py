import math as m, os.path
from math import pi as PI, sqrt, floor
from collections import (OrderedDict,
                         deque,)
import collections.abc
import os.path as osp

print(m.pi == PI, sqrt(16), floor(2.5), OrderedDict.__name__, deque([1]), osp.join("a", "b"), collections.abc.Sized.__name__)
for bad in ("import no_such_module", "from math import no_such_name", "import math.nothing", "from . import x"):
    try:
        exec(bad)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0], e.name)


def f():
    import json
    from math import cos
    return json.dumps([cos(0)])


print(f(), "json" in globals())
from itertools import *
print(list(islice(count(), 3)), __name__, type(m).__name__)
math = __import__("math")
print(math is m, m.__name__)
