// Draws a message: who, when, text, embeds, attachments, and the controls that a bot gave it.

import { avatar, clock, el, icon, iconButton, stamp } from "./dom.js";
import { link, markdown } from "./markdown.js";
import { openMessageMenu, openUserMenu } from "./opening.js";

const EPHEMERAL = 64;
const LOADING = 128;
const SUPPRESSED = 4;
const TOGETHER = 7 * 60 * 1000; // messages of one author within this time share a head
const [SLASH, CONTEXT, THREAD_CREATED] = [20, 23, 18];
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary" };

// Fills the list with all messages of a channel.
export function drawLog(list, messages, page) {
  let before = null;
  const rows = [];
  for (const message of messages) {
    const day = new Date(message.timestamp).toDateString();
    if (!before || day !== new Date(before.timestamp).toDateString()) {
      const words = new Date(message.timestamp).toLocaleDateString([], { dateStyle: "long" });
      rows.push(el("li.day", { role: "separator" }, el("span", {}, words)));
      before = null;
    }
    rows.push(drawMessage(message, page, isTogether(before, message)));
    before = message;
  }
  list.replaceChildren(...rows);
}

function isTogether(before, message) {
  return before && before.author.id === message.author.id && !message.referenced_message
    && !message.interaction_metadata && (before.flags & EPHEMERAL) === (message.flags & EPHEMERAL)
    && new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER;
}

function drawMessage(message, page, together) {
  const author = page.user(message.author.id);
  const date = new Date(message.timestamp);
  const isEphemeral = Boolean(message.flags & EPHEMERAL);
  const classes = ["message", together && "together", isEphemeral && "ephemeral",
    message.mentions.some((user) => user.id === page.me) && "mentioned"].filter(Boolean);
  return el(`li.${classes.join(".")}`, {
    id: `message-${message.id}`,
    tabIndex: -1,
    oncontextmenu: (event) => openMessageMenu(event, message, page),
  },
  reference(message, page),
  together ? el("span.moment", { "aria-hidden": "true" }, clock(date))
    : el("span.face", { oncontextmenu: (event) => openUserMenu(event, author, page) }, avatar(author)),
  el("div.content", {},
    together ? null : el("div.head", {},
      el("span.name", { oncontextmenu: (event) => openUserMenu(event, author, page) }, author.name),
      author.isBot ? el("span.tag", {}, "APP") : null,
      el("time", { dateTime: message.timestamp, title: date.toLocaleString() }, stamp(date))),
    message.flags & LOADING ? el("div.thinking", {}, dots(), `${author.name} is thinking…`)
      : el("div.text", {}, message.type === THREAD_CREATED ? "started a thread: " : null, markdown(message.content, page), message.edited_timestamp
        ? el("span.edited", {}, " (edited)") : null),
    message.flags & SUPPRESSED ? null : message.embeds.map((embed) => drawEmbed(embed, page)),
    message.attachments.map((file) => drawFile(file)),
    message.components.map((component) => drawComponent(component, message, page)),
    drawReactions(message, page),
    message.thread ? el("button.plain.into", { type: "button", onclick: () => page.enterId(message.thread.id) },
      icon("thread"), message.thread.name) : null,
    isEphemeral ? el("div.hint", {}, icon("eye"), "Only you can see this • ",
      el("button.plain", { type: "button", onclick: () => page.dismiss(message) }, "Dismiss message")) : null),
  el("div.tools", {},
    iconButton("reply", "Reply", () => page.reply(message)),
    iconButton("more", "More", (event) => openMessageMenu(event, message, page))));
}

export const dots = () => el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));

function reference(message, page) {
  const asked = message.interaction_metadata;
  if ([SLASH, CONTEXT].includes(message.type) && asked) {
    const user = page.user(asked.user.id);
    const name = message.type === SLASH ? `/${asked.name}` : asked.name;
    return el("div.reference", {}, avatar(user), el("b", {}, user.name), " used ",
      message.type === SLASH ? el("span.mention", {}, name) : [icon("slash"), el("span.used", {}, name)]);
  }
  const quoted = message.referenced_message;
  if (!message.message_reference) return null;
  if (!quoted) return el("div.reference", {}, icon("reply"), el("i", {}, "Original message was deleted"));
  const user = page.user(quoted.author.id);
  const text = quoted.content || (quoted.embeds.length ? quoted.embeds[0].title || "An embed" : "A message");
  return el("div.reference", {}, avatar(user), user.isBot ? el("span.tag", {}, "APP") : null, el("b", {}, user.name),
    el("button.plain.quoted", { type: "button", onclick: () => page.show(quoted.id) }, text.replace(/<@!?(\d+)>/g, (_, id) => `@${page.user(id).name}`).replace(/\s+/g, " ")));
}

