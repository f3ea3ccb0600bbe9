"""pydantic: data checked by annotations."""

from _http.missing import absent
from pydantic.errors import ValidationError
from pydantic.fields import Field
from pydantic.main import BaseModel, ConfigDict, create_model
from pydantic.types import EmailStr, HttpUrl, NonNegativeInt, PositiveFloat, PositiveInt, conint, constr
from pydantic.validators import computed_field, field_validator, model_validator

__version__ = '2.12.5'
VERSION = __version__

__getattr__ = absent('pydantic')
