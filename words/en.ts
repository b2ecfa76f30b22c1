/** Every word a reader sees, in English. */
import { type Grammar, grammarOf } from "./grammar.ts";

type English = Grammar<"one" | "other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks = { colon: ": ", comma: ", ", quotes: ["“", "”", "‘", "’"] };

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: English) => ({
  skip: "Skip to content",
  sections: "Sections of the site",
  archive: "Archive",
  archiveOf: (year: string) => `Posts of ${year}`,
  archiveOfMonth: (month: string) => `Posts of ${month}`,
  postCount: (count: number) => counted(count, { one: "# post", other: "# posts" }),
  tags: "Tags",
  tagged: (name: string) => `Posts tagged “${own(name)}”`,
  morePosts: "More posts",
  newerPosts: "Newer posts",
  olderPosts: "Older posts",
  pageOf: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
  previous: "Previous",
  next: "Next",
  updated: "Updated",
  draft: "Draft",
  scheduled: "Scheduled",
  pinned: "Pinned",
  readingTime: (minutes: number) =>
    counted(minutes, { one: "# minute to read", other: "# minutes to read" }),
  contents: "On this page",
  seriesPart: (part: number, parts: number, name: string) =>
    `Part ${number(part)} of ${number(parts)} of “${own(name)}”`,
  related: "Related posts",
  recentComments: "Recent comments",
  /** From a footnote, which may be marked at several places. */
  backToText: (place: number) =>
    place === 1 ? "Back to the text" : `Back to the text, place ${number(place)}`,
  /** What scrolls, to who listens. */
  code: "Code",
  table: "Table",
  noPosts: "Nothing has been written here yet.",
  feeds: "Feeds",
  postsFeed: "Posts",
  commentsFeed: "Comments",
  commentsFeedTitle: (title: string) => `Comments on ${own(title)}`,
  commentsFeedOfPost: "Comments on this post as a feed",
  moved: "This page has moved:",
  notFound: "There is no page here",
  notFoundHelp: "The address may be mistyped, or the page was moved.",
  allPosts: "See all posts",
});

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: English) => ({
  title: "Search",
  words: "What are you looking for?",
  found: "Posts found: {count}",
  nothing: "Nothing was found. Other words may help, or fewer of them.",
  more: "Show more",
  missing: "The search of this site cannot be had just now.",
  elsewhere: (name: string) => `Search this site with ${own(name)}`,
  withoutScript: (name: string) =>
    `Without JavaScript this form asks ${own(name)}, which then knows what you are looking for.`,
  withButton: (name: string) =>
    `This button asks ${own(name)}, which then knows what you are looking for.`,
  needsScript: "Searching here needs JavaScript.",
});

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: English) => ({
  responses: (count: number, title: string) =>
    `${counted(count, { one: "# response", other: "# responses" })} to “${own(title)}”`,
  responseCount: (count: number) => counted(count, { one: "# response", other: "# responses" }),
  noResponses: "No responses yet",
  author: "Author",
  edited: "edited",
  inReplyTo: (name: string) => `In reply to ${own(name)}`,
  inReplyToMissing: "In reply to a comment that is not here",
  someone: "someone",
  moved: "The comment that you look for is on another page.",
  movedTo: "Go on to it",
  removed: "This comment was removed.",
  allRemoved: "All comments that stood on this page were removed.",
  reply: "Reply",
  replyTo: (name: string) => `Reply to ${own(name)}`,
  replies: (count: number, name: string) =>
    `${counted(count, { one: "# reply", other: "# replies" })} to ${own(name)}`,
  furtherReplies: (count: number) =>
    counted(count, { one: "# further reply", other: "# further replies" }),
  repliesTo: (name: string) => `Replies to ${own(name)}`,
  earlier: "Earlier comments",
  later: "Later comments",
  report: "Report",
  reportOf: (name: string) => `Report the comment by ${own(name)}`,
  commentBy: (name: string, title: string) => `${own(name)} on “${own(title)}”`,
  mention: {
    pingback: "Pingback",
    trackback: "Trackback",
    reply: "Reply on another site",
    like: "Liked on another site",
    repost: "Shared on another site",
    mention: "Mentioned on another site",
  },
  closed: {
    "no-service": "Comments are closed for now, since this site has no comment service at present.",
    site: "Comments are closed on this site for now.",
    post: "The author has closed comments on this post.",
    age: (days: number) =>
      `Comments close ${counted(days, { one: "# day", other: "# days" })} after a post was published, and that time is up for this one.`,
  },
  stillReadable: "What was said stays here to read.",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: English) => ({
  title: "Leave a reply",
  titleTo: (name: string) => `Leave a reply to ${own(name)}`,
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
  /** Added to the form where its script runs. */
  script: {
    cancelReply: "Cancel reply",
    kept: "What you write is kept on this device until you send it, for 30 days at most. Once it is sent, your name, e-mail address and website stay here for the next time.",
    notSent:
      "The comment service did not answer. What you typed is still here: please send it again in a moment.",
    follow: "See what becomes of it",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm = {
  no_token: "Is everything as you want it? Then press “Post comment” once more to send it.",
  changed:
    "You have already sent a comment with this form. Press “Post comment” once more to send this one too.",
  unknown_origin:
    "Your browser did not say from which page this comes. If it is yours, press “Post comment” once more.",
  hidden_field:
    "A field that should stay empty was filled in, perhaps by your browser. It is empty again: press “Post comment” once more.",
  too_quick: "That was quick! Press “Post comment” once more, so that we know it was you.",
  busy: "A great many comments are arriving. Press “Post comment” once more, so that we know it was you.",
};

/** Why a comment was not taken, or a page is not there. */
const refused = {
  too_large: "That is too much to send. Your browser’s Back button gives you back what you typed.",
  unsupported_type: "Comments can be sent as a form or as JSON.",
  unreadable: "What was sent could not be read.",
  invalid_version:
    "The form on that page has an address that is not served here: of Staticman’s versions v2 and v3 are. Please tell the author of the page.",
  invalid_service:
    "The form on that page names a service that is not known here: github and gitlab are. Please tell the author of the page.",
  branch_mismatch:
    "The form on that page names another branch than the one that comments are meant for. Please tell the author of the page.",
  invalid: "Something in the form needs another look. What you typed is still here.",
  foreign_origin: "This came from a page of another site. Please use the form on this site.",
  unknown_post: "There is no such post here. It may have moved.",
  closed: "Comments on this post are closed.",
  unknown_parent:
    "The comment you are answering is not there any more. What you typed is still here: sent now, it becomes a comment of its own.",
  too_many:
    "You are sending comments faster than we can take them. What you typed is still here: please wait a moment, then send it again.",
  storage:
    "We could not keep your comment just now. What you typed is still here: please send it again in a few minutes.",
  unknown_status:
    "There is no comment to tell of at this address. It may be mistyped, or it is more than 90 days old: that is how long we remember.",
  not_found: "There is no page at this address. It may be mistyped.",
  failed: "Something went wrong here, and it is not your fault. Please try again later.",
};

/** What is wrong with one field. */
const problem = ({ own }: English) => ({
  missing: "Please fill this in.",
  too_long: "This is too long.",
  email: "This does not look like an e-mail address. You may also leave it empty.",
  url: "This does not look like a web address. You may also leave it empty.",
  invalid: "This cannot be right.",
  other: (field: string) => `The form does not take this: ${own(field)}.`,
});

/** For programs that were made for Staticman. */
const staticman = {
  confirmAgain:
    "Send this once more, with the token that came with this answer as options[token]. The author of the site can waive this with staticman.confirm in site.config.ts.",
  missingParams: (names: readonly string[]) => `The form has to send ${names.join(" and ")}.`,
  retired: {
    connect:
      "Nothing has to be connected: the service proposes comments with the rights that its operator gives it on the git host.",
    encrypt:
      "Nothing has to be encrypted: the service's keys are in its environment, and none in the repository.",
    auth: "Nobody has to log in to comment. Leave auth-token and auth-type out of the form.",
    webhook: "No webhook is needed: the service looks up by itself what became of a comment.",
  },
};

/** What became of a comment. */
const status = {
  received: {
    title: "Received",
    text: "Your comment is safe with us. Next, a moderator will see it.",
  },
  waiting: {
    title: "Waiting for approval",
    text: "A moderator reads every comment before it is published. Keep the address of this page to see what becomes of yours.",
  },
  approved: {
    title: "Approved",
    text: "Your comment goes live when the site is next built.",
  },
  published: { title: "Published", text: "Your comment is part of the page now." },
  not_published: {
    title: "Not published",
    text: "The moderator decided not to publish this comment.",
  },
  unsure: {
    title: "Safe, and waiting",
    text: "Your comment is safe. What became of it since cannot be looked up just now.",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (english: English) => ({
  backTo: (title: string) => `Back to “${english.own(title)}”`,
  answering: (name: string) => `You are answering ${english.own(name)}:`,
  someone: "someone",
  previewTitle: "Preview",
  previewHeading: "This is how it will look",
  previewBy: (name: string) => `${english.own(name)} says:`,
  change: "Change something",
  whatYouWrote: "What you wrote",
  parentGone:
    "The comment you want to answer is not there any more. What you write here becomes a comment of its own.",
  confirmTitle: "Please send it once more",
  confirm,
  confirmAgain: "Send this once more, with the token that came with this answer.",
  refusedTitle: "Your comment was not sent",
  errorTitle: "This did not work",
  refused,
  problem: problem(english),
  staticman,
  statusTitle: "Your comment",
  status,
  seeIt: "Read it on the page",
  lookAgain: "Look again",
});

export const inEnglish = (english: English) => ({
  marks,
  site: site(english),
  search: search(english),
  thread: thread(english),
  form: form(english),
  service: service(english),
});

/** As on a site that says `en`; also the measure of what every language must have. */
export const en = inEnglish(grammarOf("en"));
export type Words = typeof en;
