/** Every language says everything, in its own words, forms and marks. */
import { describe, expect, test } from "vitest";
import { inArabic } from "../../words/ar.ts";
import { inGerman } from "../../words/de.ts";
import { inEnglish } from "../../words/en.ts";
import { inSpanish } from "../../words/es.ts";
import { inFrench } from "../../words/fr.ts";
import type { Grammar } from "../../words/grammar.ts";
import { inJapanese } from "../../words/ja.ts";
import { LANGUAGES, type Words, wordsFor } from "../../words/words.ts";

/** What is said with a count, a name or a title in it. */
const SENTENCES: Readonly<Record<string, (words: Words) => string>> = {
  "site.archiveOf": ({ site }) => site.archiveOf("1999"),
  "site.archiveOfMonth": ({ site }) => site.archiveOfMonth("1999"),
  "site.readingTime": ({ site }) => site.readingTime(3),
  "site.seriesPart": ({ site }) => site.seriesPart(3, 1234, "NAME"),
  "site.postCount": ({ site }) => site.postCount(3),
  "site.tagged": ({ site }) => site.tagged("NAME"),
  "site.pageOf": ({ site }) => site.pageOf(4, 1234),
  "site.commentsFeedTitle": ({ site }) => site.commentsFeedTitle("TITLE"),
  "site.backToText": ({ site }) => site.backToText(2),
  "search.elsewhere": ({ search }) => search.elsewhere("NAME"),
  "search.withoutScript": ({ search }) => search.withoutScript("NAME"),
  "search.withButton": ({ search }) => search.withButton("NAME"),
  "thread.responses": ({ thread }) => thread.responses(3, "TITLE"),
  "thread.responseCount": ({ thread }) => thread.responseCount(3),
  "thread.inReplyTo": ({ thread }) => thread.inReplyTo("NAME"),
  "thread.replyTo": ({ thread }) => thread.replyTo("NAME"),
  "thread.replies": ({ thread }) => thread.replies(3, "Ada"),
  "thread.furtherReplies": ({ thread }) => thread.furtherReplies(3),
  "thread.repliesTo": ({ thread }) => thread.repliesTo("NAME"),
  "thread.reportOf": ({ thread }) => thread.reportOf("NAME"),
  "thread.commentBy": ({ thread }) => thread.commentBy("NAME", "TITLE"),
  "thread.closed.age": ({ thread }) => thread.closed.age(3),
  "form.titleTo": ({ form }) => form.titleTo("NAME"),
  "service.backTo": ({ service }) => service.backTo("TITLE"),
  "service.answering": ({ service }) => service.answering("NAME"),
  "service.previewBy": ({ service }) => service.previewBy("NAME"),
  "service.problem.other": ({ service }) => service.problem.other("NAME"),
  "service.staticman.missingParams": ({ service }) =>
    service.staticman.missingParams(["NAME", "TITLE"]),
};

