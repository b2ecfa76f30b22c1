/** Nothing that a visitor sends can run: how what is typed gets into terminals, commits, names and time. */
import type { BrokenPromise } from "./break.ts";

export const VISITOR_BREAKS: readonly BrokenPromise[] = [
  {
    promise: "No escape sequence and no hidden character drives a terminal",
    breaks: [
      {
        what: "commands of one character are printed",
        file: "scripts/terminal-text.ts",
        find: "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]",
        put: "[\\u0000-\\u001f\\p{Cf}\\p{Zl}\\p{Zp}]",
        tests: ["scripts/terminal-text"],
      },
      {
        what: "text may be turned round",
        file: "scripts/terminal-text.ts",
        find: "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]",
        put: "[\\p{Cc}\\p{Zl}\\p{Zp}]",
        tests: ["scripts/terminal-text"],
      },
      {
        what: "a text is printed as it was typed",
        file: "scripts/moderate/waiting-text.ts",
        find: "...visibleText(text)\n",
        put: "...text\n",
        tests: ["hostile-text"],
      },
      {
        what: "a name is printed as it was typed",
        file: "scripts/moderate/waiting-text.ts",
        find: `\`  \${visibleLine(author.name)}\${url}`,
        put: `\`  \${author.name}\${url}`,
        tests: ["hostile-text"],
      },
      {
        what: "the log escapes only what JSON does",
        file: "service/log.ts",
        find: ".replace(INVISIBLE, escaped)",
        put: "",
        tests: ["service/log"],
      },
      {
        what: "the log quotes nothing",
        file: "service/log.ts",
        find: `\`\${name}=\${quoted(value)}\``,
        put: `\`\${name}=\${value}\``,
        tests: ["service/log"],
      },
    ],
  },
  {
    promise: "Nothing typed gets into a commit message or a command line",
    breaks: [
      {
        what: "the commit tells who wrote",
        file: "comments/proposal.ts",
        find: `\`Add comment \${submission.id} on \${submission.post}\``,
        put: `\`Add comment by \${submission.author.name} on \${submission.post}\``,
        tests: ["comments/proposal"],
      },
      {
        what: "any text may name a proposal",
        file: "git-hosts/proposal-name.ts",
        find: "if (isProposalName(name)) return name;",
        put: 'if (name !== "") return name;',
        tests: ["git-hosts/plain-git/plain-git"],
      },
      {
        what: "git takes a path for a pattern",
        file: "git-hosts/plain-git/git.ts",
        find: '"--literal-pathspecs", ',
        put: "",
        tests: ["git-hosts/plain-git/plain-git"],
      },
    ],
  },
  {
    promise: "No name leads out of its folder",
    breaks: [
      {
        what: "the folder of a submission is not checked",
        file: "comments/paths.ts",
        find: `\${SUBMISSIONS}/\${PostId.parse(post)}`,
        put: `\${SUBMISSIONS}/\${post}`,
        tests: ["comments/paths"],
      },
      {
        what: "the name of a submission is not checked",
        file: "comments/paths.ts",
        find: "SubmissionId.parse(id)",
        put: "id",
        tests: ["comments/paths"],
      },
      {
        what: "a post may begin with a dot",
        file: "comments/post-id.ts",
        find: "/^[\\p{Ll}\\p{Lm}\\p{Lo}\\p{Nd}_-]",
        put: "/^[\\p{Ll}\\p{Lm}\\p{Lo}\\p{Nd}._-]",
        tests: ["comments/paths"],
      },
      {
        what: "the thread that a post names may be a path",
        file: "site/front-matter.ts",
        find: "thread: PostId.optional(),",
        put: "thread: z.string().optional(),",
        tests: ["scripts/bad-files"],
      },
      {
        what: "a build removes what lies outside of its folder",
        file: "site/output-folder.ts",
        find: "if (folder !== root && !folder.startsWith(root + sep)) return;",
        put: "",
        tests: ["site/output-folder"],
      },
      {
        what: "a build goes by where a link seems to lie",
        file: "site/output-folder.ts",
        find: "let folder = dirname(realpathSync(file));",
        put: "let folder = dirname(join(root, path));",
        tests: ["site/output-folder"],
      },
    ],
  },
  {
    promise: "Posts are data: no front matter runs",
    breaks: [
      {
        what: "Eleventy reads programs as front matter",
        file: "site/front-matter.ts",
        find: "engines: { yaml, ...Object.fromEntries(refused) }",
        put: "engines: { yaml }",
        tests: ["site/front-matter", "scripts/bad-files"],
      },
      {
        what: "JavaScript is taken for YAML",
        file: "site/front-matter.ts",
        find: '["", "yaml", "yml"].includes(language)',
        put: '["", "yaml", "yml", "js"].includes(language)',
        tests: ["site/front-matter"],
      },
      {
        what: "a post's front matter may be in any language",
        file: "site/front-matter.ts",
        find: "if (matter.test(source)) insistYaml(matter.language(source).name, file);",
        put: "",
        tests: ["site/front-matter"],
      },
      {
        what: "the text of a post is a template",
        file: ".eleventy.ts",
        find: "markdownTemplateEngine: false,",
        put: 'markdownTemplateEngine: "njk",',
        tests: ["site/built-site"],
      },
    ],
  },
  {
    promise: "No text takes long, however it is nested",
    breaks: [
      {
        what: "what is nested too deep is left out",
        file: "comments/comment-html.ts",
        find: "flattenDeepBlocks(md, 16);",
        put: "",
        tests: ["comments/comment-html"],
      },
      {
        what: "the rows of a table are filled up",
        file: "comments/comment-html.ts",
        find: "keepRowsShort(md);",
        put: "",
        tests: ["comments/comment-html"],
      },
      {
        what: "a long definition may be used often",
        file: "comments/comment-html.ts",
        find: 'md.disable("reference");',
        put: "",
        tests: ["comments/comment-html"],
      },
      {
        what: "replies go as deep as visitors like",
        file: "comments/thread-view.ts",
        find: "parent.view.depth < options.maxDepth;",
        put: "options.maxDepth > 0;",
        tests: ["comments/thread-view"],
      },
      {
        what: "all replies to a comment are handed on at once",
        file: "comments/thread-tree.ts",
        find: "for (const child of node.children.toReversed()) waiting.push(child);",
        put: "waiting.push(...node.children.toReversed());",
        tests: ["comments/thread-view"],
      },
    ],
  },
];
