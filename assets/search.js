/** The search page: looks for words in the index that `npm run search` has made, and lists the posts. */

/**
 * What is used of Pagefind. Its excerpts are HTML, with `<mark>` around what was found.
 * @typedef {{ url: string, excerpt: string, meta: Readonly<Record<string, string>> }} Found
 * @typedef {{ data: () => Promise<Found> }} Result
 * @typedef {{ search: (words: string) => Promise<{ results: readonly Result[] }> }} Index
 */

const RESULTS_AT_ONCE = 10;
const TYPING_PAUSE_MS = 250;

/** @type {Promise<Index> | null} */
let loading = null;
/** What the latest search found, and how much of that is shown. */
let results = /** @type {readonly Result[]} */ ([]);
let shown = 0;
/** Counts the searches: an answer that comes after a newer question is dropped. */
let latest = 0;

const form = element("search", HTMLFormElement);
const field = element("search-words", HTMLInputElement);
const said = element("search-said", HTMLElement);
const list = element("search-results", HTMLElement);
const more = element("search-more", HTMLElement);

form.addEventListener("submit", (event) => {
  // Without an index the form leads where it does without a script.
  if (form.dataset.without === "index") return;
  event.preventDefault();
  void look();
});
let pause = 0;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => void look(), TYPING_PAUSE_MS);
});
more.addEventListener("click", () => void showMore());

element("search-without", HTMLElement).hidden = true;
field.value = new URL(location.href).searchParams.get("q") ?? "";
void look();

/** Looks for what stands in the field, and keeps that in the page's address. */
async function look() {
  clearTimeout(pause);
  const words = field.value.trim();
  latest += 1;
  const search = latest;
  const address = new URL(location.href);
  if (words === "") address.searchParams.delete("q");
  else address.searchParams.set("q", words);
  history.replaceState(null, "", address);
  try {
    const found = words === "" ? [] : (await (await loadIndex()).search(words)).results;
    if (search === latest) await showFirst(found, words);
  } catch (error) {
    console.warn(error);
    form.dataset.without = "index";
    say(form.dataset.missing);
  }
}

/** With the first search, so that a visit alone loads nothing. */
function loadIndex() {
  loading ??= openIndex();
  return loading;
}

/** @returns {Promise<Index>} */
async function openIndex() {
  const pagefind = await import(new URL("../search/pagefind/pagefind.js", import.meta.url).href);
  const index = pagefind.createInstance({
    baseUrl: new URL("../", import.meta.url).pathname,
    // A blog is looked through in an instant; a worker would be one more file to load.
    noWorker: true,
  });
  await index.init();
  return index;
}

/**
 * @param {readonly Result[]} found
 * @param {string} words
 */
async function showFirst(found, words) {
  const count = new Intl.NumberFormat(document.documentElement.lang).format(found.length);
  const { nothing, found: sentence = "" } = form.dataset;
  const items = await itemsOf(found.slice(0, RESULTS_AT_ONCE));
  results = found;
  shown = items.length;
  list.replaceChildren(...items);
  more.hidden = shown === results.length;
  if (words === "") say("");
  else say(found.length === 0 ? nothing : sentence.replace("{count}", count));
}

/** The first of them gets the focus, which the button may lose. */
async function showMore() {
  const search = latest;
  const items = await itemsOf(results.slice(shown, shown + RESULTS_AT_ONCE));
  if (search !== latest) return;
  shown += items.length;
  list.append(...items);
  more.hidden = shown === results.length;
  items[0]?.querySelector("a")?.focus();
}

/** @param {readonly Result[]} some */
async function itemsOf(some) {
  const found = await Promise.all(some.map((result) => result.data()));
  return found.map(({ url, excerpt, meta }) => {
    const link = textElement("a", meta.title ?? url);
    link.href = url;
    const address = textElement("span", decodeURI(url));
    address.className = "search-address";
    address.dir = "ltr";
    const text = document.createElement("p");
    text.dir = "auto";
    text.append(...marked(excerpt));
    const item = document.createElement("li");
    item.append(link, address, text);
    return item;
  });
}

/**
 * Only text and marks of it: whatever else stands there is text.
 * @param {string} excerpt
 */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK"
      ? textElement("mark", node.textContent ?? "")
      : new Text(node.textContent ?? ""),
  );
}

/** @param {string | undefined} sentence */
function say(sentence) {
  said.textContent = sentence ?? "";
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 */
function textElement(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The search page has no #${id}.`);
}
