"""Checks that a model's author writes."""


class Validator:
    """A method that checks or changes a field's value, or the whole model."""

    def __init__(self, func, fields, mode):
        self.func = func.__func__ if isinstance(func, classmethod) else func
        self.fields, self.mode = fields, mode


def field_validator(*fields, mode='after', check_fields=None):
    """Make a class method check the values of fields."""
    return lambda func: Validator(func, fields, mode)


def model_validator(*, mode):
    """Make a method check the whole model."""
    return lambda func: Validator(func, None, mode)


def computed_field(func=None, **options):
    """Make a property part of what a model dumps."""
    if func is None:
        return computed_field
    func = func if isinstance(func, property) else property(func)
    return Computed(func.fget)


class Computed(property):
    """A property that is dumped."""
