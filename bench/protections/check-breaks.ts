/** Nothing of a pull request can run, or be merged unseen: how the text of a pull request and its check are broken. */
import type { BrokenPromise } from "./break.ts";

export const CHECK_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "No git host acts on anything typed: no link, mention, box, command or trailer in the text of a pull request or a notice",
    breaks: [
      {
        what: "a quotation is as it was typed",
        file: "comments/review/marked-line.ts",
        find: "const text = inertParts(parts);",
        put: 'const text = parts.map((part) => part.text).join("");',
        tests: [
          "comments/review/hostile-reviews",
          "comments/review/quotation",
          "comments/review/quoted-lines",
        ],
      },
      {
        what: "the address of a link is as it was typed",
        file: "comments/review/quoted-words.ts",
        find: 'return [plain(" "), ours("("), plain(typed), ours(")")];',
        put: `return [plain(" "), ours(\`(\${typed})\`)];`,
        tests: ["comments/review/quoted-lines"],
      },
      {
        what: "the gap between two paragraphs leaves the quotation",
        file: "comments/review/quoted-place.ts",
        find: "gap.trimEnd()",
        put: "gap.slice(gap.length)",
        tests: ["comments/review/hostile-reviews", "comments/review/quoted-lines"],
      },
      {
        what: "a title has marks",
        file: "comments/review/plain-words.ts",
        find: 'inertLine(typed).replace(MARKS, " ")',
        put: "inertLine(typed)",
        tests: ["comments/review/hostile-reviews"],
      },
      {
        what: "GitLab carries out what a description says",
        file: "git-hosts/gitlab/shown-text.ts",
        find: "shortened(withoutQuickActions(body), LONGEST_DESCRIPTION)",
        put: "shortened(body, LONGEST_DESCRIPTION)",
        tests: ["git-hosts/gitlab/quick-actions"],
      },
    ],
  },
  {
    promise:
      "A pull request passes its check only with whole, valid, new comments and nothing else, from a fork too, and nothing of it is run or checked out",
    breaks: [
      {
        what: "what comes besides the comments is not looked at",
        file: "scripts/check-submission/check.ts",
        find: "judgeChange(files, known, now)",
        put: "judgeChange(files.filter(({ path }) => concernsSubmissions(path)), known, now)",
        tests: ["scripts/check-submission/refused-changes", "scripts/check-submission/ci-files"],
      },
      {
        what: "a folder that some file systems take for ours is another",
        file: "scripts/check-submission/among-submissions.ts",
        find: 'path.split(/[/\\\\]/).map(foldedName).join("/")',
        put: "path",
        tests: ["scripts/check-submission/refused-changes"],
      },
      {
        what: "an id that the base has on another post is taken",
        file: "scripts/check-submission/judge-change.ts",
        find: "if (knownOn !== undefined)",
        put: "if (knownOn === post)",
        tests: ["scripts/check-submission/refused-changes"],
      },
      {
        what: "two files may have one id",
        file: "scripts/check-submission/judge-change.ts",
        find: "(claims.get(id) ?? 0) > 1",
        put: "(claims.get(id) ?? 0) > 2",
        tests: ["scripts/check-submission/refused-changes"],
      },
      {
        what: "a comment may be for a post that is not there",
        file: "scripts/check-submission/judge-change.ts",
        find: "if (!known.posts.has(post))",
        put: 'if (post === "")',
        tests: ["scripts/check-submission/refused-changes"],
      },
      {
        what: "a comment may come from the future",
        file: "scripts/check-submission/judge-content.ts",
        find: "Date.parse(submission.date) > now + TOLERANCE_MS",
        put: "Number.isNaN(Date.parse(submission.date) - now)",
        tests: ["scripts/check-submission/refused-content"],
      },
      {
        what: "a text may hold what every form takes out",
        file: "scripts/check-submission/judge-content.ts",
        find: '...(result.entry.text === text ? [] : [uncleaned("text")]),',
        put: "",
        tests: [
          "scripts/check-submission/refused-content",
          "scripts/check-submission/judge-content",
        ],
      },
      {
        what: "the same comment may be other bytes",
        file: "scripts/check-submission/judge-content.ts",
        find: "if (text === expected) return [];",
        put: "if (text.trim() === expected.trim()) return [];",
        tests: [
          "scripts/check-submission/refused-content",
          "scripts/check-submission/judge-content",
        ],
      },
      {
        what: "the check has the rights of the base",
        file: "docs/ci/github.yml",
        find: "  pull_request:\n",
        put: "  pull_request_target:\n",
        tests: ["scripts/check-submission/ci-files"],
      },
      {
        what: "the head is checked out",
        file: "scripts/check-submission/fetch-head.ts",
        find: "return HERE;",
        put: 'await git.text(["checkout", "--quiet", "--detach", HERE]);\n  return HERE;',
        tests: ["scripts/check-submission/ci-files"],
      },
    ],
  },
  {
    promise: "A head that is made to be too much is not read to its end",
    breaks: [
      {
        what: "files are read however large they are",
        file: "scripts/check-submission/change.ts",
        find: "const small = oids.filter((oid) => (sizes.get(oid) ?? Number.POSITIVE_INFINITY) <= MAX_BYTES);",
        put: "const small = oids;",
        tests: ["scripts/check-submission/hostile-head"],
      },
      {
        what: "however many files there are, all are looked at",
        file: "scripts/check-submission/check.ts",
        find: 'if (length > MAX_FILES) return { kind: "too-many", files: length };',
        put: "",
        tests: ["scripts/check-submission/hostile-head"],
      },
      {
        what: "each file is a run of git",
        file: "scripts/check-submission/change.ts",
        find: "const contents = new Map(zip(small, await readBlobBytes(git, small)));",
        put: "const contents = new Map<string, Buffer | null>();\n  for (const oid of small)\n    for (const [, content] of zip([oid], await readBlobBytes(git, [oid]))) contents.set(oid, content);",
        tests: ["scripts/check-submission/hostile-head"],
      },
    ],
  },
];
