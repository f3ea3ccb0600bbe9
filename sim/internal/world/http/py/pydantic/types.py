"""Types with bounds."""

from typing import Annotated

from pydantic.convert import to_str
from pydantic.errors import Problem
from pydantic.fields import FieldInfo

PositiveInt = Annotated[int, FieldInfo(gt=0)]
NonNegativeInt = Annotated[int, FieldInfo(ge=0)]
PositiveFloat = Annotated[float, FieldInfo(gt=0)]
HttpUrl = Annotated[str, FieldInfo(pattern=r'^https?://[^\s/]+')]


class EmailStr:
    """An e-mail address, which is a str."""

    @classmethod
    def __pydantic_convert__(cls, value):
        local, at, domain = to_str(value).rpartition('@')
        if not at:
            reason = 'An email address must have an @-sign.'
        elif not local:
            reason = 'There must be something before the @-sign.'
        elif not domain:
            reason = 'There must be something after the @-sign.'
        elif '.' not in domain:
            reason = 'The part after the @-sign is not valid. It should have a period.'
        else:
            return value
        raise Problem.one('value_error', f'value is not a valid email address: {reason}', value, reason=reason)


def conint(**bounds):
    return Annotated[int, FieldInfo(**bounds)]


def constr(**bounds):
    return Annotated[str, FieldInfo(**bounds)]
