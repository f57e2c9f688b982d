"""A channel's posts: one for each story, edited by what follows and deleted when the story is taken away.

The platform has no name under which a post would be the same when it is sent twice. A post of which we never learnt
whether it arrived is sent again, and somebody is asked to look.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from dateline.core.wires.sending import Sending
from dateline.wire.delivery.carriers.telegram.bot import Bot, NotDoneError, refused
from dateline.wire.delivery.carriers.telegram.words import CAPTION, TEXT, gone, post
from dateline.wire.delivery.port import Message, Taken

_SAME = "message is not modified"
_NOT_THERE = "not found"
_HTML = {"parse_mode": "HTML"}


@dataclass(frozen=True, slots=True)
class Post:
    """A post of ours: its number, its language, and the photo that it shows."""

    number: int
    language: str
    photo: str = ""

    @property
    def reference(self) -> str:
        """As it is kept."""
        return f"{self.number} {self.language} {self.photo}".strip()

    @classmethod
    def of(cls, reference: str) -> "Post | None":
        """The inverse; None where nothing is kept."""
        number, language, photo = (*reference.split(" "), "", "")[:3]
        return cls(int(number), language, photo) if number else None


@dataclass(frozen=True, slots=True)
class Channel:
    """See `Carrier`."""

    bot: Bot

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Channel"]:
        """See `Carrier`; there is nothing to open."""
        yield self

    async def hand_over(self, message: Message) -> Taken:
        """See `Counter`."""
        standing = Post.of(message.former.reference)
        if message.takes:
            return await self._take_away(message, standing)
        try:
            if standing is None:
                made = await self._new(message.sending)
                twice = "look for a second post of this story, of which no answer came" if message.former.sent else ""
                return Taken(reference=made.reference, by_hand=twice)
            return await self._changed(message.sending, standing)
        except NotDoneError as error:
            raise refused(error) from error

    async def _new(self, sending: Sending) -> Post:
        photo = sending.item.photos[0].url if sending.item.photos else ""
        if photo:
            said = {"photo": photo, "caption": post(sending, CAPTION), **_HTML}
            made = await self.bot.call("sendPhoto", **said)
        else:
            made = await self.bot.call("sendMessage", text=post(sending, TEXT), **_HTML)
        return Post(int(made["message_id"]), sending.item.language or "en", photo)

    async def _changed(self, sending: Sending, standing: Post) -> Taken:
        photo = sending.item.photos[0].url if sending.item.photos else ""
        number = standing.number
        if standing.photo and not photo:
            # A caption without its photo there is none: the post is made anew.
            return await self._replaced(sending, standing)
        try:
            if standing.photo == photo or not standing.photo:
                await self._edit(number, sending, captioned=bool(standing.photo))
                return Taken()
            media = {"type": "photo", "media": photo, "caption": post(sending, CAPTION), **_HTML}
            await self.bot.call("editMessageMedia", message_id=number, media=media)
            return Taken(reference=Post(number, standing.language, photo).reference)
        except NotDoneError as error:
            if _SAME in str(error):
                return Taken()
            if _NOT_THERE in str(error):
                # Somebody deleted it in the channel. What is news now is a new post.
                return Taken(reference=(await self._new(sending)).reference)
            raise

    async def _edit(self, number: int, sending: Sending, *, captioned: bool) -> None:
        if captioned:
            await self.bot.call("editMessageCaption", message_id=number, caption=post(sending, CAPTION), **_HTML)
        else:
            await self.bot.call("editMessageText", message_id=number, text=post(sending, TEXT), **_HTML)

    async def _replaced(self, sending: Sending, standing: Post) -> Taken:
        by_hand = await self._delete(standing)
        return Taken(reference=(await self._new(sending)).reference, by_hand=by_hand)

    async def _take_away(self, message: Message, standing: Post | None) -> Taken:
        if standing is None:
            return Taken(
                by_hand="look for a post of this story, of which no answer came" if message.former.sent else ""
            )
        return Taken(by_hand=await self._delete(standing))

    async def _delete(self, standing: Post) -> str:
        """Delete a post; what remains to be done by hand.

        The platform deletes none that is older than 48 hours. Its words at least are taken away then.
        """
        try:
            await self.bot.call("deleteMessage", message_id=standing.number)
        except NotDoneError as error:
            if _NOT_THERE in str(error):
                return ""
            return await self._blanked(standing, str(error))
        return ""

    async def _blanked(self, standing: Post, why: str) -> str:
        by_hand = f"remove post {standing.number} by hand: {why}"
        try:
            if standing.photo:
                await self.bot.call("editMessageCaption", message_id=standing.number, caption=gone(standing.language))
            else:
                await self.bot.call("editMessageText", message_id=standing.number, text=gone(standing.language))
        except NotDoneError as error:
            return f"{by_hand}; its text still stands there: {error}"
        return by_hand
