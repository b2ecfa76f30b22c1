/** Looks a whole export over: what must be known of all of it before any of it is written. */
import type { OpenRequest, PostFacts } from "../origin.ts";
import { ownCopy } from "../own-copy.ts";
import { childrenNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { factsOf } from "./post-facts.ts";
import { readWxr } from "./read-wxr.ts";

export interface Survey {
  site: string | null;
  posts: readonly PostFacts[];
  /** Of posts, by their ids: {@link longAddress}. */
  addresses: ReadonlyMap<string, string>;
  /** By their ids. */
  attachments: ReadonlyMap<string, Attachment>;
  /** By the id of the post that they were added to. */
  attachmentsOf: ReadonlyMap<string, readonly Attachment[]>;
  /** Addresses of all of them, and of the pages that WordPress has for them, {@link withoutEnd}. */
  uploads: ReadonlySet<string>;
  /** HTML of the synced patterns that posts name, by their ids. */
  patterns: ReadonlyMap<string, string>;
  /** Who writes here, by the name they log in with. */
  writers: ReadonlyMap<string, Writer>;
  /** The name that who wrote most of the posts logs in with. */
  mainWriter: string;
}

export interface Attachment {
  url: string;
  /** Of the page that WordPress has for it. */
  page: string;
  /** The id of the post it was added to. */
  parent: string;
  caption: string;
  alt: string;
}

export interface Writer {
  /** Names they comment under. */
  names: ReadonlySet<string>;
  /** Ids of their account. Never typed by a visitor. */
  accounts: ReadonlySet<string>;
}

interface Account {
  login: string;
  email: string;
  accounts: Set<string>;
  names: Set<string>;
}

export async function surveyOf(path: string, request: OpenRequest): Promise<Survey> {
  const found: Found = {
    site: null,
    posts: new Map(),
    attachments: new Map(),
    patterns: new Map(),
    accounts: [],
    written: new Map(),
  };
  for await (const node of readWxr(path)) lookAt(node, found, request);
  const { site, posts, attachments, patterns, accounts, written } = found;
  const uploads = new Set([...attachments.values()].flatMap(({ url, page }) => [url, page]));
  const attachmentsOf = new Map<string, Attachment[]>();
  for (const attachment of attachments.values()) {
    const siblings = attachmentsOf.get(attachment.parent);
    if (siblings === undefined) attachmentsOf.set(attachment.parent, [attachment]);
    else siblings.push(attachment);
  }
  const writers = new Map(accounts.map((account) => [account.login, account]));
  const [most] = [...written].sort(([, a], [, b]) => b - a);
  const facts = [...posts.values()];
  const addresses = new Map(facts.map(({ id, address }) => [id, address ?? ""]));
  const files = { attachments, attachmentsOf, uploads };
  return {
    site,
    posts: facts,
    addresses,
    ...files,
    patterns,
    writers,
    mainWriter: most?.[0] ?? "",
  };
}

interface Found {
  site: string | null;
  posts: Map<string, PostFacts>;
  attachments: Map<string, Attachment>;
  patterns: Map<string, string>;
  accounts: Account[];
  /** How many posts, by the name that who wrote them logs in with. */
  written: Map<string, number>;
}

function lookAt(node: XmlNode, found: Found, request: OpenRequest): void {
  if (node.name === "wp:base_blog_url") found.site = ownCopy(node.text.trim()) || found.site;
  if (node.name === "link") found.site ??= ownCopy(node.text.trim()) || null;
  if (node.name === "wp:author") found.accounts.push(ownCopy(accountOf(node)));
  if (node.name !== "item") return;
  const facts = factsOf(node, request);
  // Of two with one id the first one counts.
  if ("post" in facts && !found.posts.has(facts.post.id)) {
    const post = ownCopy(facts.post);
    found.posts.set(post.id, post);
    const login = ownCopy(textIn(node, "dc:creator"));
    found.written.set(login, (found.written.get(login) ?? 0) + 1);
  }
  const type = textIn(node, "wp:post_type");
  if (type === "attachment") addAttachment(node, found.attachments);
  if (type === "wp_block" && textIn(node, "wp:status") === "publish")
    found.patterns.set(
      ownCopy(textIn(node, "wp:post_id")),
      ownCopy(textIn(node, "content:encoded")),
    );
  for (const comment of childrenNamed(node, "wp:comment")) learnAccount(comment, found.accounts);
}

function accountOf(node: XmlNode): Account {
  const login = textIn(node, "wp:author_login");
  const id = textIn(node, "wp:author_id");
  return {
    login,
    email: textIn(node, "wp:author_email").toLowerCase(),
    accounts: new Set(id === "" ? [] : [id]),
    names: new Set([login, textIn(node, "wp:author_display_name")].filter((name) => name !== "")),
  };
}

/** Many exports leave the number of the account out. Who was logged in and had that address has it. */
function learnAccount(comment: XmlNode, accounts: readonly Account[]): void {
  const user = textIn(comment, "wp:comment_user_id");
  const email = textIn(comment, "wp:comment_author_email").toLowerCase();
  if (user === "" || user === "0" || email === "") return;
  for (const account of accounts) {
    if (account.email === email && !account.accounts.has(user)) account.accounts.add(ownCopy(user));
  }
}

function addAttachment(node: XmlNode, attachments: Map<string, Attachment>): void {
  const alt = childrenNamed(node, "wp:postmeta").find(
    (meta) => textIn(meta, "wp:meta_key") === "_wp_attachment_image_alt",
  );
  const { id, ...attachment } = ownCopy({
    id: textIn(node, "wp:post_id"),
    url: textIn(node, "wp:attachment_url"),
    page: withoutEnd(textIn(node, "link")),
    parent: textIn(node, "wp:post_parent"),
    caption: textIn(node, "excerpt:encoded"),
    alt: alt === undefined ? "" : textIn(alt, "wp:meta_value"),
  });
  attachments.set(id, attachment);
}

export function withoutEnd(address: string): string {
  return address.replace(/\/$/, "");
}
