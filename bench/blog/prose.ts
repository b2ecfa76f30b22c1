/** Text as people write it below posts: mostly a few sentences, sometimes a page, some of it Markdown. */
import { between, type Chance, oneOf } from "../chance.ts";

const WORDS =
  "the of and to a in that it is was for on with as you be this have at not they we from but by or one what all when can had more so out up if about who get which go me like time just know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these give day most us comment thread garden bread river window letter".split(
    " ",
  );
const MARKED: readonly [Wrap, ...Wrap[]] = [
  (words) => `*${words}*`,
  (words) => `**${words}**`,
  (words) => `\`${words}\``,
  (words) => `[${words}](https://${words.replaceAll(" ", "-")}.example/page?a=1)`,
  (words) => `https://${words.replaceAll(" ", "-")}.example/`,
];
type Wrap = (words: string) => string;

/** A third is one or two sentences, some are several paragraphs; about 330 characters in the mean. */
export function commentText(chance: Chance): string {
  const count = oneOf(chance, [1, 1, 1, 2, 2, 5]);
  return Array.from({ length: count }, () => block(chance)).join("\n\n");
}

export function paragraph(chance: Chance): string {
  return sentences(chance, between(chance, 1, 4)).join(" ");
}

/** Of `least` to `most` words, without a full stop. */
export function words(chance: Chance, least: number, most: number): string {
  const count = between(chance, least, most);
  return Array.from({ length: count }, () => WORDS[between(chance, 0, WORDS.length - 1)]).join(" ");
}

function block(chance: Chance): string {
  const kind = chance();
  if (kind < 0.06) return `> ${paragraph(chance)}`;
  if (kind < 0.1)
    return sentences(chance, 3)
      .map((line) => `- ${line}`)
      .join("\n");
  if (kind < 0.12) return `\`\`\`\n${words(chance, 5, 30)}\n\`\`\``;
  if (kind < 0.2) return sentences(chance, 2).join("\n");
  return paragraph(chance);
}

function sentences(chance: Chance, count: number): string[] {
  return Array.from({ length: count }, () => {
    const plain = words(chance, 4, 18);
    const end = chance() < 0.2 ? ` ${oneOf(chance, MARKED)(words(chance, 1, 3))}.` : ".";
    return plain.charAt(0).toUpperCase() + plain.slice(1) + end;
  });
}
