/** A deployed site is whole, and nothing is lost on the way to it: how deploying and pushing are broken. */
import type { BrokenPromise } from "./break.ts";

export const DEPLOY_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "A deploy to a folder or a server that is cut off anywhere leaves the old site or the new one whole, and the next one finishes it",
    breaks: [
      {
        what: "there is a moment without the link",
        file: "scripts/deploy/to-folder.ts",
        find: "renameSync(made, current);",
        put: "rmSync(current, { force: true });\n    renameSync(made, current);",
        tests: ["scripts/deploy/to-folder"],
      },
      {
        what: "the link is switched before the version has its name",
        file: "scripts/deploy/to-folder.ts",
        find: "renameSync(made, join(versions, name));\n    syncFile(versions);\n    switchTo(name);",
        put: "switchTo(name);\n    renameSync(made, join(versions, name));\n    syncFile(versions);",
        tests: ["scripts/deploy/to-folder"],
      },
      {
        what: "what was cut off stands in the way of the next",
        file: "scripts/deploy/to-folder.ts",
        find: "rmSync(made, { recursive: true, force: true });",
        put: "",
        tests: ["scripts/deploy/to-folder"],
      },
      {
        what: "the version that is being read goes at once",
        file: "scripts/deploy/to-folder.ts",
        find: "removeOthers(versions, [name, version]);",
        put: "removeOthers(versions, [name]);",
        tests: ["scripts/deploy/to-folder"],
      },
      {
        what: "on a server pages come with what they refer to, in any order",
        file: "scripts/deploy/rsync-orders.ts",
        find: "PAGES}`, inside(site)",
        put: "PAGES}l`, inside(site)",
        tests: ["scripts/deploy/rsync-orders"],
      },
    ],
  },
  {
    promise:
      "A deploy to a branch is one commit of what has changed, byte for byte, on a branch for that alone; what the author has staged, edited and checked out stays as it is",
    breaks: [
      {
        what: "line endings are rewritten",
        file: "scripts/deploy/to-branch.ts",
        find: '"--no-filters", ',
        put: "",
        tests: ["scripts/deploy/to-branch"],
      },
      {
        what: "a branch with other work on it is taken",
        file: "scripts/deploy/to-branch.ts",
        find: "insistSite(files, name);",
        put: "",
        tests: ["scripts/deploy/to-branch"],
      },
      {
        what: "the names of domains go",
        file: "scripts/deploy/to-branch.ts",
        find: "planDeploy(built, files, isSpared)",
        put: "planDeploy(built, files, (path) => !isSpared(path))",
        tests: ["scripts/deploy/to-branch"],
      },
      {
        what: "history begins anew with each deploy",
        file: "scripts/deploy/to-branch.ts",
        find: "parents: tip === null ? [] : [tip],",
        put: "parents: [],",
        tests: ["scripts/deploy/to-branch"],
      },
    ],
  },
  {
    promise:
      "Whoever pushes while CI merges, nothing is lost and nothing is merged twice; a person's own work stops it",
    breaks: [
      {
        what: "it merges on what was checked out, not on what is there",
        file: "scripts/merge/push-merge.ts",
        find: 'await git.text(["reset", "--quiet", "--keep", tip]);',
        put: "",
        tests: ["scripts/merge/push-merge", "scripts/merge-ci-files"],
      },
      {
        what: "files that git does not know are overwritten",
        file: "scripts/merge/push-merge.ts",
        find: '"--keep"',
        put: '"--hard"',
        tests: ["scripts/merge/push-merge"],
      },
      {
        what: "commits that were not pushed are dropped",
        file: "scripts/merge/push-merge.ts",
        find: "if (count === 1) await insistAncestor(git, tip, upstream);",
        put: "if (count > ATTEMPTS) await insistAncestor(git, tip, upstream);",
        tests: ["scripts/merge/push-merge"],
      },
    ],
  },
  {
    promise:
      "Nothing in a path or a setting of a deploy is read by a shell or taken for an option, and a server that is not known is refused",
    breaks: [
      {
        what: "the server's shell reads the path",
        file: "scripts/deploy/rsync-orders.ts",
        find: '"-s", ',
        put: "",
        tests: ["scripts/deploy/rsync-orders"],
      },
      {
        what: "any server will do",
        file: "scripts/deploy/ssh-access.ts",
        find: "StrictHostKeyChecking=ask",
        put: "StrictHostKeyChecking=no",
        tests: ["scripts/deploy/rsync-orders"],
      },
      {
        what: "a user may look like an option",
        file: "site/deploy-settings.ts",
        find: "/^(?:[\\p{L}\\p{N}_][\\p{L}",
        put: "/^(?:[\\p{L}\\p{N}_-][\\p{L}",
        tests: ["site/deploy-settings"],
      },
    ],
  },
];
