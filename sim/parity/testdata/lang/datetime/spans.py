from datetime import timedelta as T
import random
random.seed(3)
for s in "T(1)/0|T(1)//0|T(1)%T(0)|T(1)/0.0|divmod(T(1),T(0))|T(1)//T(0)|T(1)/T(0)|T(0.5)|T(microseconds=0.5)|T(microseconds=1.5)|T(microseconds=2.5)|T(microseconds=-0.5)|T(microseconds=-1.5)|T(seconds=1.1)|T(hours=0.1,minutes=0.3)|T(milliseconds=0.0005)|T(milliseconds=0.0015,microseconds=1)|T(weeks=1.5)|-T(1)+T(hours=1)|abs(T(-1))|+T(3)|T(-1)|str(T(-1))|str(T(-2,5))|str(T(1,1,1))|str(T(2))|T(1)*1.5|T(1)*-0.1|T(1)/3|T(1)/7.3|T(microseconds=5)/2|T(microseconds=7)/2|T(microseconds=-5)/2|T(microseconds=5)*0.5|T(microseconds=5)/-2|T(5)//2|T(5)//T(2)|T(5)%T(2)|divmod(T(5),T(2))|T(1)==T(hours=24)|hash(T(1))==hash(T(hours=24))|T(1)<T(2)|T(1)!=1|T(days=1e9)|T(days=10**9)|T(days=2**40)|T(days=float('nan'))|T(days=float('inf'))|1-T(1)|T(1)-1|T(1)/'a'|True*T(1)|T(1)//2.0|T(days='x')|bool(T())|T(1,2,3,4,5,6,7)|T().total_seconds()|T(1).days|T.resolution".split('|'):
    try: print(s, repr(eval(s)))
    except Exception as e: print(s, type(e), e)
for _ in range(200):
    a = T(random.randrange(-9,9), random.random()*1e5, random.random()*10); f = random.choice([random.random(), 2, -3, 0.5, 1/3])
    print(a, a*f, a/f, a//2, a % T(seconds=7.5), a.total_seconds())
