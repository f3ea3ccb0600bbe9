print(~True)
x = False
print(~x, ~int(x))
for i in range(2): print(~x)
import warnings
warnings.simplefilter("error")
try: ~x
except DeprecationWarning as e: print(e)
