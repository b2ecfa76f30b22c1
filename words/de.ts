/** Every word a reader sees, in German. Readers are addressed as “du”, as blogs do. */
import type { Words } from "./en.ts";
import type { Grammar } from "./grammar.ts";

type German = Grammar<"one" | "other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks: Words["marks"] = { colon: ": ", comma: ", ", quotes: ["„", "“", "‚", "‘"] };

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: German): Words["site"] => ({
  skip: "Zum Inhalt springen",
  sections: "Bereiche der Website",
  archive: "Archiv",
  archiveOf: (year) => `Beiträge aus dem Jahr ${year}`,
  archiveOfMonth: (month) => `Beiträge vom ${month}`,
  postCount: (count) => counted(count, { one: "# Beitrag", other: "# Beiträge" }),
  tags: "Schlagwörter",
  tagged: (name) => `Beiträge zum Schlagwort „${own(name)}“`,
  morePosts: "Weitere Beiträge",
  newerPosts: "Neuere Beiträge",
  olderPosts: "Ältere Beiträge",
  pageOf: (page, pages) => `Seite ${number(page)} von ${number(pages)}`,
  previous: "Vorheriger Beitrag",
  next: "Nächster Beitrag",
  updated: "Aktualisiert am",
  draft: "Entwurf",
  scheduled: "Geplant",
  pinned: "Angeheftet",
  readingTime: (minutes) =>
    counted(minutes, { one: "# Minute Lesezeit", other: "# Minuten Lesezeit" }),
  contents: "Auf dieser Seite",
  seriesPart: (part, parts, name) =>
    `Teil ${number(part)} von ${number(parts)} der Reihe „${own(name)}“`,
  related: "Verwandte Beiträge",
  recentComments: "Neueste Kommentare",
  backToText: (place) =>
    place === 1 ? "Zurück zum Text" : `Zurück zum Text, Stelle ${number(place)}`,
  code: "Quelltext",
  table: "Tabelle",
  noPosts: "Hier steht noch nichts.",
  feeds: "Feeds",
  postsFeed: "Beiträge",
  commentsFeed: "Kommentare",
  commentsFeedTitle: (title) => `Kommentare zu „${own(title)}“`,
  commentsFeedOfPost: "Kommentare zu diesem Beitrag als Feed",
  moved: "Diese Seite ist umgezogen:",
  notFound: "Diese Seite gibt es nicht",
  notFoundHelp: "Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.",
  allPosts: "Alle Beiträge ansehen",
});

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: German): Words["search"] => ({
  title: "Suche",
  words: "Wonach suchst du?",
  found: "Gefundene Beiträge: {count}",
  nothing: "Nichts gefunden. Vielleicht helfen andere Wörter, oder weniger.",
  more: "Mehr anzeigen",
  missing: "Die Suche dieser Website ist gerade nicht verfügbar.",
  elsewhere: (name) => `Diese Website mit ${own(name)} durchsuchen`,
  withoutScript: (name) =>
    `Ohne JavaScript fragt dieses Formular ${own(name)}; dort weiß man dann, wonach du suchst.`,
  withButton: (name) => `Dieser Knopf fragt ${own(name)}; dort weiß man dann, wonach du suchst.`,
  needsScript: "Die Suche hier braucht JavaScript.",
});

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: German): Words["thread"] => ({
  responses: (count, title) =>
    `${counted(count, { one: "# Reaktion", other: "# Reaktionen" })} auf „${own(title)}“`,
  responseCount: (count) => counted(count, { one: "# Reaktion", other: "# Reaktionen" }),
  noResponses: "Noch keine Reaktionen",
  author: "Autor",
  edited: "bearbeitet am",
  inReplyTo: (name) => `Antwort an ${own(name)}`,
  inReplyToMissing: "Antwort auf einen Kommentar, der nicht hier ist",
  someone: "jemanden",
  moved: "Der gesuchte Kommentar steht auf einer anderen Seite.",
  movedTo: "Weiter zu ihm",
  removed: "Dieser Kommentar wurde entfernt.",
  allRemoved: "Alle Kommentare, die auf dieser Seite standen, wurden entfernt.",
  reply: "Antworten",
  replyTo: (name) => `${own(name)} antworten`,
  replies: (count, name) =>
    `${counted(count, { one: "# Antwort", other: "# Antworten" })} an ${own(name)}`,
  furtherReplies: (count) =>
    counted(count, { one: "# weitere Antwort", other: "# weitere Antworten" }),
  repliesTo: (name) => `Antworten an ${own(name)}`,
  earlier: "Frühere Kommentare",
  later: "Spätere Kommentare",
  report: "Melden",
  reportOf: (name) => `Kommentar von ${own(name)} melden`,
  commentBy: (name, title) => `${own(name)} zu „${own(title)}“`,
  mention: {
    pingback: "Pingback",
    trackback: "Trackback",
    reply: "Antwort auf einer anderen Website",
    like: "Gefällt auf einer anderen Website",
    repost: "Geteilt auf einer anderen Website",
    mention: "Erwähnt auf einer anderen Website",
  },
  closed: {
    "no-service":
      "Kommentieren ist im Moment nicht möglich, denn diese Website hat zurzeit keinen Kommentardienst.",
    site: "Auf dieser Website ist das Kommentieren im Moment nicht möglich.",
    post: "Die Kommentare zu diesem Beitrag sind geschlossen.",
    age: (days) =>
      `Kommentare schließen ${counted(days, { one: "# Tag", other: "# Tage" })} nach dem Erscheinen eines Beitrags, und diese Zeit ist hier vorbei.`,
  },
  stillReadable: "Was gesagt wurde, bleibt hier lesbar.",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: German): Words["form"] => ({
  title: "Schreib einen Kommentar",
  titleTo: (name) => `Antworte ${own(name)}`,
  name: "Name",
  email: "E-Mail",
  emailHint: "Freiwillig. Daraus entsteht dein Avatar; veröffentlicht wird sie nie.",
  url: "Website",
  urlHint: "Freiwillig.",
  text: "Kommentar",
  textHint:
    "Markdown funktioniert: *betont*, **wichtig**, `Code`, > Zitate, Aufzählungen und Links.",
  leaveEmpty: "Lass dieses Feld leer",
  post: "Kommentar abschicken",
  preview: "Vorschau",
  privacy:
    "Dein Name, deine Website und dein Kommentar werden bei diesem Beitrag veröffentlicht; aus deiner E-Mail-Adresse wird sofort ein Avatar, danach wird sie vergessen.",
  script: {
    cancelReply: "Doch nicht antworten",
    kept: "Was du schreibst, bleibt auf diesem Gerät, bis du es abschickst, höchstens 30 Tage lang. Danach bleiben dein Name, deine E-Mail-Adresse und deine Website für das nächste Mal hier.",
    notSent:
      "Der Kommentardienst hat nicht geantwortet. Was du geschrieben hast, steht noch hier: Bitte schick es gleich noch einmal ab.",
    follow: "Sieh nach, was daraus wird",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm: Words["service"]["confirm"] = {
  no_token:
    "Ist alles so, wie du es möchtest? Dann drück noch einmal auf „Kommentar abschicken“, um ihn zu senden.",
  changed:
    "Mit diesem Formular hast du schon einen Kommentar gesendet. Drück noch einmal auf „Kommentar abschicken“, um auch diesen zu senden.",
  unknown_origin:
    "Dein Browser hat nicht verraten, von welcher Seite das hier kommt. Wenn es von dir ist, drück noch einmal auf „Kommentar abschicken“.",
  hidden_field:
    "Ein Feld, das leer bleiben sollte, war ausgefüllt, vielleicht von deinem Browser. Es ist jetzt wieder leer: Drück noch einmal auf „Kommentar abschicken“.",
  too_quick:
    "Das ging schnell! Drück noch einmal auf „Kommentar abschicken“, damit wir wissen, dass du es warst.",
  busy: "Gerade kommen sehr viele Kommentare an. Drück noch einmal auf „Kommentar abschicken“, damit wir wissen, dass du es warst.",
};

/** Why a comment was not taken, or a page is not there. */
const refused: Words["service"]["refused"] = {
  too_large:
    "Das ist zu viel auf einmal. Mit der Zurück-Taste deines Browsers bekommst du wieder, was du geschrieben hast.",
  unsupported_type: "Kommentare kommen als Formular oder als JSON hierher.",
  unreadable: "Was gesendet wurde, ließ sich nicht lesen.",
  invalid_version:
    "Das Formular auf jener Seite hat eine Adresse, die es hier nicht gibt: Von Staticman gibt es die Versionen v2 und v3. Bitte sag es denen, die die Seite betreiben.",
  invalid_service:
    "Das Formular auf jener Seite nennt einen Dienst, der hier nicht bekannt ist: github und gitlab sind es. Bitte sag es denen, die die Seite betreiben.",
  branch_mismatch:
    "Das Formular auf jener Seite nennt einen anderen Branch als den, für den Kommentare gedacht sind. Bitte sag es denen, die die Seite betreiben.",
  invalid: "Etwas im Formular braucht noch einen Blick. Was du geschrieben hast, ist noch da.",
  foreign_origin:
    "Das kam von der Seite einer anderen Website. Bitte benutz das Formular auf dieser.",
  unknown_post: "Diesen Beitrag gibt es hier nicht. Vielleicht ist er umgezogen.",
  closed: "Die Kommentare zu diesem Beitrag sind geschlossen.",
  unknown_parent:
    "Den Kommentar, auf den du antwortest, gibt es nicht mehr. Was du geschrieben hast, ist noch da: Wenn du es jetzt sendest, wird es ein eigener Kommentar.",
  too_many:
    "Du sendest Kommentare schneller, als wir sie annehmen können. Was du geschrieben hast, ist noch da: Bitte warte einen Moment und sende es dann noch einmal.",
  storage:
    "Wir konnten deinen Kommentar gerade nicht aufbewahren. Was du geschrieben hast, ist noch da: Bitte sende es in ein paar Minuten noch einmal.",
  unknown_status:
    "Unter dieser Adresse gibt es keinen Kommentar, von dem zu berichten wäre. Vielleicht ist sie vertippt, oder er ist älter als 90 Tage: So lange erinnern wir uns.",
  not_found: "Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie vertippt.",
  failed:
    "Hier ist etwas schiefgegangen, und es liegt nicht an dir. Bitte versuch es später noch einmal.",
};

/** What is wrong with one field. */
const problem = ({ own }: German): Words["service"]["problem"] => ({
  missing: "Bitte füll das aus.",
  too_long: "Das ist zu lang.",
  email: "Das sieht nicht nach einer E-Mail-Adresse aus. Du kannst das Feld auch leer lassen.",
  url: "Das sieht nicht nach einer Webadresse aus. Du kannst das Feld auch leer lassen.",
  invalid: "Das kann nicht stimmen.",
  other: (field) => `Dieses Feld nimmt das Formular nicht an: ${own(field)}.`,
});

/** For programs that were made for Staticman. */
const staticman: Words["service"]["staticman"] = {
  confirmAgain:
    "Sende das noch einmal, mit dem Token dieser Antwort als options[token]. Wer die Website betreibt, kann darauf mit staticman.confirm in site.config.ts verzichten.",
  missingParams: (names) => `Das Formular muss ${names.join(" und ")} senden.`,
  retired: {
    connect:
      "Nichts muss verbunden werden: Der Dienst schlägt Kommentare mit den Rechten vor, die sein Betreiber ihm auf dem Git-Host gibt.",
    encrypt:
      "Nichts muss verschlüsselt werden: Die Schlüssel des Dienstes stehen in seiner Umgebung, und keiner im Repository.",
    auth: "Zum Kommentieren muss sich niemand anmelden. Lass auth-token und auth-type im Formular weg.",
    webhook:
      "Ein Webhook ist nicht nötig: Der Dienst sieht selbst nach, was aus einem Kommentar geworden ist.",
  },
};

/** What became of a comment. */
const status: Words["service"]["status"] = {
  received: {
    title: "Angekommen",
    text: "Dein Kommentar ist bei uns in Sicherheit. Als Nächstes sieht ihn die Moderation.",
  },
  waiting: {
    title: "Wartet auf Freigabe",
    text: "Jeder Kommentar wird gelesen, bevor er erscheint. Heb dir die Adresse dieser Seite auf, um zu sehen, was aus deinem wird.",
  },
  approved: {
    title: "Freigegeben",
    text: "Dein Kommentar erscheint, sobald die Website das nächste Mal gebaut wird.",
  },
  published: { title: "Veröffentlicht", text: "Dein Kommentar steht jetzt auf der Seite." },
  not_published: {
    title: "Nicht veröffentlicht",
    text: "Die Moderation hat sich entschieden, diesen Kommentar nicht zu veröffentlichen.",
  },
  unsure: {
    title: "In Sicherheit, und wartet",
    text: "Dein Kommentar ist in Sicherheit. Was seither aus ihm geworden ist, lässt sich gerade nicht nachsehen.",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (german: German): Words["service"] => ({
  backTo: (title) => `Zurück zu „${german.own(title)}“`,
  answering: (name) => `Du antwortest ${german.own(name)}:`,
  someone: "jemandem",
  previewTitle: "Vorschau",
  previewHeading: "So wird es aussehen",
  previewBy: (name) => `${german.own(name)} schreibt:`,
  change: "Etwas ändern",
  whatYouWrote: "Was du geschrieben hast",
  parentGone:
    "Den Kommentar, auf den du antworten möchtest, gibt es nicht mehr. Was du hier schreibst, wird ein eigener Kommentar.",
  confirmTitle: "Bitte sende es noch einmal",
  confirm,
  confirmAgain: "Sende das noch einmal, mit dem Token dieser Antwort.",
  refusedTitle: "Dein Kommentar wurde nicht gesendet",
  errorTitle: "Das hat nicht geklappt",
  refused,
  problem: problem(german),
  staticman,
  statusTitle: "Dein Kommentar",
  status,
  seeIt: "Lies ihn auf der Seite",
  lookAgain: "Noch einmal nachsehen",
});

export const inGerman = (german: German): Words => ({
  marks,
  site: site(german),
  search: search(german),
  thread: thread(german),
  form: form(german),
  service: service(german),
});
