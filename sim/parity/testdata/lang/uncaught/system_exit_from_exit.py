print("a")
exit(2)
