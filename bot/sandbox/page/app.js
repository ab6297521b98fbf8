// The page: what the sandbox tells over its socket, drawn in three panes, and what a person does.

import { Composer } from "./composer.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { hints } from "./hints.js";
import { Editing } from "./editing.js";
import { dots, drawLog } from "./messages.js";
import { openForm, openMenu } from "./menus.js";
import { openMessageMenu, openPeople, openTrouble, openUserMenu, PERMISSIONS } from "./opening.js";

const TYPING_LASTS = 9000;
const GONE = "The sandbox is not there. What you typed is kept.";
const NEAR_END = 80; // pixels: whoever reads further up is not pulled down
const $ = (id) => document.getElementById(id);

class Page {
  constructor() {
    this.me = sessionStorage.getItem("as") || "";
    this.channel = null;
    this.unread = new Set();
    this.typing = new Map();
    this.waiting = new Map();
    this.asked = 0;
    this.state = { guilds: [], users: [], channels: [], troubles: [] };
    this.editing = new Editing(this);
    this.composer = new Composer($("composer"), this);
    this.openMenu = openMenu;
    document.addEventListener("keydown", (event) => this.key(event));
    $("log").addEventListener("keydown", (event) => this.keyInLog(event));
    $("log").addEventListener("scroll", () => { this.isAtEnd = this.isNearEnd(); });
    new ResizeObserver(() => this.isAtEnd && this.toEnd()).observe($("log"));
    $("log").addEventListener("click", () => document.body.classList.remove("left"));
    this.connect();
  }

  // ---- the socket ----
  connect() {
    const socket = this.socket = new WebSocket(`ws://${location.host}/page/socket?as=${this.me}`);
    socket.onmessage = (event) => socket === this.socket && this.hear(JSON.parse(event.data));
    socket.onclose = () => {
      if (socket !== this.socket) return;
      for (const resolve of this.waiting.values()) resolve({ error: GONE });
      this.waiting.clear();
      this.say("The sandbox is not there. Trying again…", true);
      setTimeout(() => this.connect(), 1000);
    };
  }

  // Ask the sandbox for something; what fails is shown, and then undefined is returned.
  async act(what, more) {
    const answer = await this.asks(what, more);
    if (answer.error) this.say(answer.error);
    if (answer.value?.form) openForm(answer.value, this);
    return answer.error ? undefined : answer.value ?? null;
  }

