"""Types with bounds."""

from typing import Annotated

from pydantic.fields import FieldInfo

PositiveInt = Annotated[int, FieldInfo(gt=0)]
NonNegativeInt = Annotated[int, FieldInfo(ge=0)]
PositiveFloat = Annotated[float, FieldInfo(gt=0)]
EmailStr = Annotated[str, FieldInfo(pattern=r'^[^@\s]+@[^@\s]+\.[^@\s]+$')]
HttpUrl = Annotated[str, FieldInfo(pattern=r'^https?://[^\s/]+')]


def conint(**bounds):
    return Annotated[int, FieldInfo(**bounds)]


def constr(**bounds):
    return Annotated[str, FieldInfo(**bounds)]
