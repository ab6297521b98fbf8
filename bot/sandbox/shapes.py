"""Everything of the state as Discord words it, whole: clients raise on what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.records import COMMAND, IN_PRIVATE, PRIVATE_THREAD, User

if TYPE_CHECKING:
    from bot.sandbox.errors import JsonObject
    from bot.sandbox.records import Channel, Guild, Interaction, Role
    from bot.sandbox.state import World

JOINED = "2024-01-01T00:00:00.000000+00:00"
ABSENT_OF_GUILD = (
    "icon",
    "splash",
    "discovery_splash",
    "home_header",
    "banner",
    "description",
    "afk_channel_id",
    "application_id",
    "vanity_url_code",
    "widget_channel_id",
    "system_channel_id",
    "rules_channel_id",
    "public_updates_channel_id",
    "safety_alerts_channel_id",
    "max_presences",
)
# https://discord.com/developers/docs/resources/application#application-object-application-flags
# (the "limited" ones: what an application of fewer than 100 servers is given)
LIMITED_FLAGS = {"presences": 1 << 13, "members": 1 << 15, "message_content": 1 << 19}


def user_json(user: User) -> JsonObject:
    """Return a user as others see it."""
    return {
        "id": user.id,
        "username": user.name if user.application else user.name.lower().replace(" ", "_"),
        "discriminator": "0",
        "global_name": None if user.application else user.name,
        "avatar": None,
        "avatar_decoration_data": None,
        "banner": None,
        "accent_color": None,
        "bot": user.application is not None,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "collectibles": None,
        "primary_guild": None,
    }


def own_user_json(user: User) -> JsonObject:
    """Return a bot's user as it sees itself."""
    private = {"mfa_enabled": True, "locale": user.locale, "verified": True, "email": None}
    return {**user_json(user), **private}


def member_json(user: User, guild: Guild, *, with_user: bool = True) -> JsonObject:
    """Return a user as a member of a guild."""
    member: JsonObject = {
        "nick": None,
        "avatar": None,
        "banner": None,
        "roles": sorted(guild.members.get(user, ()), key=int),
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    return {**member, "user": user_json(user)} if with_user else member


def channel_json(channel: Channel, *, viewer: User | None = None) -> JsonObject:
    """Return a channel; a direct one as its `viewer` sees it, without itself among the others."""
    last = next(reversed(channel.messages), None)
    shared = {"id": channel.id, "type": channel.kind, "last_message_id": last, "flags": 0}
    if channel.guild is None:
        others = [user for user in channel.recipients if user is not viewer]
        return {**shared, "recipients": [user_json(user) for user in others]}
    shared |= {"guild_id": channel.guild.id, "name": channel.name, "rate_limit_per_user": 0}
    if channel.thread:
        return {**shared, **_thread_json(channel, viewer)}
    overwrites = [
        {"id": key, "type": each.kind, "allow": str(each.allow), "deny": str(each.deny)}
        for key, each in channel.overwrites.items()
    ]
    return {
        **shared,
        "position": channel.position,
        "topic": channel.topic,
        "nsfw": False,
        "parent_id": None,
        "permission_overwrites": overwrites,
    }


def _thread_json(channel: Channel, viewer: User | None) -> JsonObject:
    """Return what a channel has besides where it is a thread."""
    thread = channel.thread
    if thread is None:
        return {}
    metadata: JsonObject = {
        "archived": thread.is_archived,
        "archive_timestamp": thread.changed,
        "auto_archive_duration": thread.archive_after,
        "locked": thread.is_locked,
        "create_timestamp": thread.began,
    }
    if channel.kind == PRIVATE_THREAD:
        metadata["invitable"] = thread.is_invitable
    json = {
        "parent_id": thread.parent.id,
        "owner_id": thread.owner.id,
        "thread_metadata": metadata,
        "message_count": len(channel.messages),
        "member_count": len(thread.joined),
        "total_message_sent": thread.total,
    }
    if viewer in thread.joined:
        json["member"] = thread_member_json(channel, viewer)
    return json


def thread_member_json(channel: Channel, user: User) -> JsonObject:
    """Return somebody as one of those who are in a thread."""
    since = channel.thread.joined[user] if channel.thread else JOINED
    return {"id": channel.id, "user_id": user.id, "join_timestamp": since, "flags": 0}


def role_json(role: Role) -> JsonObject:
    """Return a role."""
    tags = {"tags": {"bot_id": role.bot.id}} if role.bot else {}
    return {
        "id": role.id,
        "name": role.name,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
        "hoist": role.is_hoisted,
        "icon": None,
        "unicode_emoji": None,
        "position": role.position,
        "permissions": str(role.permissions),
        "managed": role.bot is not None,
        "mentionable": role.is_mentionable,
        "flags": 0,
        **tags,
    }


def guild_json(guild: Guild) -> JsonObject:
    """Return a guild without what only the gateway tells."""
    empty = dict.fromkeys(ABSENT_OF_GUILD)
    return {
        **empty,
        "id": guild.id,
        "name": guild.name,
        "owner_id": guild.owner.id,
        "roles": [role_json(role) for role in guild.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "region": "deprecated",
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "widget_enabled": False,
    }


def guild_create_json(world: World, guild: Guild, viewer: User, members: list[User]) -> JsonObject:
    """Return a guild as the gateway announces it, with the members that a bot may know."""
    open_threads = [
        channel_json(each, viewer=viewer)
        for each in world.threads(guild)
        if each.thread and not each.thread.is_archived
    ]
    return {
        **guild_json(guild),
        "joined_at": JOINED,
        "large": False,
        "member_count": len(guild.members),
        "members": [member_json(user, guild) for user in members],
        "channels": [channel_json(channel) for channel in world.guild_channels(guild)],
        "voice_states": [],
        "threads": open_threads,
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "version": 1,
    }


def application_flags(world: World) -> int:
    """Return the flags that tell which privileged intents are switched on."""
    return sum(LIMITED_FLAGS[intent] for intent in world.privileged_intents)


def application_json(world: World, bot: User) -> JsonObject:
    """Return a bot's application as its owner sees it."""
    return {
        "id": bot.id,
        "name": bot.name,
        "icon": None,
        "description": "",
        "summary": "",  # long empty, and still told: clients of its time read it
        "type": None,
        "bot": user_json(bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": application_flags(world),
        "flags_new": str(application_flags(world)),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(world.owner),
        "approximate_guild_count": sum(bot in each.members for each in world.guilds.values()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}, "1": {}},
        "tags": [],
    }


def owners_json(interaction: Interaction) -> JsonObject:
    """Return for whom the bot is installed: the guild (0), or only the person (1)."""
    if interaction.context == IN_PRIVATE:
        return {"1": interaction.user.id}
    guild = interaction.channel.guild
    return {"0": guild.id if guild else "0"}


def interaction_json(interaction: Interaction) -> JsonObject:
    """Return what a message says about the interaction that it answers."""
    target, opened_by = interaction.target, interaction.opened_by
    metadata: JsonObject = {
        "id": interaction.id,
        "type": interaction.kind,
        "user": user_json(interaction.user),
        "authorizing_integration_owners": owners_json(interaction),
    }
    if interaction.kind == COMMAND:
        metadata |= {"name": interaction.name, "command_type": interaction.data["type"]}
    if isinstance(target, User):
        metadata["target_user"] = user_json(target)
    elif target:
        metadata["target_message_id"] = target.id
    if opened_by:
        metadata["triggering_interaction_metadata"] = interaction_json(opened_by)
    elif interaction.source:
        metadata["interacted_message_id"] = interaction.source.id
    return metadata
