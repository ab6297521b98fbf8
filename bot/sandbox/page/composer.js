// Where one writes: a message, a reply, or a command with its options and autocomplete.

import { avatar, Choices, el, iconButton } from "./dom.js";

const SHOWN = 25;
const LIMIT = 2000;
const PAUSE = 150; // milliseconds without a key before the bot is asked what fits
const [SLASH, USER, CHANNEL, BOOLEAN, ROLE, MENTIONABLE] = [1, 6, 7, 5, 8, 9];

/** A command's name, in the reader's language or its own, of which something is true. */
const named = (command, isSo) => [command.label, command.name].find(isSo);

export class Composer {
  constructor(place, page) {
    this.page = page;
    this.answered = null;
    this.command = null;
    this.commands = [];
    this.offered = null; // a promise: which commands fit has been shown
    this.drafts = new Map(); // what was typed in channels that were left, by channel
    this.text = el("textarea", {
      rows: 1,
      maxLength: LIMIT,
      "aria-label": "Message",
      "aria-autocomplete": "list",
      onkeydown: (event) => this.key(event),
      oninput: () => this.typed(),
      onblur: () => this.choices.hide(),
    });
    this.bar = el("div.replying", { hidden: true });
    this.form = el("div.command", { hidden: true });
    const list = el("div.choices");
    this.choices = new Choices(list, (item) => item.act());
    const send = iconButton("send", "Send", () => (this.command ? this.use() : this.send()));
    send.classList.add("send");
    send.onpointerdown = (event) => event.preventDefault(); // a phone's keyboard stays where it is
    place.append(list, this.bar, el("div.box", {}, this.text, this.form, send));
  }

  enter(channel, label) {
    if (this.at && this.at !== channel.id) {
      this.drafts.set(this.at, this.typedSoFar());
      this.cancelReply();
      this.leaveCommand();
      this.write(this.drafts.get(channel.id) || "");
    }
    this.at = channel.id;
    this.text.placeholder = `Message ${label}`;
    return this.refresh();
  }

  // The channel is there no longer: what is typed goes along to the next one.
  leave() {
    this.at = null;
    this.cancelReply();
  }

  // Asks anew which commands there are.
  async refresh() {
    if (!this.at) return;
    const { at } = this;
    const found = await this.page.act("commands", { channel: at });
    if (found && this.at === at) {
      this.commands = found;
      if (!this.page.channel.messages.length) this.page.drawMessages();
    }
  }

  // What stands where one writes, a command and its options as text.
  typedSoFar() {
    if (!this.command) return this.text.value;
    const values = [...this.inputs.values()].map((input) => input.value).filter(Boolean);
    return values.length ? `/${this.command.name} ${values.join(" ")}` : "";
  }

  write(text) {
    this.text.value = text;
    this.grow();
  }

  // Puts back what could not be sent, before what has been typed since.
  restore(text, channel) {
    const before = (now) => (now ? `${text}\n${now}` : text);
    if (channel !== this.at) this.drafts.set(channel, before(this.drafts.get(channel)));
    else {
      const now = this.typedSoFar();
      this.leaveCommand();
      this.write(before(now));
      this.focus();
    }
  }

  focus() {
    (this.command ? this.form.querySelector("input") : this.text)?.focus();
  }

  reply(message) {
    this.answered = message;
    this.pings = true;
    const name = this.page.user(message.author.id).name;
    const ping = el("button.plain.ping", { type: "button", title: "Mention the author", onclick: () => {
      this.pings = !this.pings;
      ping.textContent = this.pings ? "@ ON" : "@ OFF";
    } }, "@ ON");
    this.bar.replaceChildren(el("span", {}, "Replying to ", el("b", {}, name)), ping,
      iconButton("close", "Cancel the reply", () => this.cancelReply()));
    this.bar.hidden = false;
    this.focus();
  }

  cancelReply() {
    this.answered = null;
    this.bar.hidden = true;
  }

