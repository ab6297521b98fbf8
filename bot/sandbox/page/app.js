// The page: what the sandbox tells over its socket, drawn in three panes, and what a person does.

import { Composer } from "./composer.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { dots, drawLog } from "./messages.js";
import { openForm, openMenu } from "./menus.js";

const [ON_USER, ON_MESSAGE] = [2, 3];
const TYPING_LASTS = 9000;
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
    this.state = { users: [], channels: [], troubles: [] };
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
      this.say("The sandbox is not there. Trying again…", true);
      setTimeout(() => this.connect(), 1000);
    };
  }

  // Ask the sandbox for something; what fails is shown, and then nothing is returned.
  act(what, more) {
    const id = ++this.asked;
    this.socket.send(JSON.stringify({ id, do: what, ...more }));
    return new Promise((resolve) => this.waiting.set(id, resolve)).then((answer) => {
      if (answer.error) this.say(answer.error);
      if (answer.value?.form) openForm(answer.value, this);
      return answer.error ? null : answer.value;
    });
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
    const channel = state.channels.find((each) => each.id === this.channel?.id) || state.channels[0];
    this.enter(channel);
  }

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
  guildChannels() { return this.state.channels.filter((channel) => !channel.other); }
  label(channel) { return channel.other ? `@${this.user(channel.other).name}` : `#${channel.name}`; }
  channelName(id) { return this.state.channels.find((each) => each.id === id)?.name || "unknown"; }

  optionsOf(kind) {
    const users = this.state.users.map((user) => ({ label: user.name, value: user.id }));
    return kind === 8 ? this.guildChannels().map((each) => ({ label: each.name, value: each.id })) : users;
  }

  enter(channel) {
    this.channel = channel;
    this.unread.delete(channel.id);
    this.typing.clear();
    document.title = `${this.label(channel)} | ${this.state.guild}`;
    document.body.classList.remove("left", "right");
    this.drawChannels();
    this.drawMembers();
    this.drawTop();
    this.drawMessages(true);
    this.composer.enter(channel, this.label(channel));
    if (matchMedia("(hover: hover)").matches) this.composer.focus();
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
      className: this.unread.has(channel.id) ? "channel unread" : "channel",
      onclick: () => this.enter(channel),
    }, sign, el("span", {}, name));
    const direct = this.state.channels.filter((each) => each.other)
      .sort((a, b) => Boolean(this.user(b.other).isBot) - Boolean(this.user(a.other).isBot));
    const me = this.user(this.me);
    $("channels").replaceChildren(
      el("h1", {}, this.state.guild),
      el("div.scroll", {},
        el("h2", {}, "Text channels"), ...this.guildChannels().map((each) => row(each, icon("hash"), each.name)),
        el("h2", {}, "Direct messages"), ...direct.map((each) => row(each, this.face(this.user(each.other)), this.user(each.other).name))),
      el("div.account", {}, this.face(me), el("div.who", {}, el("b", {}, me.name), el("small", {}, "Online")),
        iconButton("swap", "Switch to another user", (event) => this.openPeople(event)),
        iconButton("storm", "Make trouble", (event) => this.openTrouble(event)),
        iconButton("sun", "Light or dark", () => this.switchTheme())));
  }

  face(user) {
    return el("span.face", {}, avatar(user), el(user.isOnline ? "i.dot.online" : "i.dot"));
  }

  drawTop() {
    const channel = this.channel;
    $("top").replaceChildren(
      iconButton("menu", "Channels", () => document.body.classList.toggle("left")),
      channel.other ? this.face(this.user(channel.other)) : icon("hash"),
      el("h2", {}, this.label(channel).slice(1)),
      iconButton("people", "Members", () => document.body.classList.toggle("right")));
  }

  drawMembers() {
    const group = (title, users) => (users.length ? [el("h2", {}, `${title} — ${users.length}`), ...users.map((user) =>
      el("button.member", { type: "button", className: user.isOnline ? "member" : "member away",
        onclick: (event) => this.openUserMenu(event, user), oncontextmenu: (event) => this.openUserMenu(event, user) },
      this.face(user), el("div.who", {}, el("span", {}, user.name), user.status ? el("small", {}, user.status) : null), user.isBot ? el("span.tag", {}, "APP") : null))] : []);
    const here = this.channel?.other ? [this.user(this.channel.other), this.user(this.me)] : this.state.users;
    $("members").replaceChildren(...group("Online", here.filter((user) => user.isOnline)),
      ...group("Offline", here.filter((user) => !user.isOnline)));
  }

  drawMessages(toEnd = false) {
    const log = $("log");
    const isAtEnd = this.isNearEnd();
    const focused = log.contains(document.activeElement) ? document.activeElement.id : "";
    drawLog(log, this.channel.messages, this);
    log.prepend(el("li.start", {}, el("span.big", {}, this.channel.other ? avatar(this.user(this.channel.other)) : icon("hash")),
      el("h1", {}, this.channel.other ? this.user(this.channel.other).name : `Welcome to ${this.label(this.channel)}!`),
      el("p", {}, `This is the start of ${this.channel.other ? "your direct messages with " : ""}${this.label(this.channel)}.`)));
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

  editLast() {
    const mine = this.channel.messages.filter((message) => message.author.id === this.me);
    if (mine.length) this.edit(mine.at(-1));
  }

  edit(message) {
    const place = $(`message-${message.id}`).querySelector(".text");
    const text = el("textarea.editing", { value: message.content, rows: 2, maxLength: 2000, "aria-label": "Edit the message" });
    text.onkeydown = (event) => {
      if (event.key === "Escape") this.drawMessages();
      else if (event.key === "Enter" && !event.shiftKey) {
        this.act("edits", { text: text.value.trim(), channel: message.channel_id, message: message.id });
      } else return;
      event.preventDefault();
      event.stopPropagation();
      this.composer.focus();
    };
    place.replaceChildren(text, el("small", {}, "escape to cancel • enter to save"));
    text.focus();
  }

  async openMessageMenu(event, message) {
    const apps = await this.apps(event, ON_MESSAGE, message.id);
    const isMine = message.author.id === this.me;
    openMenu(event, [
      { label: "Reply", act: () => this.reply(message) },
      isMine && { label: "Edit Message", act: () => this.edit(message) },
      { label: "Copy Text", act: () => navigator.clipboard.writeText(message.content) },
      isMine && { label: "Delete Message", isDanger: true, act: () => this.act("edits", { text: "", channel: message.channel_id, message: message.id }) },
      apps,
    ]);
  }

  async openUserMenu(event, user) {
    event.stopPropagation();
    const apps = await this.apps(event, ON_USER, user.id);
    const direct = this.state.channels.find((each) => each.other === user.id);
    openMenu(event, [
      direct && { label: "Message", act: () => this.enter(direct) },
      { label: "Mention", act: () => { this.composer.text.value += `@${user.name} `; this.composer.focus(); } },
      apps,
    ]);
  }

  async apps(event, kind, target) {
    event.preventDefault();
    const commands = await this.act("commands", { channel: this.channel.id }) || [];
    const items = commands.filter((command) => command.kind === kind).map((command) => ({
      label: command.label,
      note: command.bot,
      act: () => this.act("uses", { name: command.name, channel: this.channel.id, target }),
    }));
    return { label: "Apps", items: items.length ? items : [{ label: "There are none", isOff: true }] };
  }

  openPeople(event) {
    openMenu(event, this.state.users.filter((user) => !user.isBot).map((user) => (
      { label: user.name, isChosen: user.id === this.me, act: () => this.become(user) })));
  }

  openTrouble(event) {
    openMenu(event, [{ label: "Make trouble for the bots", isTitle: true },
      ...this.state.troubles.map((name) => ({ label: name, act: () => this.act("trouble", { name }) }))]);
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
      else this.openMessageMenu(event, message);
    }
  }
}

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
new Page();
