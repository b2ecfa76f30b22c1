/** Finds the parts of an XML document in which nothing means a character or a tag. Pure. */

export interface Section {
  /** A pattern. */
  begins: string;
  ends: string;
  /** Gives a part of it as XML allows it there. */
  mended(part: string): string;
}

/** The beginning of a section or its end. */
export interface Mark {
  /** Behind the end of the text where there is none. */
  at: number;
  text: string;
  /** Null where it ends one. */
  opens: Section | null;
}

const CDATA: Section = { begins: "<!\\[CDATA\\[", ends: "]]>", mended: (part) => part };
/** XML has no hyphens beside each other in a comment. */
const COMMENT: Section = {
  begins: "<!--",
  ends: "-->",
  mended: (part) => part.replaceAll("-", " "),
};

/** No mark that a chunk may cut in two is longer than this. */
const LONGEST_MARK = 32;
const MARK_BEGINS = /[&<\]-]/;
/** What is longer is no text that anyone typed, and is not waited for. */
const LONGEST_TEXT = 2 ** 18;

/**
 * Elements named in `verbatim` are sections as well where tags stand in them: WordPress before 2.8 wrote into
 * them, as it was, what it writes into CDATA since.
 */
export function sectionsOf(verbatim: readonly string[]) {
  const all = [CDATA, COMMENT, ...verbatim.map(verbatimSection)];
  const beginnings = new RegExp(all.map(({ begins }) => `(${begins})`).join("|"), "g");
  const openings = verbatim.map((name) => `<${name}>`);
  return {
    next(text: string, from: number, inside: Section | null): Mark {
      if (inside !== null) {
        const at = text.indexOf(inside.ends, from);
        return { at: at < 0 ? text.length : at, text: inside.ends, opens: null };
      }
      beginnings.lastIndex = from;
      const found = beginnings.exec(text);
      if (found === null) return { at: text.length, text: "", opens: null };
      const [begin, ...which] = found;
      const opens = all[which.findIndex((part) => part !== undefined)] ?? null;
      return { at: found.index, text: begin, opens };
    },
    /** Before the first thing at the end of a chunk that the next one may complete. */
    cutBefore(text: string): number {
      const tail = Math.max(0, text.length - LONGEST_MARK);
      const mark = text.slice(tail).search(MARK_BEGINS);
      const tag = text.lastIndexOf("<", tail);
      const isUndecided = openings.some((opening) => text.startsWith(opening, tag));
      if (isUndecided && text.length - tag < LONGEST_TEXT) return tag;
      return mark < 0 ? text.length : tail + mark;
    },
  };
}

/** By the first tag in it: one that ends it says that there is none. */
function verbatimSection(name: string): Section {
  return {
    begins: `<${name}>(?=[^<]*<(?!/${name}>|!\\[CDATA\\[))`,
    ends: `</${name}>`,
    mended: (part) => part.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
  };
}
