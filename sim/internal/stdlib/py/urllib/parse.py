"""Addresses taken apart, put together, and written in the characters that an
address may hold."""

import re
from collections import namedtuple as _namedtuple
import functools

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

# Schemes by what their addresses have.
uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = [*uses_relative, 'telnet', 'snews', 'rsync', 'nfs', 'git', 'git+ssh', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip',
               'sips', 'mms', 'sftp', 'tel']

_SCHEME = re.compile(r'([a-zA-Z][a-zA-Z0-9+.-]*):')
_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


class _Netloc:
    """The parts of user:password@host:port, for results that have a netloc."""

    __slots__ = ()

    def _split_netloc(self):
        at, colon, opening, closing = ('@', ':', '[', ']') if isinstance(self.netloc, str) else (b'@', b':', b'[', b']')
        user, has_user, host = self.netloc.rpartition(at)
        name, has_password, password = user.partition(colon)
        inside, bracket, port = host.rpartition(closing)
        if bracket:
            host, port = inside.partition(opening)[2], port.partition(colon)[2]
        else:
            host, _, port = host.partition(colon)
        return name if has_user else None, password if has_password else None, host or None, port or None

    @property
    def username(self):
        return self._split_netloc()[0]

    @property
    def password(self):
        return self._split_netloc()[1]

    @property
    def hostname(self):
        host = self._split_netloc()[2]
        if host is None:
            return None
        percent = '%' if isinstance(host, str) else b'%'
        name, mark, zone = host.partition(percent)
        return name.lower() + mark + zone

    @property
    def port(self):
        port = self._split_netloc()[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if not int(port) <= 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)


