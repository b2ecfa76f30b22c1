/** Comments with all the markup that people type: around numbered words, and around anything. */
import fc from "fast-check";

const word = fc.constant("word");

const inline = fc.letrec<{ text: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: word },
    tie("text").map((text) => `**${text}**`),
    tie("text").map((text) => `*${text}*`),
    // Four tildes would begin a block of code.
    tie("text").map((text) => (text.includes("~") ? text : `~~${text}~~`)),
    word.map((text) => `\`${text} ${text}\``),
  ),
  text: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(" ")),
})).text;

const paragraph = fc.array(inline, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));

const indented = (by: string) => (text: string) => text.replaceAll("\n", `\n${by}`);

const blocks = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: paragraph },
    inline.map((text) => `# ${text}`),
    paragraph.map((text) => `${text}\n---`),
    fc.constant("```\nword\n  word\n\nword\n```"),
    fc.constant("    word\n      word"),
    fc.constant("***"),
    fc
      .tuple(inline, inline, inline)
      .map(([a, b, c]) => `| ${a} | ${b} |\n|--|:-:|\n| ${c} |\n| | ${a} |`),
    tie("blocks").map((text) => `> ${indented("> ")(text)}`),
    items(tie("blocks"), () => "- "),
    items(tie("blocks"), (at) => `${at + 1}. `),
    items(tie("blocks"), (at) => `${at + 7}) `),
  ),
  blocks: fc
    .array(fc.tuple(tie("block"), fc.constantFrom("\n", "\n\n")), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts
        .map((part) => part.join(""))
        .join("")
        .trimEnd(),
    ),
})).blocks;

function items(content: fc.Arbitrary<string>, sign: (at: number) => string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(content, { minLength: 1, maxLength: 3 }), fc.constantFrom("\n", "\n\n"))
    .map(([all, between]) => {
      const written = all.map((text, at) => {
        return `${sign(at)}${indented(" ".repeat(sign(at).length))(text)}`;
      });
      return written.join(between);
    });
}

/** Never deeper than our Markdown goes. */
export const typedMarkdown = blocks.map((text) => {
  let number = 0;
  return text.replace(/word/g, () => `word${number++}`);
});

export function numberedWords(text: string): string[] {
  return text.match(/word\d+/g) ?? [];
}

/** Each with a place for what is typed within it, which tries to end it. */
export const MARKUP: Readonly<Record<string, (typed: string) => string>> = {
  emphasis: (typed) => `*a ${typed}* _${typed} b_`,
  strong: (typed) => `**${typed}** __a ${typed}__`,
  "both kinds": (typed) => `***${typed}*** **a*${typed}***`,
  struck: (typed) => `~~${typed}~~ ~~a~~${typed}`,
  "code in a line": (typed) => `\`\` ${typed} \`\` \`${typed}\``,
  "code in a fence": (typed) => `\`\`\`\`${typed}\n${typed}\n\`\`\`\`\n`,
  "code by its indent": (typed) => `a\n\n    ${typed.replaceAll("\n", "\n    ")}`,
  "code in a list": (typed) => `- \`\`\`\n  ${typed.replaceAll("\n", "\n  ")}\n  \`\`\`\n\nb`,
  "the text of a link": (typed) => `[${typed}](https://x.example/)${typed}`,
  "the address of a link": (typed) =>
    `[a](<https://x.example/${typed}> "${typed}") <https:${typed}>`,
  "an image": (typed) => `![${typed}](https://x.example/${typed})`,
  "a link to nowhere": (typed) => `dead[${typed}]()bee`,
  "a table": (typed) => `| ${typed} | a |\n|---|---|\n| a | ${typed} |\n| ${typed}`,
  "a heading": (typed) => `# ${typed}\n\n${typed}\n===`,
  "a list": (typed) => `- ${typed}\n  - ${typed}\n\n${typed}`,
  "a numbered list": (typed) => `1. ${typed}\n2. a\n   ${typed}`,
  "a quotation": (typed) => `> ${typed}\n> > ${typed}`,
  entities: (typed) => typed.replace(/[^\s\p{L}]/gu, (sign) => `&#${sign.codePointAt(0)};`),
  escapes: (typed) => typed.replace(/[!-/:-@[-`{-~]/g, "\\$&"),
  "marks between its letters": (typed) => typed.replace(/(?<=\S)(?=\S)/gu, "**"),
};
