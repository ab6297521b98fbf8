// Builds the document. All text goes in as text nodes: nothing here parses HTML.

export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  plus: "M12 5v14M5 12h14",
  send: "M3 4l18 8-18 8 3-8ZM6 12h15",
  thread: "M6 4v9a4 4 0 0 0 4 4h8M14 13l4 4-4 4",
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  reply: "M10 8V4l-7 7 7 7v-4c5 0 8 2 10 5 0-6-3-11-10-11Z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  menu: "M4 6h16M4 12h16M4 18h16",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2 21c0-4 3-7 7-7s7 3 7 7M16 4a4 4 0 0 1 0 7M18 14c3 1 4 4 4 7",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  swap: "M4 8h15l-4-4M20 16H5l4 4",
  storm: "M13 2 5 14h6l-1 8 9-13h-6l1-7Z",
  sun: "M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12 1v3M12 20v3M1 12h3M20 12h3M4 4l2 2M18 18l2 2M4 20l2-2M18 6l2-2",
  file: "M6 2h8l5 5v15H6ZM14 2v5h5",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  down: "M6 9l6 6 6-6",
  slash: "M16 4 8 20",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick) {
  return el("button.icon-button", { type: "button", title: label, "aria-label": label, onclick }, icon(name));
}

const COLOURS = ["#5865f2", "#3ba55c", "#c27c0e", "#d83c3e", "#b1367e", "#2d7d9a"];

export function avatar(user) {
  const node = el("span.avatar", { "aria-hidden": "true" }, user.name.slice(0, 1).toUpperCase());
  const sum = [...user.name].reduce((all, letter) => all + letter.codePointAt(0), 0);
  node.style.backgroundColor = COLOURS[sum % COLOURS.length];
  return node;
}

export const clock = (date) => date.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });

export function stamp(date) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  if (days === 0) return clock(date);
  return days === 1 ? `Yesterday at ${clock(date)}` : `${date.toLocaleDateString()} ${clock(date)}`;
}

// A list under an input or beside a click: one place for the picker, suggestions and menus.
export class Choices {
  constructor(list, pick) {
    this.list = list;
    this.pick = pick;
    this.items = [];
    this.at = 0;
    list.setAttribute("role", "listbox");
    list.hidden = true;
  }

  show(items, draw, title = "") {
    this.items = items;
    this.at = 0;
    const rows = items.map((item, index) => {
      const row = el("div.choice", { role: "option", id: `choice-${index}` }, draw(item));
      row.onmousedown = (event) => { event.preventDefault(); this.pick(item); };
      row.onmousemove = () => this.mark(index);
      return row;
    });
    this.list.replaceChildren(...(title ? [el("div.choices-title", {}, title)] : []), ...rows);
    this.rows = rows;
    this.list.hidden = !items.length && !title;
    this.mark(0);
  }

  mark(at) {
    this.at = at;
    document.activeElement.setAttribute("aria-activedescendant", this.items.length ? `choice-${at}` : "");
    this.rows?.forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
  }

  pickMarked() { this.pick(this.items[this.at]); }

  hide() {
    this.items = [];
    this.list.hidden = true;
  }

  // Returns whether the key was for the list.
  key(event) {
    if (this.list.hidden || !this.items.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.mark((this.at + step + this.items.length) % this.items.length);
      this.rows[this.at].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === "Tab") this.pickMarked();
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }
}
