def fresh():
    return list(range(8))


l = fresh(); l[2:4] = "abc"; print(l)
l = fresh(); l[::2] = "wxyz"; print(l)
l = fresh(); l[5:2:-1] = [1, 2, 3]; print(l)
l = fresh(); l[:] = []; print(l)
l = fresh(); l[3:3] = [100]; print(l)
l = fresh(); l[100:] = [1]; print(l)
l = fresh(); l[-3:-1] = [0]; print(l)
l = fresh(); del l[1:3]; print(l)
l = fresh(); del l[::3]; print(l)
l = fresh(); del l[::-2]; print(l)
l = fresh(); l[2:5] = l; print(l)
l = fresh(); l[1:2] += [5, 6]; print(l)
l = fresh(); l[slice(0, 2)] = (x for x in "pq"); print(l)
l = fresh(); print(l[5:1], l[-1:0:-3], l[7:100:2], l[::-1][:2], l[:-9], l[-9:], l[slice(None, 3)])
for f in (lambda l: l.__setitem__(slice(0, 4, 2), [1]), lambda l: l.__setitem__(slice(0, 1), 5), lambda l: l[::0], lambda l: l["a":], lambda l: l.__setitem__(20, 1), lambda l: l.__delitem__(20), lambda l: l[1, 2], lambda l: l.__setitem__("k", 1)):
    try:
        print(f(fresh()))
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
print(slice(1, 2, 3), slice(5).indices(3), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2), slice(1, 9, 2).start, slice(-3, None).indices(10))
