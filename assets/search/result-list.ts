/** A list of what was found: some at once, and more when they are asked for. */
import type { Found, Result } from "./index-files.ts";

const AT_ONCE = 10;

let results: readonly Result[] = [];
let shown = 0;

export interface ResultList {
  list: HTMLElement;
  /** Hidden while all are shown. */
  more: HTMLElement;
}

/** `isStale` says that another search has begun meanwhile: then the list stays as it is. */
export async function showFirst(
  found: readonly Result[],
  { list, more }: ResultList,
  isStale: () => boolean,
): Promise<void> {
  const items = await itemsOf(found.slice(0, AT_ONCE));
  if (isStale()) return;
  results = found;
  shown = items.length;
  list.replaceChildren(...items);
  more.hidden = shown === results.length;
}

/** The first of them gets the focus, which the button may lose. */
export async function showMore({ list, more }: ResultList): Promise<void> {
  const of = results;
  const items = await itemsOf(of.slice(shown, shown + AT_ONCE));
  if (of !== results) return;
  shown += items.length;
  list.append(...items);
  more.hidden = shown === results.length;
  items[0]?.querySelector("a")?.focus();
}

async function itemsOf(some: readonly Result[]): Promise<HTMLElement[]> {
  const found = await Promise.all(some.map((result) => result.data()));
  return found.map(itemOf);
}

function itemOf({ url, excerpt, meta }: Found): HTMLElement {
  const link = textElement("a", meta.title ?? url);
  link.href = url;
  const address = textElement("span", decodeURI(url));
  address.className = "search-address";
  address.dir = "ltr";
  const text = document.createElement("p");
  text.append(...marked(excerpt));
  const item = document.createElement("li");
  item.dir = meta.direction ?? "auto";
  item.append(link, address, text);
  return item;
}

/** Only text and marks of it: whatever else stands there is text. */
function marked(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    return node.nodeName === "MARK" ? textElement("mark", text) : new Text(text);
  });
}

function textElement<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
