/** What an author may set in site.config.ts. */
import { IANAZone } from "luxon";
import { z } from "zod";
import { parseAs } from "../comments/bad-file.ts";
import { parsedUrl } from "../comments/parsed-url.ts";
import { hasWordsFor, noWordsFor } from "../words/words.ts";
import { DeploySettings } from "./deploy-settings.ts";
import { GitHostSettings } from "./git-host-settings.ts";
import { ModerationSettings } from "./moderation-settings.ts";
import { SearchSettings } from "./search-elsewhere.ts";

const Address = z
  .url({ protocol: /^https?$/, error: "expected an address such as https://user.example/blog/" })
  .transform((url) => (url.endsWith("/") ? url : `${url}/`));

/** It becomes part of the pages' policy, where anything else could say more than it seems to. */
const Origin = z
  .string()
  .refine(
    (text) => /^https?:\/\/[a-z0-9.:-]+$/.test(text) && originOf(text) === text,
    "expected an origin such as https://www.user.example",
  );

/** What a browser may follow, or an e-mail program. */
const Link = z.url({
  protocol: /^(?:https?|mailto)$/,
  error: "expected an address such as https://social.example/@ada or mailto:ada@user.example",
});

const Settings = z.strictObject({
  title: z.string().min(1),
  description: z.string().regex(/\S/, "expected a sentence about the site"),
  /** Where the site will be; a sub-path such as `https://user.example/blog/` is honoured everywhere. */
  url: Address,
  author: z.string().min(1),
  /** Shown at the foot of every page, for people and for programs; it need not be set. */
  profile: z
    .strictObject({
      about: z.string().default(""),
      /** A path below the site's address, such as /assets/ada.jpg, or an address. */
      photo: z.string().min(1).nullable().default(null),
      /** Where else the author is, by the name of the place. */
      links: z.record(z.string().min(1), Link).default({}),
    })
    .prefault({}),
  /** A BCP 47 tag; words/ must have it. */
  language: z
    .string()
    .refine(isTag, { error: "expected a tag such as en or en-GB", abort: true })
    .refine(hasWordsFor, { error: ({ input }) => noWordsFor(String(input)) }),
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), {
    error: "expected an IANA time zone such as Europe/Berlin",
  }),
  /** Of `{id}`, `{year}`, `{month}`, `{day}`; must hold `{id}`, start and end with `/`. */
  permalink: z
    .string()
    .regex(
      /^\/(?:(?:[a-z0-9_-]|\{(?:id|year|month|day)\})+\/)+$/,
      "expected a pattern such as /{year}/{id}/",
    )
    .refine((pattern) => pattern.includes("{id}"), "expected {id} somewhere in it"),
  /** Of the home page at least; see list-pages.ts. */
  postsPerPage: z.int().positive(),
  comments: z.strictObject({
    /** False closes comments on the whole site; what was said stays visible. */
    open: z.boolean(),
    /** Days after a post's date; null keeps them open. */
    closeAfterDays: z.int().positive().nullable(),
    /** Replies nest this deep on a page. */
    maxDepth: z.int().min(1).max(20),
    /** So many on a page, with four times as many replies at most, and so many below one: for threads that begin from now on. */
    perPage: z.int().min(1).default(25),
    /** Where readers report a comment: a page or a mailto address, which gets the comment's; null: nowhere. */
    report: Link.nullable().default(null),
    /** False leaves the form's script out: then no page of the site has any. */
    script: z.boolean().default(true),
  }),
  /** Address of the comment service; null builds the site with comments closed. */
  service: Address.nullable(),
  gitHost: GitHostSettings,
  /** Where `npm run deploy` brings the site; null: nowhere. It need not be set. */
  deploy: DeploySettings.default(null),
  /** It need not be set. */
  moderation: ModerationSettings.prefault({}),
  /** It need not be set. */
  search: SearchSettings.prefault({}),
  /** For forms that were made for Staticman; they need not be set. */
  staticman: z
    .strictObject({
      /** False takes what your own pages send without asking the visitor to press once more. */
      confirm: z.boolean().default(true),
      /** Besides the site's own: where `options[redirect]` may lead. */
      redirectOrigins: z.array(Origin).default([]),
    })
    .prefault({}),
});
export type SiteSettings = z.infer<typeof Settings>;
/** As an author writes them: what need not be set may be left out. */
export type WrittenSettings = z.input<typeof Settings>;

/** Checks the author's settings; throws with every problem at once. */
export function defineSite(settings: WrittenSettings): SiteSettings {
  return parseAs(Settings, settings, "site.config.ts");
}

/** Settings with other addresses, for a preview or for trying things out. */
export function withAddresses(
  settings: SiteSettings,
  addresses: { site?: string | undefined; service?: string | undefined },
): SiteSettings {
  const { site = settings.url, service = settings.service } = addresses;
  return defineSite({ ...settings, url: site, service });
}

/** A site as it is built, which may be for another place than it is meant for. */
export interface BuiltSite {
  settings: SiteSettings;
  /** Drafts are shown, and pictures as they are. */
  preview: boolean;
}

export function siteBuilt(settings: SiteSettings, environment: NodeJS.ProcessEnv): BuiltSite {
  const { STET_SITE_URL, STET_SERVICE_URL, STET_PREVIEW } = environment;
  const addresses = { site: STET_SITE_URL, service: STET_SERVICE_URL };
  return { settings: withAddresses(settings, addresses), preview: STET_PREVIEW === "1" };
}

/** Intl refuses some that look like one, such as `en-us-us`. */
function isTag(text: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text)) return false;
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function originOf(text: string): string | null {
  return parsedUrl(text)?.origin ?? null;
}
