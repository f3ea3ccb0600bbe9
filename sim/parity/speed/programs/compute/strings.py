def main():
    parts = []
    for i in range(150000):
        s = "item-" + str(i)
        parts.append(s.upper()[2:6])
    text = ",".join(parts)
    count = 0
    for word in text.split(","):
        if word.startswith("EM"):
            count += len(word)
    return count


RESULT = main()