class DefragResult(_namedtuple('DefragResult', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


class SplitResult(_Netloc, _namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc, _namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_namedtuple('DefragResultBytes', 'url fragment')):
    __slots__ = ()
    decode = lambda self, encoding='ascii', errors='strict': DefragResult(*(x.decode(encoding, errors) for x in self))
    geturl = DefragResult.geturl


class SplitResultBytes(_Netloc, _namedtuple('SplitResultBytes', 'scheme netloc path query fragment')):
    __slots__ = ()
    decode = lambda self, encoding='ascii', errors='strict': SplitResult(*(x.decode(encoding, errors) for x in self))
    geturl = SplitResult.geturl


class ParseResultBytes(_Netloc, _namedtuple('ParseResultBytes', 'scheme netloc path params query fragment')):
    __slots__ = ()
    decode = lambda self, encoding='ascii', errors='strict': ParseResult(*(x.decode(encoding, errors) for x in self))
    geturl = ParseResult.geturl


_BYTES = {DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes}
for _text, _bytes in _BYTES.items():
    _text.encode = lambda self, encoding='ascii', errors='strict', _bytes=_bytes: _bytes(
        *(x.encode(encoding, errors) for x in self))


def _of_text_or_bytes(f):
    """Make a function of an address, and perhaps a scheme, take both as bytes, too."""
    @functools.wraps(f)
    def wrapper(url, *rest, **options):
        scheme = rest[0] if rest else options.get('scheme', '')
        given = [x for x in (url, scheme) if x]
        if all(isinstance(x, str) for x in given):
            return f(url or '', *rest, **options)
        if any(isinstance(x, str) for x in given):
            raise TypeError('Cannot mix str and non-str arguments')
        return f(_decoded(url), *map(_decoded, rest), **{k: _decoded(v) for k, v in options.items()}).encode('ascii')
    return wrapper


def _decoded(x):
    return x.decode('ascii') if isinstance(x, (bytes, bytearray)) else x


@_of_text_or_bytes
def urlsplit(url, scheme='', allow_fragments=True):
    """The five parts of an address: scheme, netloc, path, query, fragment."""
    url = url.lstrip(''.join(map(chr, range(33))))
    for c in '\t\r\n':
        url = url.replace(c, '')
        scheme = scheme.replace(c, '')
    scheme = scheme.strip(''.join(map(chr, range(33))))
    if m := _SCHEME.match(url):
        scheme, url = m[1].lower(), url[m.end():]
    netloc = query = fragment = ''
    if url[:2] == '//':
        end = re.search('[/?#]|$', url[2:]).start() + 2
        netloc, url = url[2:end], url[end:]
        _check_netloc(netloc)
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def _check_netloc(netloc):
    if ('[' in netloc) != (']' in netloc):
        raise ValueError('Invalid IPv6 URL')
    if '[' in netloc:
        host = netloc.rpartition('@')[2]
        before, _, rest = host.partition('[')
        inside, _, after = rest.partition(']')
        if before or after and not after.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
        if not re.fullmatch(r'[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?|v[0-9a-fA-F]+\..+', inside):
            raise ValueError(f'{inside!r} does not appear to be an IPv4 or IPv6 address')


@_of_text_or_bytes
def urlparse(url, scheme='', allow_fragments=True):
    """The six parts of an address: the last segment's ;parameters are apart."""
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    semicolon = path.find(';', path.rfind('/') + 1)
    if scheme in uses_params and semicolon >= 0:
        path, params = path[:semicolon], path[semicolon + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    if params:
        path = path + (';' if isinstance(path, str) else b';') + params
    return urlunsplit((scheme, netloc, path, query, fragment))


def urlunsplit(components):
    """Put an address together from its five parts."""
    components = tuple(components)
    if any(isinstance(x, bytes) for x in components):
        return urlunsplit(map(_decoded, components)).encode('ascii')
    scheme, netloc, path, query, fragment = components
    url = path or ''
    if netloc or path and path[:2] == '//' or scheme and scheme in uses_netloc and (not path or path[:1] == '/'):
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return url


def urljoin(base, url, allow_fragments=True):
    """The address that url means on the page base."""
    if not base:
        return url
    if not url:
        return base
    if isinstance(base, bytes) and isinstance(url, bytes):
        return urljoin(base.decode('ascii'), url.decode('ascii'), allow_fragments).encode('ascii')
    if not (isinstance(base, str) and isinstance(url, str)):
        raise TypeError('Cannot mix str and non-str arguments')
    b = urlparse(base, '', allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in uses_relative:
        return url
    if u.scheme in uses_netloc:
        if u.netloc:
            return urlunparse(u)
        u = u._replace(netloc=b.netloc)
    if not u.path and not u.params:
        return urlunparse(u._replace(path=b.path, params=b.params, query=u.query or b.query))
    path = _join_path(b.path, u.path)
    if '://' in base and path[:1] != '/':
        path = '/' + path  # an authority, be it empty, has absolute paths only
    return urlunparse(u._replace(path=path))


def _join_path(base, path):
    """A path seen from another, with its dots worked out."""
    if not path.startswith('/'):
        folder = base[:base.rfind('/') + 1]
        path = folder + path
    segments = path.split('/')
    # Empty segments in the middle mean nothing.
    segments[1:-1] = filter(None, segments[1:-1])
    result = []
    for segment in segments:
        if segment == '..':
            if result:
                result.pop()
        elif segment != '.':
            result.append(segment)
    if segments[-1] in ('.', '..'):
        result.append('')
    return '/'.join(result) or '/'


@_of_text_or_bytes
def urldefrag(url):
    """An address without its fragment, and the fragment."""
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


def quote_from_bytes(bs, safe='/'):
    """Write bytes as %xx, but for letters, digits, _.-~ and those of safe."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    keep = _ALWAYS_SAFE | {c for c in safe if c < 128}
    return ''.join(chr(c) if c in keep else f'%{c:02X}' for c in bs)


def quote(string, safe='/', encoding=None, errors=None):
    """Write text so that it can be part of an address."""
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """Like quote, with + for spaces."""
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode()
    return re.sub(rb'%([0-9a-fA-F]{2})', lambda m: bytes([int(m[1], 16)]), bytes(string))


def unquote(string, encoding='utf-8', errors='replace'):
    """Undo quote."""
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        return string
    return re.sub(r'(?:%[0-9a-fA-F]{2})+', lambda m: unquote_to_bytes(m[0]).decode(encoding or 'utf-8', errors or 'replace'), string)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """Pairs, or a dict, as the query of an address."""
    if hasattr(query, 'items'):
        query = query.items()
    elif not hasattr(query, '__len__') or len(query) and not isinstance(query[0], tuple):
        raise TypeError('not a valid non-string sequence or mapping object')

    def written(x):
        if isinstance(x, bytes):
            return quote_via(x, safe)
        return quote_via(str(x), safe, encoding, errors)

    pairs = []
    for key, value in query:
        several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__len__')
        pairs += [f'{written(key)}={written(v)}' for v in (value if several else (value,))]
    return '&'.join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    """The pairs of a query."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, (bytes, bytearray, memoryview)):
        return [(k.encode(encoding, errors), v.encode(encoding, errors)) for k, v in parse_qsl(
            bytes(qs).decode('ascii'), keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator)]
    if not isinstance(qs, str) and qs:
        raise TypeError(f'a bytes-like object is required, not {type(qs).__name__!r}')
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    """The values of a query by their names."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result