  key(event) {
    if (event.isComposing || this.choices.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.text.value.startsWith("/")) this.sendOrPick();
      else this.send();
    } else if (event.key === "Escape") this.cancelReply();
    else if (event.key === "ArrowUp" && !this.text.value) {
      event.preventDefault();
      this.page.editLast();
    }
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
  }

  typed() {
    this.grow();
    const value = this.text.value;
    if (value && !value.startsWith("/")) this.page.tellTyping();
    if (value.startsWith("/")) this.offered = this.offerCommands(value.slice(1));
    else this.offerUsers(value.slice(0, this.text.selectionStart).match(/(?:^|\s)@([\w .-]{0,31})$/));
  }

  async offerCommands(typed) {
    if (!typed || !this.commands.length) {
      this.commands = await this.page.act("commands", { channel: this.page.channel.id }) || this.commands;
    }
    if (this.command || this.text.value !== `/${typed}`) return; // more was typed meanwhile
    const slash = this.commands.filter((command) => command.kind === SLASH);
    const whole = slash.find((command) => command.options.length && named(command, (name) => typed.startsWith(`${name} `)));
    if (whole) return this.enterCommand(whole, typed.slice(named(whole, (name) => typed.startsWith(`${name} `)).length + 1));
    const begins = (command) => Boolean(named(command, (name) => name.startsWith(typed)));
    const fitting = slash.filter((command) => named(command, (name) => name.includes(typed.trim().toLowerCase())))
      .sort((a, b) => begins(b) - begins(a) || a.label.localeCompare(b.label));
    const items = fitting.slice(0, SHOWN).map((command) => ({ command, act: () => this.enterCommand(command) }));
    return this.choices.show(items, ({ command }) => [
      avatar(this.page.named(command.bot)),
      el("div", {}, el("b", {}, `/${command.label}`), command.options.map((option) => el("span.option", {}, option.label)),
        el("small", {}, command.description)),
      el("small.by", {}, command.bot),
    ], items.length ? "Commands" : "");
  }

  offerUsers(match) {
    const users = match ? this.page.users().filter((user) => user.name.toLowerCase().startsWith(match[1].toLowerCase())) : [];
    const items = users.map((user) => ({ user, act: () => {
      const end = this.text.selectionStart;
      this.text.setRangeText(`@${user.name} `, end - match[1].length - 1, end, "end");
      this.choices.hide();
    } }));
    this.choices.show(items, ({ user }) => [avatar(user), el("b", {}, user.name)], items.length ? "Members" : "");
  }

  // A command may have been typed, and even sent, before it is known which there are.
  async sendOrPick() {
    await this.offered;
    if (this.command) this.use();
    else if (this.choices.items.length) this.choices.pickMarked();
    else this.send();
  }

  async send() {
    const names = this.page.users().sort((a, b) => b.name.length - a.name.length);
    const text = names.reduce((all, user) => all.replaceAll(`@${user.name}`, `<@${user.id}>`), this.text.value.trim());
    if (!text) return;
    const [typed, answered, channel] = [this.text.value, this.answered, this.page.channel.id];
    const reply = answered ? { reply_to: answered.id } : {};
    this.text.value = "";
    this.typed();
    const body = { text, channel, ping: this.pings !== false, ...reply };
    this.cancelReply();
    if (await this.page.act("says", body) !== undefined) return;
    this.restore(typed, channel);
    if (answered && channel === this.at) this.reply(answered);
  }

  enterCommand(command, first = "", filled = new Map()) {
    this.choices.hide();
    if (!this.command && this.text.value && !this.text.value.startsWith("/")) first ||= this.text.value;
    this.command = command;
    this.text.hidden = true;
    this.form.hidden = false;
    const required = command.options.filter((option) => option.required);
    const wanted = first && !required.length ? command.options.slice(0, 1) : required;
    const others = command.options.filter((option) => !wanted.includes(option));
    this.inputs = new Map();
    this.form.replaceChildren(el("span.command-name", {}, `/${command.label}`), ...wanted.map((option) => this.input(option)));
    for (const option of others) {
      const add = el("button.plain.optional", { type: "button", title: option.description, onclick: () => {
        add.replaceWith(this.input(option));
        this.inputs.get(option.name).focus();
      } }, `+ ${option.label}`);
      this.form.append(add);
    }
    for (const [name, { value, chosen }] of filled) {
      if (!this.inputs.has(name)) this.form.append(this.input(command.options.find((option) => option.name === name)));
      this.inputs.get(name).value = value;
      if (chosen !== undefined) this.inputs.get(name).dataset.value = chosen;
    }
    this.form.append(iconButton("close", "Leave the command", () => this.abandon()));
    const input = this.form.querySelector("input");
    if (input) {
      input.value ||= first;
      input.focus();
      if (first) input.dispatchEvent(new Event("input"));
    } else this.form.querySelector("button").focus();
    this.form.tabIndex = -1;
    this.form.onkeydown = (event) => this.keyInCommand(event);
    if (!input) this.form.focus();
  }

  // Leaves the command; what was typed for it stays, as text, and typing on enters it again.
  abandon() {
    const typed = this.typedSoFar();
    this.leaveCommand();
    this.write(typed);
    this.text.focus();
  }

  leaveCommand() {
    clearTimeout(this.timer);
    this.command = null;
    this.choices.hide();
    this.form.hidden = true;
    this.text.hidden = false;
    this.write("");
  }

  input(option) {
    const input = el("input", {
      type: "text",
      autocomplete: "off",
      maxLength: option.max_length || 6000,
      "aria-label": `${option.label}: ${option.description}`,
      placeholder: option.description,
      oninput: () => { delete input.dataset.value; this.offer(option, input); },
      onfocus: () => this.offer(option, input),
      onblur: () => this.choices.hide(),
    });
    this.inputs.set(option.name, input);
    return el("label.option-input", { title: option.description }, el("span", {}, option.label), input);
  }

  offer(option, input) {
    clearTimeout(this.timer);
    if (option.autocomplete) {
      this.timer = setTimeout(() => this.ask(option, input), PAUSE);
      return;
    }
    this.showChoices(option, input, this.known(option).filter((each) => each.name.toLowerCase().includes(input.value.toLowerCase())));
  }

  known(option) {
    if (option.type === BOOLEAN) return ["True", "False"].map((name) => ({ name, value: name }));
    if (option.type === USER) return this.page.users().map((user) => ({ name: user.name, value: user.id }));
    if (option.type === ROLE) return this.page.optionsOf(6).map(({ label, value }) => ({ name: label, value }));
    if (option.type === MENTIONABLE) return this.page.optionsOf(7).map(({ label, value }) => ({ name: label, value }));
    if (option.type === CHANNEL) return this.page.guildChannels().map((each) => ({ name: `#${each.name}`, value: each.id }));
    return option.choices || [];
  }

  async ask(option, input) {
    const command = this.command;
    const typed = input.value;
    const options = { ...this.values(), [option.name]: typed };
    const found = await this.page.act("choices", { name: command.name, channel: this.page.channel.id, options, focused: option.name });
    if (this.command === command && document.activeElement === input && input.value === typed) {
      this.showChoices(option, input, found || []);
    }
  }

  showChoices(option, input, found) {
    const items = found.slice(0, SHOWN).map((choice) => ({ choice, act: () => {
      input.value = choice.name;
      input.dataset.value = choice.value;
      this.choices.hide();
    } }));
    this.choices.show(items, ({ choice }) => [el("span", {}, choice.name)], `${option.label} — ${option.description}`);
    if (!items.length && input.value) this.choices.hide();
  }

  values() {
    const typed = [...this.inputs].map(([name, input]) => [name, input.dataset.value ?? input.value]);
    return Object.fromEntries(typed.filter(([, value]) => value !== ""));
  }

  keyInCommand(event) {
    if (event.isComposing || this.choices.key(event)) return;
    const isEmpty = event.target.value === "" && event.target === this.form.querySelector("input");
    if (event.key === "Escape" || (event.key === "Backspace" && isEmpty)) {
      event.preventDefault();
      this.abandon();
    } else if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      this.use();
    }
  }

  async use() {
    const missing = this.command.options.find((option) => option.required && !this.inputs.get(option.name).value);
    if (missing) {
      this.inputs.get(missing.name).closest("label").classList.add("missing");
      this.inputs.get(missing.name).focus();
      return;
    }
    const { command } = this;
    const [channel, text] = [this.page.channel.id, this.typedSoFar()];
    const filled = new Map([...this.inputs].filter(([, input]) => input.value)
      .map(([name, input]) => [name, { value: input.value, chosen: input.dataset.value }]));
    const body = { name: command.name, channel, options: this.values() };
    this.leaveCommand();
    this.text.focus();
    if (await this.page.act("slash", body) !== undefined) return;
    if (channel === this.at && !this.command && !this.text.value) this.enterCommand(command, "", filled);
    else if (text) this.restore(text, channel);
  }
}
