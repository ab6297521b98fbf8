// A message that is being changed in its place.

import { el } from "./dom.js";

export class Editing {
  constructor(page) {
    this.page = page;
    this.message = null;
    this.text = "";
    this.abandoned = new Map(); // texts of changes that were left, by message
  }

  begin(message) {
    this.message = message;
    this.text = this.abandoned.get(message.id) ?? message.content;
    this.page.drawMessages();
    this.draw([-1, -1]);
  }

  // Puts the box in the place of the text that is being changed; with a selection it gets the focus.
  draw(selection) {
    const place = this.message && document.getElementById(`message-${this.message.id}`)?.querySelector(".text");
    if (!place) return;
    const box = el("textarea.editing", { value: this.text, rows: 2, maxLength: 2000, "aria-label": "Edit the message" });
    box.oninput = () => { this.text = box.value; };
    box.onkeydown = (event) => {
      if (event.key === "Escape") this.leave();
      else if (event.key === "Enter" && !event.shiftKey) this.save();
      else return;
      event.preventDefault();
      event.stopPropagation();
      this.page.composer.focus();
    };
    place.replaceChildren(box, el("small", {}, "escape to cancel • enter to save"));
    if (!selection) return;
    box.focus();
    if (selection[0] >= 0) box.setSelectionRange(...selection);
  }

  // What was typed is there again where the same message is changed another time.
  stop() {
    if (this.message && this.text !== this.message.content) this.abandoned.set(this.message.id, this.text);
    this.message = null;
  }

  leave() {
    this.stop();
    this.page.drawMessages();
  }

  async save() {
    const { message, text } = this;
    this.leave();
    const done = await this.page.act("edits", { text: text.trim(), channel: message.channel_id, message: message.id });
    if (done !== undefined) this.abandoned.delete(message.id);
  }
}
