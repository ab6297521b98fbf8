// Menus beside a click or a key, and the form that a bot opens.

import { el } from "./dom.js";

let close = () => {};

// Items: {label, note, act, items, isChosen, isSwitch, isDanger, isOff, isTitle, staysOpen}; falsy ones are left out.
export function openMenu(event, items, closed = () => {}, anchor = null) {
  event.preventDefault?.();
  close();
  const before = document.activeElement;
  const menu = el("div.context", { role: "menu", tabIndex: -1 });
  const box = (anchor || event.target).getBoundingClientRect();
  const isAtPointer = event.type === "contextmenu" && event.clientX > 0;
  close = (back = false) => {
    close = () => {};
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    if (back) before?.focus();
    closed();
  };
  const outside = (press) => menu.contains(press.target) || close();
  const fill = (entries) => {
    menu.replaceChildren(...entries.filter(Boolean).map((item) => draw(item, fill)));
    place(menu, isAtPointer ? { left: event.clientX, bottom: event.clientY, top: event.clientY } : box, anchor);
    menu.querySelector("button:enabled")?.focus();
  };
  menu.onkeydown = (key) => keys(key, menu);
  document.body.append(menu);
  document.addEventListener("pointerdown", outside, true);
  fill(items);
}

function draw(item, fill) {
  if (item.isTitle) return el("div.choices-title", {}, item.label);
  const checks = item.isSwitch ? { role: "menuitemcheckbox", "aria-checked": String(Boolean(item.isChosen)) } : { role: "menuitem" };
  const button = el("button", { type: "button", ...checks, disabled: Boolean(item.isOff) },
    el("span", {}, item.label, item.note ? el("small", {}, item.note) : null),
    item.items ? "›" : el("i.check", {}, item.isChosen ? "✓" : ""));
  if (item.isDanger) button.classList.add("danger");
  button.onclick = () => {
    if (item.items) return fill(item.items);
    if (item.staysOpen) {
      const check = button.querySelector(".check");
      check.textContent = check.textContent ? "" : "✓";
    } else close(true);
    return item.act();
  };
  return button;
}

function place(menu, { left, bottom, top }, anchor) {
  if (anchor) menu.style.minWidth = `${anchor.offsetWidth}px`;
  const fits = bottom + menu.offsetHeight + 12 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, fits ? bottom + 4 : top - menu.offsetHeight - 4)}px`;
}

function keys(event, menu) {
  const buttons = [...menu.querySelectorAll("button:enabled")];
  const at = buttons.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
  else if (["Escape", "Tab"].includes(event.key)) close(true);
  else if (event.key === "ArrowRight") buttons[at]?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function openForm({ opened, form }, page) {
  const fields = form.components.flatMap((each) => {
    if (each.type === 10) return [el("p", {}, each.content)];
    const inputs = each.component ? [each.component] : each.components || [];
    return inputs.filter((input) => input.type === 4).map((input) => field(input, each));
  });
  const dialog = el("dialog", { "aria-label": form.title });
  const fault = el("p.danger", { role: "alert" });
  const body = el("form", { method: "dialog" }, el("h2", {}, form.title), fields, fault,
    el("div.row", {}, el("button.button.secondary", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      el("button.button.primary", { type: "submit" }, "Submit")));
  const untouched = () => JSON.stringify([...new FormData(body)]);
  body.onsubmit = async (event) => {
    event.preventDefault();
    const { value, error } = await page.asks("submits", { opened, typed: Object.fromEntries(new FormData(body)) });
    if (error) fault.textContent = error;
    else dialog.close();
    if (value?.form) openForm(value, page);
  };
  dialog.onkeydown = (event) => {
    if (event.key !== "Escape" || untouched() === before) return;
    event.preventDefault();
    fault.textContent = "Press Cancel to leave what you typed.";
  };
  dialog.onclose = () => dialog.remove();
  dialog.append(body);
  document.body.append(dialog);
  const before = untouched();
  dialog.showModal();
}

function field(input, label) {
  const shared = {
    name: input.custom_id,
    value: input.value || "",
    placeholder: input.placeholder || "",
    required: input.required !== false,
    maxLength: input.max_length || 4000,
    minLength: input.min_length || 0,
  };
  return el("label.field", {}, el("span", {}, input.label || label.label || "", shared.required ? el("i.danger", {}, " *") : null),
    label.description ? el("small", {}, label.description) : null,
    input.style === 2 ? el("textarea", { rows: 4, ...shared }) : el("input", { type: "text", ...shared }));
}
