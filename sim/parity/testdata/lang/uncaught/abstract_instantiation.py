from abc import ABC, abstractmethod


class A(ABC):
    @abstractmethod
    def f(self): ...


A()
