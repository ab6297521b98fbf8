// Discord's Markdown as nodes of the document: https://support.discord.com/hc/articles/210298617

import { el } from "./dom.js";

const INLINE = [
  [/^\\([^A-Za-z0-9\s])/, (m) => m[1]],
  [/^```(?:([\w+-]+)\n)?([^]*?)\n?```/, (m) => el("pre", {}, el("code", {}, m[2].replace(/^\n/, "")))],
  [/^(`+)([^]*?[^`])\1(?!`)/, (m) => el("code", {}, m[2].trim() || m[2])],
  [/^\|\|([^]+?)\|\|/, (m, say) => spoiler(say(m[1]))],
  [/^\*\*\*([^]+?)\*\*\*/, (m, say) => el("strong", {}, el("em", {}, say(m[1])))],
  [/^\*\*([^]+?)\*\*(?!\*)/, (m, say) => el("strong", {}, say(m[1]))],
  [/^__([^]+?)__(?!_)/, (m, say) => el("u", {}, say(m[1]))],
  [/^~~([^]+?)~~/, (m, say) => el("s", {}, say(m[1]))],
  [/^\*(?!\s)((?:\\.|\*\*[^]+?\*\*|[^*\\])+?)\*(?!\*)/, (m, say) => el("em", {}, say(m[1]))],
  [/^_((?:\\.|__|[^_\\])+?)_(?!\w)/, (m, say) => el("em", {}, say(m[1]))],
  [/^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: "[^"]*")?\)/, (m, say) => link(m[2], say(m[1]))],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], [m[1]])],
  [/^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]*_~|]/, (m) => link(m[0], [m[0]])],
  [/^<@&(\d+)>/, (m, _, names) => mention(`@${names.roleName(m[1])}`)],
  [/^<@!?(\d+)>/, (m, _, names) => mention(`@${names.user(m[1]).name}`)],
  [/^<#(\d+)>/, (m, _, names) => mention(`#${names.channelName(m[1])}`)],
  [/^<\/([^:>]+):\d+>/, (m) => mention(`/${m[1]}`)],
  [/^@(?:everyone|here)\b/, (m) => mention(m[0])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/, (m) => time(Number(m[1]), m[2] || "f")],
  [/^<a?(:\w+:)\d+>/, (m) => m[1]],
];
const PLAIN = /^[^]+?(?=[\\`|*_~[<@]|https?:\/\/|$)/;

export function markdown(text, names) {
  const nodes = [];
  // Code is left alone; all else is taken line by line for quotes, headings and lists.
  for (const part of text.split(/(```[^]*?```)/)) {
    if (/^```[^]*```$/.test(part)) nodes.push(...inline(part, names));
    else nodes.push(...blocks(part, names));
  }
  return nodes;
}

function blocks(text, names) {
  const nodes = [];
  const lines = text.split("\n");
  const quoted = [];
  const endQuote = () => {
    if (quoted.length) nodes.push(el("blockquote", {}, blocks(quoted.splice(0).join("\n"), names)));
  };
  lines.forEach((line, index) => {
    const quote = line.match(/^> (.*)$/);
    if (quote) return quoted.push(quote[1]);
    endQuote();
    if (line.startsWith(">>> ")) {
      return quoted.push(line.slice(4), ...lines.splice(index + 1));
    }
    const heading = line.match(/^(#{1,3}|-#) +(\S.*)$/);
    const item = line.match(/^( *)(?:[-*]|(\d+)\.) +(\S.*)$/);
    if (heading) {
      const tag = heading[1] === "-#" ? "div.subtext" : `h${heading[1].length}`;
      return nodes.push(el(tag, {}, inline(heading[2], names)));
    }
    if (item) {
      const row = el("div.item", { "data-mark": item[2] ? `${item[2]}.` : "•" }, inline(item[3], names));
      row.style.marginLeft = `${Math.floor(item[1].length / 2)}em`;
      return nodes.push(row);
    }
    nodes.push(...inline(line, names));
    if (index < lines.length - 1 && !/^(?:> |>>> |#{1,3} |-# | *(?:[-*]|\d+\.) )/.test(lines[index + 1])) {
      nodes.push("\n");
    }
  });
  endQuote();
  return nodes;
}

function inline(text, names) {
  const nodes = [];
  const say = (inner) => inline(inner, names);
  let before = "";
  for (let rest = text; rest; ) {
    let found = null;
    for (const [pattern, draw] of INLINE) {
      found = pattern.source.startsWith("^_") && /\w$/.test(before) ? null : rest.match(pattern);
      if (found) { nodes.push(draw(found, say, names)); break; }
    }
    if (!found) {
      found = rest.match(PLAIN) || [rest[0]];
      nodes.push(found[0]);
    }
    before = found[0];
    rest = rest.slice(found[0].length);
  }
  return nodes;
}

export function link(href, children) {
  if (!/^https?:/i.test(href)) return el("span", {}, children);
  return el("a", { href, target: "_blank", rel: "noreferrer noopener", title: href }, children);
}

const mention = (text) => el("span.mention", {}, text);

function spoiler(children) {
  const node = el("span.spoiler", { tabIndex: 0, role: "button", "aria-label": "Spoiler" }, children);
  node.onclick = node.onkeydown = (event) => {
    if (event.key && !["Enter", " "].includes(event.key)) return;
    node.classList.add("shown");
  };
  return node;
}

const STYLES = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" }, S: { dateStyle: "short", timeStyle: "medium" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

function time(seconds, style) {
  const date = new Date(seconds * 1000);
  const full = date.toLocaleString([], STYLES.F);
  const away = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) || UNITS.at(-1);
  const words = style === "R"
    ? new Intl.RelativeTimeFormat([], { numeric: "auto" }).format(Math.trunc(away / size), unit)
    : date.toLocaleString([], STYLES[style]);
  return el("time", { title: full, dateTime: date.toISOString() }, words);
}
