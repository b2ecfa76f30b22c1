/** Every word a reader sees, in English. */

const plural = new Intl.PluralRules("en");

function counted(count: number, one: string, other: string): string {
  return `${count} ${plural.select(count) === "one" ? one : other}`;
}

/** Shown around posts and lists. */
const site = {};

/** Shown around the comments on a page. */
const thread = {
  responses: (count: number, title: string) =>
    `${counted(count, "response", "responses")} to “${title}”`,
};

/** The form, on a post's page and on the service's pages alike. */
const form = {
  title: "Leave a Reply",
  titleTo: (name: string) => `Leave a Reply to ${name}`,
  name: "Name",
  email: "E-mail",
  emailHint: "Optional. Draws your avatar, and is never published.",
  url: "Website",
  urlHint: "Optional.",
  text: "Comment",
  textHint: "Markdown works: *emphasis*, **strong**, `code`, > quotes, lists and links.",
  leaveEmpty: "Leave this field empty",
  post: "Post comment",
  preview: "Preview",
  privacy:
    "Your name, website and comment are published with this post; your e-mail address is turned into an avatar at once and then forgotten.",
};

/** The pages of the comment service, and what it answers. */
const service = {};

export const en = { site, thread, form, service };
