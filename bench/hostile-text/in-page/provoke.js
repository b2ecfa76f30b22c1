/** Runs in the page that frames the exhibits: opens them, looks at every element, and sends it every event. */

/* exported: called by name from open-exhibits.ts */
globalThis.stetRan = [];

const HTML = "http://www.w3.org/1999/xhtml";
const XML_NAMESPACES = new Set([
  "http://www.w3.org/2005/Atom",
  "http://purl.org/syndication/thread/1.0",
  "http://www.sitemaps.org/schemas/sitemap/0.9",
  "http://a9.com/-/spec/opensearch/1.1/",
]);
const ADDRESSES = new Set(
  (
    "action archive background cite classid code codebase data dynsrc formaction href icon longdesc " +
    "lowsrc manifest ping poster profile src srcset usemap xlink:href"
  ).split(" "),
);
const FORBIDDEN =
  /^(?:script|iframe|frame|frameset|object|embed|applet|base|svg|math|template|portal|fencedframe|audio|video|source|track|picture|marquee|dialog|noscript|noembed|noframes|plaintext|xmp|image|details|select|keygen|isindex|slot|canvas|map|area|link|meta)$/;
const EVENT_TYPES = [
  ...new Set(
    [
      HTMLElement.prototype,
      SVGElement.prototype,
      HTMLBodyElement.prototype,
      Document.prototype,
      window,
    ].flatMap((owner) => {
      const names = [];
      for (const name in owner) if (name.startsWith("on")) names.push(name.slice(2));
      return names;
    }),
  ),
];
const EVENTS = EVENT_TYPES.map((type) => new Event(type, { cancelable: true }));

/** Gives, for each address, what was found, and how much was looked at. */
globalThis.provoke = async (addresses) => {
  const frames = await Promise.all(addresses.map(opened));
  const results = frames.map((frame, at) => examined(frame, addresses[at]));
  // What an event has set off may need a turn.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (const [at, frame] of frames.entries()) {
    const result = results[at];
    const window = frame.contentWindow;
    if (!isAt(frame, addresses[at])) result.findings.push(["left", "after an event"]);
    else result.findings.push(...newGlobals(window));
    frame.remove();
  }
  for (const [address, what] of globalThis.stetRan.splice(0)) {
    const at = addresses.findIndex((candidate) => address.endsWith(candidate));
    results[Math.max(at, 0)].findings.push(["ran", what]);
  }
  return results;
};

function opened(address) {
  const frame = document.createElement("iframe");
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  frame.src = address;
  document.body.append(frame);
  return loaded.then(() => frame);
}

function examined(frame, address) {
  if (!isAt(frame, address)) return { elements: 0, events: 0, findings: [["left", "on its own"]] };
  const { contentDocument: page, contentWindow: window } = frame;
  const elements = [...page.querySelectorAll("*")];
  const findings = elements.flatMap((element) =>
    faults(element).map(([kind, what]) => [kind, `${what} at #${element.closest("[id]")?.id}`]),
  );
  if (page.querySelectorAll("form").length > 1) findings.push(["element", "a second form"]);
  holdBack(window);
  let events = 0;
  for (const target of [...elements, page, window]) {
    for (const event of EVENTS) target.dispatchEvent(event);
    events += EVENTS.length;
  }
  for (const element of page.querySelectorAll(
    "a, area, button, input, textarea, label, [tabindex]",
  )) {
    // Only as a click is a link followed; and focus() is dear, while a focus event has the same effect.
    element.dispatchEvent(new window.MouseEvent("click", { bubbles: true, cancelable: true }));
    events += 1;
  }
  return { elements: elements.length, events, findings };
}

function isAt(frame, address) {
  try {
    return frame.contentWindow.location.pathname === address;
  } catch {
    return false;
  }
}

function faults(element) {
  const shown = element.outerHTML.slice(0, 160);
  const found = [...element.attributes].flatMap(faultsOfAttribute);
  if (isForbidden(element)) found.push("element");
  if (element.localName === "style") found.push("style");
  if (typeof element.protocol === "string" && runs(element.protocol)) found.push("address");
  return found.map((kind) => [kind, shown]);
}

function faultsOfAttribute({ name, value }) {
  if (/^on/i.test(name)) return ["handler"];
  if (name === "style") return ["style"];
  return ADDRESSES.has(name) && runs(value) ? ["address"] : [];
}

function isForbidden(element) {
  const { localName, namespaceURI } = element;
  if (XML_NAMESPACES.has(namespaceURI)) return false;
  if (namespaceURI !== HTML) return true;
  if (localName === "form") return !element.matches("main .comment-form:not(.comment-text *)");
  if (localName === "img") return !element.matches(".comment-header > .avatar");
  return FORBIDDEN.test(localName) && !isOurs(element);
}

/** What stands in the head is ours as long as it neither runs nor leads. */
function isOurs(element) {
  return (
    element.matches(
      "head > link[rel=stylesheet], head > link[rel=icon], head > link[rel=alternate]",
    ) ||
    element.matches("head > link[rel=author], head > link[rel=search], head > meta[property]") ||
    element.matches("head > link[rel=canonical], head > meta[charset], head > meta[name]") ||
    element.matches("details.replies, .h-entry > meta[itemprop=commentCount]")
  );
}

/** The way browsers read an address: without spaces and controls. */
function runs(address) {
  return /^(?:javascript|data|vbscript|blob|filesystem):/i.test(address.replace(/[\0-\x20]+/g, ""));
}

/** Links and forms of visitors may lead away: only addresses that run are followed. */
function holdBack(window) {
  const stay = (event) => {
    const link = event.target.closest?.("[href]");
    const isFollowed = link === null || link === undefined || runs(link.getAttribute("href"));
    if (!isFollowed) event.preventDefault();
  };
  for (const type of ["click", "auxclick"]) window.addEventListener(type, stay, true);
  window.addEventListener(
    "submit",
    (event) => {
      if (!runs(event.submitter?.formAction ?? "") && !runs(event.target.action ?? ""))
        event.preventDefault();
    },
    true,
  );
}

function newGlobals(window) {
  const known = window.stetGlobals;
  if (known === undefined) return [];
  return Object.getOwnPropertyNames(window)
    .filter((name) => !known.has(name) && name !== "stetGlobals" && !/^\d+$/.test(name))
    .map((name) => ["ran", `a global: ${name}`]);
}
