# What the library warns of is about the line that calls it.
import datetime
import logging
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('default')
    datetime.datetime.utcnow()
    datetime.datetime.utcfromtimestamp(0)
    logging.warn('to the root logger')
    logging.getLogger('a').warn('to a logger')
for warning in caught:
    print(warning.category.__name__, warning.lineno, warning.message)
