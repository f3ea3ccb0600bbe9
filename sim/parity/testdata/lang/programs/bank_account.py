class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed:.2f}, have {available:.2f}")
        self.shortfall = needed - available


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __str__(self):
        return f"{self.owner}: {self._balance:,.2f}"


a = Account("Ann", 1000)
a.deposit(234.5)
for op in (lambda: a.withdraw(5000), lambda: a.deposit(-1), lambda: setattr(a, "balance", 1)):
    try:
        op()
    except InsufficientFunds as e:
        print(e, e.shortfall)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
a.withdraw(34.5)
print(a, a.history)
