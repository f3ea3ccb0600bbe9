import sys
sys.exit("fatal: no more")
