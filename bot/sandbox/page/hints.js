// What an empty channel says.

import { el } from "./dom.js";

const SLASH = 1;
const HINTED = 4; // commands that are offered

// What can be typed where nothing has been said.
export function hints(page) {
  const { other } = page.channel;
  if (other && !page.user(other).isBot) return [];
  const names = other ? [page.user(other).name] : page.bots().map((bot) => bot.name);
  if (!names.length || (other && !page.user(other).isOnline)) return [el("p.empty", {}, "No bot is online here. One logs in with a token like sandbox.NAME.")];
  const commands = page.composer.commands.filter((command) => command.kind === SLASH);
  return [el("p.empty", {}, other ? `Write to ${names[0]} as you would to a person.` : `Ask by mentioning the bot (@${names[0]} …).`,
    commands.length ? " Or type / for its commands:" : ""),
  el("div.row", {}, commands.slice(0, HINTED).map((command) => el("button.button.secondary", {
    type: "button", title: command.description, onclick: () => page.composer.enterCommand(command) }, `/${command.label}`)))];
}
