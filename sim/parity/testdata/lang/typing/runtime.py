from typing import *
T = TypeVar("T")


class Stack(Generic[T]):
    def push(self, x: T) -> None: ...


class Point(NamedTuple):
    x: int
    y: int = 0


class TD(TypedDict, total=False):
    a: int


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class F:
    def close(self): ...


print(Optional[int], Union[int, str], List[int], Dict[str, Any], Callable[[int], str], Tuple[int, ...], Stack[int], Literal["a", 1], Point(1), Point(1)._asdict(), TD(a=1), isinstance(F(), Closes), isinstance(5, Closes), cast(int, "x"), get_type_hints(Point), get_origin(list[int]), get_args(dict[str, int]), Any, T, Annotated[int, "m"], Final, ClassVar[int], Optional[None] if False else "", Type[int], Iterable[int], int | None == Optional[int], TYPE_CHECKING)


@overload
def f(x: int) -> int: ...


@final
class Z: ...


UserId = NewType("UserId", int); print(UserId(5), UserId.__name__, get_type_hints(Stack.push), TD.__annotations__, Point.__annotations__, NoReturn, assert_type(5, int), Self)
try:
    f(1)
except NotImplementedError as e:
    print(e)
for g in (lambda: isinstance([], List[int]), lambda: Union(), lambda: Optional[1, 2], lambda: Closes(), lambda: isinstance(1, Any)):
    try:
        g()
    except TypeError as e:
        print(e)