  asks(what, more) {
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.resolve({ error: GONE });
    const id = ++this.asked;
    this.socket.send(JSON.stringify({ id, do: what, ...more }));
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  hear(told) {
    if (told.kind === "done") {
      this.waiting.get(told.id)?.(told);
      this.waiting.delete(told.id);
    } else this[`hear_${told.kind}`](told);
  }

  hear_state(state) {
    $("notice").className = "";
    this.state = state;
    this.me = state.me;
    sessionStorage.setItem("as", this.me);
    this.byId = new Map(state.users.map((user) => [user.id, user]));
    const same = state.channels.find((each) => each.id === this.channel?.id);
    if (same) return this.refresh(same);
    this.composer.leave();
    return this.enter(state.channels.find((each) => each.guild) || state.channels[0]);
  }

  hear_troubles({ troubles }) {
    this.state.troubles = troubles;
    this.drawTop();
  }

  hear_commands() { this.composer.refresh(); }

  hear_message({ message }) {
    const channel = this.state.channels.find((each) => each.id === message.channel_id);
    if (!channel) return;
    const at = channel.messages.findIndex((each) => each.id === message.id);
    if (at < 0) channel.messages.push(message);
    else channel.messages[at] = message;
    for (const each of channel.messages) if (each.referenced_message?.id === message.id) each.referenced_message = message;
    this.typing.delete(message.author.id);
    if (channel === this.channel) this.drawMessages(at < 0 && message.author.id === this.me);
    else if (at < 0) { this.unread.add(channel.id); this.drawChannels(); }
  }

  hear_gone({ message }) {
    for (const channel of this.state.channels) channel.messages = channel.messages.filter((each) => each.id !== message.id);
    this.drawMessages();
  }

  hear_presence({ user, is_online, status }) {
    Object.assign(this.user(user), { isOnline: is_online, status });
    this.drawChannels();
    this.drawMembers();
    this.composer.refresh();
  }

  hear_typing({ channel, user }) {
    if (channel !== this.channel.id || user === this.me) return;
    clearTimeout(this.typing.get(user));
    this.typing.set(user, setTimeout(() => { this.typing.delete(user); this.drawTyping(); }, TYPING_LASTS));
    this.drawTyping();
  }

  // ---- who and where ----
  user(id) { return this.byId.get(id) || { id: "0", name: "Unknown user" }; }
  named(name) { return this.state.users.find((user) => user.name === name) || this.user("0"); }
  users() { return this.state.users.filter((user) => user.id !== this.me); }
  guild() { return this.state.guilds.find((each) => each.id === this.channel?.guild) || this.state.guilds[0]; }
  guildChannels() { return this.state.channels.filter((channel) => channel.guild === this.guild()?.id && !channel.isArchived); }
  roleName(id) { return this.state.guilds.flatMap((each) => each.roles).find((role) => role.id === id)?.name || "unknown role"; }
  bots() { return this.state.users.filter((user) => user.isBot && user.isOnline && user.id in (this.guild()?.members || {})); }
  troubles() {
    const denied = this.channel.denied.map((name) => `no ${PERMISSIONS[name] || name} in ${this.label(this.channel)}`);
    return [...this.state.troubles.filter((each) => each.isOn).map((each) => each.name), ...denied];
  }
  label(channel) { return channel.other ? `@${this.user(channel.other).name}` : `#${channel.name}`; }
  channelName(id) { return this.state.channels.find((each) => each.id === id)?.name || "unknown"; }

  optionsOf(kind) {
    const users = this.state.users.map((user) => ({ label: user.name, value: user.id }));
    const roles = this.guild().roles.map((role) => ({ label: role.name, value: role.id }));
    if (kind === 6) return roles;
    if (kind === 7) return [...users, ...roles];
    return kind === 8 ? this.guildChannels().map((each) => ({ label: each.name, value: each.id })) : users;
  }

  enter(channel) {
    this.typing.clear();
    this.editing.stop();
    document.body.classList.remove("left", "right");
    this.refresh(channel, true);
    if (matchMedia("(hover: hover)").matches) this.composer.focus();
  }

  // Draws a channel that may have changed, and leaves what is typed and where one reads as it is.
  refresh(channel, toEnd = false) {
    this.channel = channel;
    this.unread.delete(channel.id);
    document.title = `${this.label(channel)} | ${this.guild()?.name || "Sandbox"}`;
    this.drawChannels();
    this.drawMembers();
    this.drawTop();
    this.drawMessages(toEnd);
    this.composer.enter(channel, this.label(channel));
  }

  become(user) {
    this.me = user.id;
    const old = this.socket;
    this.connect();
    old.close();
  }

  // ---- the panes ----
  drawChannels() {
    const row = (channel, sign, name) => el("button.channel", {
      type: "button",
      "aria-current": channel === this.channel ? "page" : undefined,
      className: ["channel", channel.parent && "thread", this.unread.has(channel.id) && "unread"].filter(Boolean).join(" "),
      onclick: () => this.enter(channel),
    }, sign, el("span", {}, name));
    const direct = this.state.channels.filter((each) => each.other)
      .sort((a, b) => Boolean(this.user(b.other).isBot) - Boolean(this.user(a.other).isBot));
    const me = this.user(this.me);
    const ofGuild = (guild) => {
      const all = this.state.channels.filter((each) => each.guild === guild.id && !each.isArchived);
      const threads = (channel) => all.filter((each) => each.parent === channel.id).map((each) => row(each, icon("thread"), each.name));
      return [el("h2", {}, this.state.guilds.length > 1 ? guild.name : "Text channels"),
        ...all.filter((each) => !each.parent).flatMap((each) => [row(each, icon("hash"), each.name), ...threads(each)])];
    };
    $("channels").replaceChildren(
      el("header", {}, el("h1", {}, this.guild()?.name || "No server"),
        iconButton("plus", "Open another server", () => this.act("opens", { name: `Server ${this.state.guilds.length + 1}` }))),
      el("div.scroll", {},
        ...this.state.guilds.flatMap(ofGuild),
        el("h2", {}, "Direct messages"), ...direct.map((each) => row(each, this.face(this.user(each.other)), this.user(each.other).name))),
      el("div.account", {}, this.face(me), el("div.who", {}, el("b", {}, me.name), el("small", {}, "Online")),
        iconButton("swap", "Switch to another user", (event) => openPeople(event, this)),
        iconButton("storm", "Make trouble", (event) => openTrouble(event, this)),
        iconButton("sun", "Light or dark", () => this.switchTheme())));
  }

  face(user) {
    return el("span.face", {}, avatar(user), el(user.isOnline ? "i.dot.online" : "i.dot"));
  }

  drawTop() {
    const channel = this.channel;
    $("top").replaceChildren(...[
      iconButton("menu", "Channels", () => document.body.classList.toggle("left")),
      channel.other ? this.face(this.user(channel.other)) : icon("hash"),
      el("h2", {}, this.label(channel).slice(1)),
      this.troubles().length ? el("button.trouble", { type: "button", title: this.troubles().join("\n"),
        onclick: (event) => openTrouble(event, this) }, icon("storm"), el("span", {}, this.troubles().join(", "))) : null,
      iconButton("people", "Members", () => document.body.classList.toggle("right"))].filter(Boolean));
  }

  drawMembers() {
    const group = (title, users) => (users.length ? [el("h2", {}, `${title} — ${users.length}`), ...users.map((user) =>
      el("button.member", { type: "button", className: user.isOnline ? "member" : "member away",
        onclick: (event) => openUserMenu(event, user, this), oncontextmenu: (event) => openUserMenu(event, user, this) },
      this.face(user), el("div.who", {}, el("span", {}, user.name), user.status ? el("small", {}, user.status) : null), user.isBot ? el("span.tag", {}, "APP") : null))] : []);
    const here = this.channel?.other ? [this.user(this.channel.other), this.user(this.me)]
      : this.state.users.filter((user) => user.id in (this.guild()?.members || {}));
    $("members").replaceChildren(...group("Online", here.filter((user) => user.isOnline)),
      ...group("Offline", here.filter((user) => !user.isOnline)));
  }

  drawMessages(toEnd = false) {
    const log = $("log");
    const isAtEnd = this.isNearEnd();
    const active = log.contains(document.activeElement) ? document.activeElement : null;
    const focused = active?.id;
    const wasEditing = active?.classList.contains("editing") && [active.selectionStart, active.selectionEnd];
    drawLog(log, this.channel.messages, this);
    log.prepend(el("li.start", {}, el("span.big", {}, this.channel.other ? avatar(this.user(this.channel.other)) : icon("hash")),
      el("h1", {}, this.channel.other ? this.user(this.channel.other).name : `Welcome to ${this.label(this.channel)}!`),
      el("p", {}, `This is the start of ${this.channel.other ? "your direct messages with " : ""}${this.label(this.channel)}.`),
      ...(this.channel.messages.length ? [] : hints(this))));
    this.editing.draw(wasEditing);
    if (focused) $(focused)?.focus({ preventScroll: true });
    if (toEnd || isAtEnd) this.toEnd();
    this.drawTyping();
  }

  isNearEnd() {
    const log = $("log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  toEnd() {
    $("log").scrollTop = $("log").scrollHeight;
    this.isAtEnd = true;
  }

  drawTyping() {
    const names = [...this.typing.keys()].map((id) => this.user(id).name);
    $("typing").replaceChildren(...(names.length ? [dots(), el("b", {}, names.join(", ")),
      names.length > 1 ? " are typing…" : " is typing…"] : []));
  }

  say(words, stays = false) {
    clearTimeout(this.saying);
    $("notice").textContent = words;
    $("notice").className = "shown";
    if (!stays) this.saying = setTimeout(() => { $("notice").className = ""; }, 5000);
  }

  // ---- what a person does ----
  tellTyping() {
    if (Date.now() - (this.told || 0) < TYPING_LASTS - 1000) return;
    this.told = Date.now();
    this.act("types", { channel: this.channel.id });
  }

  reply(message) { this.composer.reply(message); }

  dismiss(message) { this.hear_gone({ message }); }

  show(id) {
    const row = $(`message-${id}`);
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
    row?.focus({ preventScroll: true });
  }

  async useComponent(node, message, what, more) {
    node.classList.add("busy");
    await this.act(what, { channel: message.channel_id, message: message.id, ...more });
    node.classList.remove("busy");
  }

  edit(message) { this.editing.begin(message); }

  editLast() {
    const mine = this.channel.messages.filter((message) => message.author.id === this.me);
    if (mine.length) this.edit(mine.at(-1));
  }

  react(message, emoji) { return this.act("reacts", { channel: message.channel_id, message: message.id, emoji }); }

  async beginThread(message) {
    const name = message.content.slice(0, 60) || "Thread";
    const begun = await this.act("threads", { channel: message.channel_id, message: message.id, name });
    if (begun) this.enterId(begun.channel);
  }

  enterId(id) {
    const channel = this.state.channels.find((each) => each.id === id);
    if (channel) this.enter(channel);
  }

  switchTheme() {
    const root = document.documentElement;
    const isLight = getComputedStyle(root).colorScheme === "light"
      || (getComputedStyle(root).colorScheme !== "dark" && matchMedia("(prefers-color-scheme: light)").matches);
    root.dataset.theme = isLight ? "dark" : "light";
    localStorage.setItem("theme", root.dataset.theme);
  }

  // ---- keys ----
  key(event) {
    if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      const all = this.state.channels;
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.enter(all[(all.indexOf(this.channel) + step + all.length) % all.length]);
    } else if (event.key === "Escape") document.body.classList.remove("left", "right");
    else if (event.target === document.body && event.key.length === 1 && !event.ctrlKey && !event.metaKey) this.composer.focus();
  }

  keyInLog(event) {
    const row = event.target.closest(".message");
    if (event.target !== row && event.target !== $("log")) return;
    const rows = [...document.querySelectorAll(".message")];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = row ? rows[rows.indexOf(row) + step] : rows.at(-1);
      if (next) next.focus();
      else if (step > 0) this.composer.focus();
    } else if (row && ["r", "Enter"].includes(event.key)) {
      event.preventDefault();
      const message = this.channel.messages.find((each) => row.id === `message-${each.id}`);
      if (event.key === "r") this.reply(message);
      else openMessageMenu(event, message, this);
    }
  }
}

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
new Page();
