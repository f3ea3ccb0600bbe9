"""Values as JSON has them."""

import dataclasses

from pydantic.main import BaseModel, dumped


def jsonable_encoder(obj, by_alias=True, exclude_none=False, **options):
    """Give a value made of dicts, lists, strings and numbers only."""
    if dataclasses.is_dataclass(obj) and not isinstance(obj, type):
        obj = dataclasses.asdict(obj)
    if isinstance(obj, dict):
        return {jsonable_encoder(key): jsonable_encoder(value, by_alias, exclude_none) for key, value in obj.items()}
    if isinstance(obj, (list, tuple, set, frozenset)):
        return [jsonable_encoder(item, by_alias, exclude_none) for item in obj]
    if not isinstance(obj, BaseModel) and hasattr(obj, '__dict__') and not hasattr(obj, 'value') and type(obj).__module__ != 'builtins':
        obj = vars(obj)
    return dumped(obj, 'json', by_alias, exclude_none)
