"""What the simulated database servers have in common: the servers themselves,
transactions and their locks, and the translation of dialects.
"""
