"""Extensions; simulated is asyncio."""