function drawReactions(message, page) {
  if (!message.reactions?.length) return null;
  return el("div.reactions", {}, message.reactions.map(({ emoji, count, me }) => el("button.reaction", {
    type: "button",
    "aria-pressed": String(me),
    onclick: () => page.react(message, emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name),
  }, emoji.id ? `:${emoji.name}:` : emoji.name, " ", el("b", {}, String(count)))));
}

function drawEmbed(embed, page) {
  const say = (text) => (text ? markdown(text, page) : []);
  const node = el("article.embed", {},
    embed.thumbnail ? picture(embed.thumbnail.url, "thumbnail") : null,
    embed.author ? el("div.embed-author", {}, embed.author.url ? link(embed.author.url, [embed.author.name]) : embed.author.name) : null,
    embed.title ? el("div.embed-title", {}, embed.url ? link(embed.url, say(embed.title)) : say(embed.title)) : null,
    embed.description ? el("div.embed-text", {}, say(embed.description)) : null,
    embed.fields?.length ? el("div.fields", {}, embed.fields.map((field) =>
      el(field.inline ? "div.field.inline" : "div.field", {},
        el("div.field-name", {}, say(field.name)), el("div.embed-text", {}, say(field.value))))) : null,
    embed.image ? picture(embed.image.url, "image") : null,
    embed.footer || embed.timestamp ? el("footer", {}, [embed.footer?.text,
      embed.timestamp && stamp(new Date(embed.timestamp))].filter(Boolean).join(" • ")) : null);
  if (embed.color) node.style.borderLeftColor = `#${embed.color.toString(16).padStart(6, "0")}`;
  return node;
}

// Returns the path of a file of the sandbox's, under whichever name of this machine it is open.
function local(url) {
  const { hostname, port, pathname } = new URL(url, location.href);
  return ["127.0.0.1", location.hostname].includes(hostname) && port === location.port ? pathname : null;
}

// Only the sandbox's own files are loaded; a picture elsewhere is named instead.
function picture(url, kind) {
  if (local(url)) return el(`img.${kind}`, { src: local(url), alt: "" });
  return el(`div.elsewhere.${kind}`, {}, link(url, [`Picture at ${new URL(url).host}`]));
}

function drawFile(file) {
  if (/^image\/(?:png|jpeg|gif|webp)$/.test(file.content_type)) {
    return el("a.picture", { href: file.url, target: "_blank" },
      el("img", { src: local(file.url), alt: file.description || file.filename }));
  }
  const size = file.size < 1024 ? `${file.size} bytes` : `${(file.size / 1024).toFixed(1)} KB`;
  return el("div.upload", {}, icon("file"), el("div", {}, el("a", { href: file.url, download: file.filename }, file.filename), el("small", {}, size)));
}

function drawComponent(component, message, page) {
  const inner = () => (component.components || []).map((each) => drawComponent(each, message, page));
  switch (component.type) {
    case 1: return el("div.row", {}, inner());
    case 2: return drawButton(component, message, page);
    case 3: case 5: case 6: case 7: case 8: return drawMenu(component, message, page);
    case 9: return el("div.section", {}, el("div", {}, inner()), drawComponent(component.accessory, message, page));
    case 10: return el("div.text", {}, markdown(component.content, page));
    case 11: return picture(component.media.url, "thumbnail");
    case 14: return el("hr");
    case 17: return el("div.embed.container", {}, inner());
    default: return null;
  }
}

function drawButton(component, message, page) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(" ");
  if (component.url) {
    const node = link(component.url, [label, icon("link")]);
    node.className = "button secondary";
    return node;
  }
  return el(`button.button.${STYLES[component.style]}`, {
    type: "button",
    disabled: Boolean(component.disabled),
    onclick: (event) => page.useComponent(event.currentTarget, message, "presses", { name: component.custom_id }),
  }, label);
}

function drawMenu(component, message, page) {
  const options = component.options || page.optionsOf(component.type);
  const chosen = new Set(options.filter((option) => option.default).map((option) => option.value));
  const labels = () => options.filter((option) => chosen.has(option.value)).map((option) => option.label).join(", ");
  const send = (picked) => page.useComponent(box, message, "selects", { name: component.custom_id, picked });
  const items = () => options.map((option) => ({
    label: option.label,
    note: option.description,
    isChosen: chosen.has(option.value),
    staysOpen: component.max_values > 1,
    act: () => {
      if (component.max_values === 1) return send([option.value]);
      if (!chosen.delete(option.value)) chosen.add(option.value);
      return null;
    },
  }));
  const box = el("button.menu", { type: "button", disabled: Boolean(component.disabled), "aria-haspopup": "menu" },
    el("span", {}, labels() || component.placeholder || "Make a selection"), icon("down"));
  box.onclick = (event) => page.openMenu(event, items(), () => {
    if (component.max_values > 1 && chosen.size >= component.min_values) send([...chosen]);
  }, box);
  return box;
}
