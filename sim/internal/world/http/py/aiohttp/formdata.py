"""Forms."""

from _http.form import encode_multipart
from _http.url import encode_query


class FormData:
    """The fields of a form."""

    def __init__(self, fields=(), quote_fields=True, charset=None):
        self._fields = []
        self._multipart = False
        self.add_fields(*(fields.items() if hasattr(fields, 'items') else fields))

    def add_field(self, name, value, *, content_type=None, filename=None, content_transfer_encoding=None):
        if hasattr(value, 'read') or isinstance(value, (bytes, bytearray)) or content_type or filename:
            self._multipart = True
            filename = filename or getattr(value, 'name', None) or (name if not content_type else None)
        self._fields.append((name, value, filename, content_type))

    def add_fields(self, *fields):
        for name, value in fields:
            self.add_field(name, value)

    def encode(self):
        """Give the bytes of the form and its content type."""
        if self._multipart:
            return encode_multipart(self._fields)
        return encode_query([field[:2] for field in self._fields]).encode(), 'application/x-www-form-urlencoded'
