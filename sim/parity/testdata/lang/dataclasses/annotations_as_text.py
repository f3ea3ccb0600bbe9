import dataclasses, typing
@dataclasses.dataclass
class D:
    a: "typing.ClassVar[int]" = 1
    b: "ClassVar" = 2
    c: "dataclasses.InitVar[int]" = 3
    d: int = 4
print(D(), [f.name for f in dataclasses.fields(D)])
