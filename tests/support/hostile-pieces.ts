/** Pieces of text that a git host acts on, one by one and in any order. */
import fc from "fast-check";

/** By themselves, each is acted on by some host, in Markdown or in a commit message. */
export const HOSTILE_PIECES: readonly string[] = [
  ...["@name", "@org/team", "@all", "ada@host.example", "cc:@a"],
  ...["closes #1", "Fixes owner/repo#12", "GH-1", "gh-12", "PROJ2-7", "AB#12", "gl-3"],
  ...[
    "!12",
    "~label",
    '~"two words"',
    "%milestone",
    '%"a b"',
    "%1",
    "&epic",
    "&1",
    "$5",
    "^alert#1",
  ],
  ...[":tada:", ":+1:", "1:100:2", "1:3rd_place:4", "12:30:00:15:", "$x$", "$$", "$`x`$"],
  ...["https://github.com/owner/repo/issues/1", "http://x.example", "HTTPS://X.EXAMPLE/a_b_c"],
  ...["www.x.example", "(www.x.example)", "mailto:a", "ftp://x.example", "javascript:x"],
  ...["9f2c61d0a4b7e813", "deadbee", "_deadbee_", "0123456789abcdef0123456789abcdef01234567"],
  ...["<!-- x -->", "<details>", "<img src=x>", "<b>", "</blockquote>", "<br", "<?x ?>", "<x@y>"],
  ...[
    "![a](b)",
    "![](https://x.example/y.png)",
    "[a](b)",
    "[a]: b",
    "[^1]",
    "[^1]: x",
    "<http://x>",
  ],
  ...["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "***NO_CI***", "skip-checks: true"],
  ...["skip-checks:true", "Co-authored-by: A <a@b.example>", "Signed-off-by : x", "Change-Id: I1"],
  ...["Changelog: added", "Suspicion: none", "BREAKING CHANGE: x", "Release-As: 1.0.0", "fix: x"],
  ...["\n/close", "\n/tag v1", "\n- [ ] leave out 1", "\n- [x] leave out 2", "\n* [X] x", "[ ]"],
  ...["- [x] rescue 01jd0000000000000000000001 · x", "\n```mermaid\nx", "\n~~~\n", "`a`"],
  ...["\n---", "\n# ------------------------ >8 ------------------------", "\n***", "~~x~~"],
  ...["&#64;name", "&commat;name", "&lt;", "\\@name", "{+ a +}", "%{x}", "[[_TOC_]]", "\n[TOC]"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u{e0041}"],
  ...[
    "\u3164",
    "\u2800",
    "\u2028",
    "\0",
    "\x1b",
    "\x9b",
    "\ue000",
    "e\u0301\u0301\u0301\u0301\u0301\u0301",
  ],
];

/** Harmless alone; between others they make lines, words, quotations and tables. */
const GLUE = [
  ..." \n\t>|-+=*_~`:/!#@&%$()[]{}<\\^'\".,1a",
  ...["\r\n", "\n\n", "\n\n\n", "    ", "\n> ", "\n>\n", "\n- ", "\n1. ", "\n=", "\n==", "\n--"],
  ...[
    "\n| a |\n| - |\n",
    "---",
    "é",
    "你",
    "א",
    "🙂",
    "👩‍👩‍👧",
    "drop 3\n",
    "skip ci",
    "\ndrop 3 7",
    "feedback",
    "12:30",
  ],
];

export const hostileText = fc
  .array(fc.constantFrom(...HOSTILE_PIECES, ...GLUE), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(""));
