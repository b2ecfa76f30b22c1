/** The front matter of posts and pages: YAML only, checked, with every problem said at once. */
import matter from "gray-matter";
import { parseDocument } from "yaml";
import { z } from "zod";
import { BadFile, type FileProblem, fileProblems } from "../comments/bad-file.ts";
import { PostId } from "../comments/post-id.ts";
import { AliasPath } from "./alias-path.ts";
import { DATE_EXPECTED, type SiteDates } from "./dates.ts";

export interface FrontMatter {
  title: string;
  /** Moments in UTC. */
  date?: string | undefined;
  updated?: string | undefined;
  tags: string[];
  /** Old paths below the site's address, which lead here. */
  aliases: string[];
  description: string;
  /** A picture for who shares the post: a path below the site's address, or an address. */
  image?: string | undefined;
  /** The name of the series that it is part of. */
  series?: string | undefined;
  /** Stands first on the home page. */
  pinned: boolean;
  /** Begins with a list of its headings. */
  toc: boolean;
  draft: boolean;
  /** Of a page: it is linked at the top of every page. */
  navigation: boolean;
  comments?: "open" | "closed" | undefined;
  /** Keeps the comments of a renamed post: the id it had before. */
  thread?: string | undefined;
}

export interface ParsedSource {
  frontMatter: FrontMatter;
  /** The Markdown below the front matter. */
  body: string;
}

const text = (expected: string) =>
  z
    .string(expected)
    .trim()
    .min(1, expected)
    // Control characters are refused by XML, and so by every feed reader.
    .regex(/^\P{Cc}*$/u, `${expected}, on one line and without control characters`);

/** Parses the text of `file`; throws {@link BadFile}. */
export type FrontMatterParser = (source: string, file: string) => ParsedSource;

/** One for all files: to make the schema costs more than to read a file with it. */
export function frontMatterParser(dates: SiteDates): FrontMatterParser {
  const schema = frontMatterSchema(dates);
  return (source, file) => parseFrontMatter(source, file, schema);
}

function parseFrontMatter(source: string, file: string, schema: FrontMatterSchema): ParsedSource {
  if (matter.test(source)) insistYaml(matter.language(source).name, file);
  const options = { ...matterOptions(yamlMapping), filePath: file };
  const { data, content } = matter(source, options);
  // A key without a value is a line that the author left empty.
  const filled = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  const result = schema.safeParse(filled);
  const problems = unknownKeys(Object.keys(data), Object.keys(schema.shape));
  if (!result.success) problems.push(...fileProblems(result.error.issues));
  if (!result.success || problems.length > 0) throw new BadFile(file, problems);
  return { frontMatter: result.data, body: content };
}

/** What stands below the front matter of a text whose front matter was read before. */
export function bodyOf(source: string): string {
  return matter(
    source,
    matterOptions(() => ({})),
  ).content;
}

/**
 * What gray-matter is told, and Eleventy's copy of it as well, so that both read a file alike.
 * `parse` gets the YAML and the path of its file.
 */
export function matterOptions(parse: (yaml: string, file: string) => object) {
  const refuse = (language: string) => (_: string, options?: MatterCall) => {
    insistYaml(language, options?.filePath ?? "");
    return {};
  };
  const yaml = (text: string, options?: MatterCall) => parse(text, options?.filePath ?? "");
  // gray-matter would run JavaScript, and Eleventy adds a name for it.
  const refused = ["javascript", "js", "node", "json"].map((name) => [name, refuse(name)]);
  return { language: "yaml", engines: { yaml, ...Object.fromEntries(refused) } };
}

/** The second argument that both copies give to an engine. */
interface MatterCall {
  filePath?: string;
}

/** `language` is what stands behind the first three dashes. */
function insistYaml(language: string, file: string): void {
  if (["", "yaml", "yml"].includes(language)) return;
  const message = `front matter is YAML, not ${language}: begin the file with --- alone on its line`;
  throw new BadFile(file, [{ field: "", message }]);
}

/** YAML 1.2: dates stay text, and `no` is a word. */
export function yamlMapping(yaml: string, file: string): Record<string, unknown> {
  const value = parsed(yaml, file);
  if (value === null) return {};
  const mapping = z.record(z.string(), z.unknown()).safeParse(value);
  if (mapping.success) return mapping.data;
  throw new BadFile(file, [{ field: "", message: "expected lines such as title: My post" }]);
}

function parsed(yaml: string, file: string): unknown {
  try {
    const document = parseDocument(yaml);
    // A warning is of a tag that nobody knows: what stands behind it is not what its author means.
    const [mistake] = [...document.errors, ...document.warnings];
    if (mistake !== undefined) throw mistake;
    return document.toJS();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim() : String(cause);
    const message = `front matter is not valid YAML: ${reason}`;
    throw new BadFile(file, [{ field: "", message }], { cause });
  }
}

type FrontMatterSchema = ReturnType<typeof frontMatterSchema>;

function frontMatterSchema(dates: SiteDates) {
  const date = z.string(DATE_EXPECTED).transform((written, context) => {
    const moment = dates.parse(written);
    if (moment === null) context.addIssue({ code: "custom", message: DATE_EXPECTED });
    return moment ?? z.NEVER;
  });
  const tag = text('expected a word or two, such as garden; a number in quotes: "2026"').max(
    60,
    "expected at most 60 characters",
  );
  const yesOrNo = z.boolean("expected true or false");
  return z.object({
    title: text('expected a text, such as My post; with a colon in it, in quotes: "Stet: a mark"'),
    date: date.optional(),
    updated: date.optional(),
    tags: z
      .array(tag, "expected a list, such as [garden, recipes]")
      .transform((tags) => [...new Set(tags.map((name) => name.normalize("NFC")))])
      .default([]),
    aliases: z.array(AliasPath, "expected a list, such as [/2010/05/old.html]").default([]),
    description: text("expected a sentence or two").default(""),
    image: text("expected a path such as /assets/heron.jpg, or an address").optional(),
    series: text("expected the name of the series, such as Down the river").optional(),
    pinned: yesOrNo.default(false),
    toc: yesOrNo.default(false),
    draft: yesOrNo.default(false),
    navigation: yesOrNo.default(true),
    comments: z.enum(["open", "closed"], "expected open or closed").optional(),
    thread: PostId.optional(),
  });
}

function unknownKeys(keys: readonly string[], known: readonly string[]): FileProblem[] {
  const message = `is not a key that is known here; expected one of ${known.join(", ")}`;
  return keys.filter((key) => !known.includes(key)).map((field) => ({ field, message }));
}
