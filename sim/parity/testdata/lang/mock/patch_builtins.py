from unittest.mock import *
import sys
import json
import os
import time


with patch('builtins.print') as pr: print('hidden')
print(pr.call_args)
with patch('__main__.len', return_value=99): print(len([]))
print(len([]))
with patch('builtins.open', mock_open(read_data='l1\nl2\n')) as mo:
    with open('f.txt') as f: print(f.read())
    with open('f.txt') as f: print(list(f), f.readline())
    with open('g', 'w') as f: f.write('data')
print(mo.mock_calls); mo().write.assert_called_once_with('data'); h = mo(); print(h.read(1), h.readline(), h.readlines())
with patch.dict('os.environ', {'K': 'V'}): print(os.environ['K'])
print('K' in os.environ)
with patch('time.time', return_value=5), patch('json.loads') as jl: jl.side_effect = lambda o: 'J'; print(time.time(), json.loads('{}'))
with patch.object(sys, 'argv', ['a', 'b']): print(sys.argv)
