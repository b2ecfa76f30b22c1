/** The search page: looks for what is typed, and keeps it in the page's address. */
import { find } from "./index-files.ts";
import { showFirst, showMore } from "./result-list.ts";

const TYPING_PAUSE_MS = 250;

const form = element("search", HTMLFormElement);
const field = element("search-words", HTMLInputElement);
const said = element("search-said", HTMLElement);
const list = element("search-results", HTMLElement);
const more = element("search-more", HTMLElement);
/** None where the author names no other search. */
const instead = document.getElementById("search-instead");

/** Counts the searches: an answer that comes after a newer question is dropped. */
let latest = 0;
let pause = 0;

form.addEventListener("submit", (event) => {
  // Words leave the site by the button alone that says so.
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  void look();
});
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => void look(), TYPING_PAUSE_MS);
});
more.addEventListener("click", () => void showMore({ list, more }));
// What was typed before the script came is newer.
field.value ||= new URL(location.href).searchParams.get("q") ?? "";
void look();

async function look(): Promise<void> {
  clearTimeout(pause);
  const words = field.value.trim();
  latest += 1;
  const search = latest;
  const isStale = () => search !== latest;
  history.replaceState(null, "", addressWith(words));
  try {
    // A visit alone loads nothing.
    const found = words === "" ? [] : await find(words);
    await showFirst(found, { list, more }, isStale);
    if (!isStale()) say(words === "" ? "" : sentenceFor(found.length));
  } catch (error) {
    console.warn(error);
    if (!isStale()) sayMissing();
  }
}

function say(sentence: string): void {
  said.textContent = sentence;
  if (instead) instead.hidden = true;
}

function sayMissing(): void {
  list.replaceChildren();
  more.hidden = true;
  said.textContent = form.dataset.missing ?? "";
  if (instead) instead.hidden = false;
}

function addressWith(words: string): URL {
  const address = new URL(location.href);
  if (words === "") address.searchParams.delete("q");
  else address.searchParams.set("q", words);
  return address;
}

function sentenceFor(count: number): string {
  const { found = "", nothing = "" } = form.dataset;
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return count === 0 ? nothing : found.replace("{count}", number);
}

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The search page has no #${id}.`);
}
