DOCUMENT="x"
def load_average(): return 0
def write(*a): pass
