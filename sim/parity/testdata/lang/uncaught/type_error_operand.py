print("age: " + 5)
