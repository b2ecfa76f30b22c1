/** Where the repository lives, as an author may write it. */
import { describe, expect, test } from "vitest";
import { defineSite } from "../../site/settings.ts";
import { site } from "../../site.config.ts";

const BASE = { branch: "main", remote: null } as const;
const withHost = (gitHost: Parameters<typeof defineSite>[0]["gitHost"]) =>
  defineSite({ ...site, gitHost }).gitHost;

describe("a repository", () => {
  test.each([
    ["github", "ada/blog"],
    ["github", "ada-l/blog.example.org"],
    ["forgejo", "ada/my_blog"],
    ["gitlab", "group/sub/blog"],
  ] as const)("on %s may be %s", (kind, repository) => {
    expect(withHost({ kind, ...BASE, repository })).toMatchObject({ repository, address: null });
  });

  test.each([
    ["github", "blog"],
    ["github", "ada/blog/more"],
    ["forgejo", "ada/blog/more"],
    ["github", "https://github.com/ada/blog"],
    ["github", "ada/.."],
    ["github", "../blog"],
    ["gitlab", "group/./blog"],
    ["gitlab", "group//blog"],
    ["github", "ada/my blog"],
  ] as const)("on %s is not %s", (kind, repository) => {
    expect(() => withHost({ kind, ...BASE, repository })).toThrow(
      /gitHost\.repository.*expected owner and name, such as ada\/blog/,
    );
  });
});

test("an address loses the slashes at its end", () => {
  const address = "https://git.example/sub//";
  expect(withHost({ kind: "forgejo", ...BASE, repository: "ada/blog", address })).toMatchObject({
    address: "https://git.example/sub",
  });
});

test.each(["git.example", "ftp://git.example", "javascript:x"])("%s is no address", (address) => {
  const host = { kind: "gitlab", ...BASE, repository: "ada/blog", address } as const;
  expect(() => withHost(host)).toThrow(/gitHost\.address.*expected an address/);
});

test.each([
  "https://ada:s3cret@git.example",
  "https://s3cret@git.example/",
  "https://git.example/?token=s3cret",
  "https://git.example/#s3cret",
])("%s is refused without being repeated", (address) => {
  const host = { kind: "forgejo", ...BASE, repository: "ada/blog", address } as const;
  expect(() => withHost(host)).toThrow(/gitHost\.address.*without a user, a password/);
  // Matches no message that has the secret in it.
  expect(() => withHost(host)).toThrow(/^(?!.*s3cret)/s);
});