/** Words that are the same in both languages, and names. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  ar: ["marks.colon"],
  de: [
    ...["marks.colon", "marks.comma", "site.feeds", "thread.mention.pingback"],
    ...["thread.mention.trackback", "form.name", "form.url"],
  ],
  es: ["marks.colon", "marks.comma", "thread.mention.pingback", "thread.mention.trackback"],
  fr: ["marks.comma", "thread.mention.pingback"],
  ja: [],
};

const english = textsOf(wordsFor("en"));
const others = LANGUAGES.filter((language) => language !== "en");

describe.each(LANGUAGES)("in %s", (language) => {
  const words = wordsFor(language);
  const texts = textsOf(words);

  test("everything is said", () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
    const odd = [...texts].filter(
      ([, text]) => !/[\p{L}\p{P}]/u.test(text) || /undefined|#/.test(text),
    );
    expect(odd).toEqual([]);
  });

  test("every name, title and count stands in its sentence", () => {
    for (const name of Object.keys(SENTENCES)) {
      const inPlace = /NAME|TITLE|1999|3|1[.,\u202f]?234/g;
      const told = (text = "") => new Set(text.match(inPlace)).size;
      expect(told(texts.get(name)), name).toBe(told(english.get(name)));
    }
  });

  test("whoever is asked to press a button again is told its name", () => {
    const [, open = "", close = ""] =
      /(.\u202f?)[\u2066-\u2068]?TITLE\u2069?(\u202f?.)$/.exec(
        words.service.backTo("TITLE").replace(/に戻る$/, ""),
      ) ?? [];
    for (const sentence of Object.values(words.service.confirm)) {
      expect(sentence).toContain(open + words.form.post + close);
    }
  });
});

test.each(others)("no word of %s was left in English by mistake", (language) => {
  const same = [...textsOf(wordsFor(language))].filter(
    ([name, text]) => text === english.get(name),
  );
  expect(same.map(([name]) => name)).toEqual(SAME_AS_ENGLISH[language]);
});

test.each([
  ["ar", inArabic],
  ["de", inGerman],
  ["en", inEnglish],
  ["es", inSpanish],
  ["fr", inFrench],
  ["ja", inJapanese],
] as const)("%s has a form for each of its ways to count, and for no other", (language, inIt) => {
  const asked: string[][] = [];
  const listening: Grammar<Intl.LDMLPluralRule> = {
    number: String,
    own: String,
    direction: () => "ltr",
    counted: (_, forms) => {
      asked.push(Object.keys(forms).sort());
      return "";
    },
  };
  const { site, thread } = inIt(listening);
  site.postCount(1);
  thread.responses(1, "");
  thread.responseCount(1);
  thread.closed.age(1);
  const ways = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  expect(asked).toEqual([ways, ways, ways, ways]);
});

test.each([
  ["ar", 0, "لا ردود"],
  ["ar", 1, "رد واحد"],
  ["ar", 2, "ردّان"],
  ["ar", 3, "3 ردود"],
  ["ar", 11, "11 ردًّا"],
  ["ar", 100, "100 رد"],
  ["ar", 1234, "1,234 ردًّا"],
  ["ar-EG", 3, "٣ ردود"],
  ["de", 1, "1 Reaktion"],
  ["de", 1234, "1.234 Reaktionen"],
  ["en", 0, "0 responses"],
  ["en", 1, "1 response"],
  ["en", 1234, "1,234 responses"],
  ["es", 1, "1 respuesta"],
  ["es", 12345, "12.345 respuestas"],
  ["es", 1_000_000, "1.000.000 de respuestas"],
  ["fr", 0, "0 réponse"],
  ["fr", 1, "1 réponse"],
  ["fr", 2, "2 réponses"],
  ["fr", 3, "3 réponses"],
  ["fr", 11, "11 réponses"],
  ["fr", 100, "100 réponses"],
  ["fr", 1_000_000, "1\u202f000\u202f000 de réponses"],
  ["ja", 0, "コメント0件"],
  ["ja", 1, "コメント1件"],
  ["ja", 2, "コメント2件"],
  ["ja", 3, "コメント3件"],
  ["ja", 11, "コメント11件"],
  ["ja", 100, "コメント100件"],
])("%s says of %i responses: %s", (language, count, said) => {
  expect(wordsFor(language).thread.responseCount(count)).toBe(said);
});

test.each([
  ["avril 2026", "Articles d’avril 2026"],
  ["mai 2026", "Articles de mai 2026"],
  ["août 2026", "Articles d’août 2026"],
  ["octobre 2026", "Articles d’octobre 2026"],
])("French elides before a vowel: %s", (month, said) => {
  expect(wordsFor("fr").site.archiveOfMonth(month)).toBe(said);
});

test.each([
  ["ar", 1, "بعد يوم واحد من"],
  ["ar", 2, "بعد يومين من"],
  ["ar", 10, "بعد 10 أيام من"],
  ["ar", 30, "بعد 30 يومًا من"],
  ["ar", 100, "بعد 100 يوم من"],
  ["fr", 1, "ferment 1 jour après"],
  ["ja", 30, "公開から30日で"],
])("%s says of comments that close after %i days: … %s …", (language, days, said) => {
  expect(wordsFor(language).thread.closed.age(days)).toContain(said);
});

test.each([
  ["ar", "a comma, semicolon or question mark of the Latin script", /[^\w\]][,;]|[,;] |\?/],
  ["ar", "a straight quotation mark", /["']/],
  ["de", "a quotation mark of English", /["']|”/],
  ["es", "a question or an exclamation that does not open", /^[^¿]*\?|^[^¡]*!/],
  ["es", "a quotation mark of English", /["'“”]/],
  ["fr", "a mark without its narrow no-break space", /(?<!\u202f)[;:!?»](?!\/)|«(?!\u202f)/],
  ["fr", "a straight apostrophe", /'/],
  ["ja", "a mark or a space of the Latin script", /[,.!?;:](?!\w)|["'“”]|[^>] /],
] as const)("nowhere in %s is there %s", (language, _, mark) => {
  // Within a quotation, Spanish has those of English too.
  const texts = [...textsOf(wordsFor(language))].filter(([name]) => !/quotes\.[23]/.test(name));
  const found = texts.filter(([, text]) => mark.test(text));
  expect(found).toEqual([]);
});

/** By name, such as `form.title`, in the order of the file. */
function textsOf(words: Words): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (part: object, path: string) => {
    for (const [key, value] of Object.entries(part)) {
      const name = path === "" ? key : `${path}.${key}`;
      if (typeof value === "string") texts.set(name, value);
      else if (typeof value === "function") texts.set(name, sentence(name)(words));
      else walk(value, name);
    }
  };
  walk(words, "");
  return texts;
}

function sentence(name: string): (words: Words) => string {
  return SENTENCES[name] ?? expect.fail(`${name} needs an example in this test`);
}
