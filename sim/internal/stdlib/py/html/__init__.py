"""Text as HTML and back."""

from _html import unescape

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Write the characters that mean something in HTML as references."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s
