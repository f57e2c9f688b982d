"""What a story is about: Media Topics and the agency's own, from the wire's codes, from terms and a trained model."""

from dateline.core.understand.topics.knowledge import NO_KNOWLEDGE, Knowledge, OwnTopic, Rule
from dateline.core.understand.topics.propose import propose

__all__ = ["NO_KNOWLEDGE", "Knowledge", "OwnTopic", "Rule", "propose"]
