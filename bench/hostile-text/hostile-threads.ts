/** Threads in which strangers' text stands in every field that can hold any. */
import { importedHtml } from "../../comments/imported-html.ts";
import type { Author, Comment, Thread } from "../../comments/thread.ts";
import { webAddressOf } from "../../comments/web-address.ts";
import { together, type Volley } from "./attacks.ts";

const DATE = "2026-05-28T19:14:03Z";

/** Ids of the comments that hold all attacks of a volley at once. */
export const JOINT_COMMENTS = ["html-0", "mention-0"] as const;

export function hostileThread(volley: Volley): Thread {
  const { post, attacks } = volley;
  const all = together(volley);
  const comments: Comment[] = [html(all, 0, null), mention(all, 0, null)];
  for (const [at, attack] of attacks.entries()) {
    // Each answers the one before: beyond the depth cap the page names what is answered.
    for (const make of [markdown, html, imported, mention]) {
      comments.push(make(attack, at + 1, comments.at(-1)?.id ?? null));
    }
  }
  return { version: 1, post, comments };
}

/** As typed into the form, by somebody whom no check has stopped. */
function markdown(attack: string, number: number, replyTo: string | null): Comment {
  const id = `markdown-${number}`;
  return { ...written(attack), id, replyTo, format: "markdown", text: attack };
}

/** By somebody without a website, whose name is then no link. */
function html(attack: string, number: number, replyTo: string | null): Comment {
  const author = { ...authorOf(attack), url: null };
  return {
    ...written(attack),
    author,
    id: `html-${number}`,
    replyTo,
    format: "html",
    text: attack,
  };
}

/** Through the allow-list at import, and again when it is rendered. */
function imported(attack: string, number: number, replyTo: string | null): Comment {
  const id = `imported-${number}`;
  const text = importedHtml(`<p>${attack}</p>`);
  return { ...written(attack), id, replyTo, format: "html", text };
}

function mention(attack: string, number: number, replyTo: string | null): Comment {
  return {
    id: `mention-${number}`,
    replyTo,
    kind: "reply",
    mention: { source: addressWith(attack), title: attack, site: attack },
    author: authorOf(attack),
    date: DATE,
    format: "html",
    text: attack,
    source: attack,
  };
}

function written(attack: string) {
  return {
    kind: "comment",
    author: authorOf(attack),
    date: DATE,
    source: attack,
    imported: { from: attack, id: attack },
  } as const;
}

function authorOf(attack: string): Author {
  return { name: attack, url: addressWith(attack), key: null };
}

/** The attack itself where it is an address that may stand in a thread; else one that carries it. */
export function addressWith(attack: string): string {
  const carried = `https://visitor.example/${attack.slice(0, 80)}?${attack.slice(0, 80)}`;
  return webAddressOf(attack) ?? webAddressOf(carried) ?? "https://visitor.example/";
}
