import importlib, importlib.util, sys
print(importlib.import_module('json').dumps({}))
print(importlib.import_module('collections.abc').__name__)
print(importlib.util.find_spec('nonexistent_mod'))
print(importlib.util.find_spec('json') is not None)
m = importlib.import_module('textwrap')
print(importlib.reload(m) is m)
try:
    importlib.import_module('nonexistent_mod')
except ModuleNotFoundError as e:
    print(e)
try:
    importlib.import_module('.x')
except TypeError as e:
    print(e)
try:
    importlib.reload(3)
except TypeError as e:
    print(e)
print(importlib.import_module('.abc', 'collections').__name__)
try:
    print(importlib.util.find_spec('json.nope'))
    print(importlib.util.find_spec('nope.nope'))
except ModuleNotFoundError as e:
    print(e)
importlib.invalidate_caches()
print(importlib.__import__('os').__name__)
spec = importlib.util.find_spec('json')
print(spec.name, spec.parent)
print(importlib.import_module.__module__)
