// The menus of messages, of users and of troubles.

import { openMenu } from "./menus.js";

const [ON_USER, ON_MESSAGE] = [2, 3];
const EMOJIS = ["👍", "👎", "❤️", "😂", "🎉", "👀"];
export const PERMISSIONS = { view_channel: "View Channel", send_messages: "Send Messages", embed_links: "Embed Links",
  attach_files: "Attach Files", read_message_history: "Read Message History", add_reactions: "Add Reactions" };

export async function openMessageMenu(event, message, page) {
  const used = await apps(event, ON_MESSAGE, message.id, page);
  const isMine = message.author.id === page.me;
  openMenu(event, [
    { label: "Reply", act: () => page.reply(message) },
    { label: "Add Reaction", items: EMOJIS.map((emoji) => ({ label: emoji, act: () => page.react(message, emoji) })) },
    !page.channel.other && !page.channel.parent && !message.thread
      && { label: "Create Thread", act: () => page.beginThread(message) },
    isMine && { label: "Edit Message", act: () => page.edit(message) },
    { label: "Copy Text", act: () => navigator.clipboard.writeText(message.content) },
    isMine && { label: "Delete Message", isDanger: true, act: () => page.act("edits", { text: "", channel: message.channel_id, message: message.id }) },
    used,
  ]);
}

function roles(user, page) {
  const guild = page.guild();
  const items = guild.roles.filter((role) => !role.isBots).map((role) => ({
    label: role.name,
    isSwitch: true,
    isChosen: guild.members[user.id].includes(role.id),
    act: () => page.act("gives", { guild: guild.id, user: user.id, role: role.id }),
  }));
  const make = { label: "New role", act: () => page.act("names", { guild: guild.id, name: `Role ${guild.roles.length + 1}` }) };
  return user.id in guild.members ? { label: "Roles", items: [...items, make] } : null;
}

export async function openUserMenu(event, user, page) {
  event.stopPropagation();
  const used = await apps(event, ON_USER, user.id, page);
  const direct = page.state.channels.find((each) => each.other === user.id);
  openMenu(event, [
    direct && { label: "Message", act: () => page.enter(direct) },
    { label: "Mention", act: () => { page.composer.text.value += `@${user.name} `; page.composer.focus(); } },
    !page.channel.other && roles(user, page),
    used,
  ]);
}

async function apps(event, kind, target, page) {
  event.preventDefault();
  const commands = await page.act("commands", { channel: page.channel.id }) || [];
  const items = commands.filter((command) => command.kind === kind).map((command) => ({
    label: command.label,
    note: command.bot,
    act: () => page.act("uses", { name: command.name, channel: page.channel.id, target }),
  }));
  return { label: "Apps", items: items.length ? items : [{ label: "There are none", isOff: true }] };
}

export function openPeople(event, page) {
  openMenu(event, page.state.users.filter((user) => !user.isBot).map((user) => (
    { label: user.name, isChosen: user.id === page.me, act: () => page.become(user) })));
}

export function openTrouble(event, page) {
  const { channel } = page;
  const permissions = Object.entries(PERMISSIONS).map(([name, label]) => ({
    label: `No ${label}`,
    isSwitch: true,
    isChosen: channel.denied.includes(name),
    act: () => page.act("denies", { channel: channel.id, name }),
  }));
  openMenu(event, [{ label: "Make trouble for the bots", isTitle: true },
    ...page.state.troubles.map(({ name, isOn }) => (
      { label: name, isSwitch: isOn !== null, isChosen: isOn, act: () => page.act("trouble", { name }) })),
    channel.guild && !channel.parent && { label: `Permissions in ${page.label(channel)}`, items: permissions },
    channel.parent && { label: "Archive this thread", act: () => page.act("archives", { channel: channel.id }) }]);
}
