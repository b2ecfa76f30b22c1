/** Tries settings and rights against the instance, for `npm run doctor`; changes nothing there. */
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import { Repository } from "./answers.ts";
import { examineHooks } from "./examine-hooks.ts";
import { examineBranch, examineLabels } from "./examine-parts.ts";
import { examineRepository } from "./examine-repository.ts";
import type { ForgejoRepository } from "./repository.ts";
import type { ForgejoSettings } from "./repository-api.ts";

/** What cannot be looked at before something else is mended is left out. */
export async function examine(
  repository: ForgejoRepository,
  webhook: string | null,
): Promise<readonly Finding[]> {
  const host = await examineHost(repository);
  if (isAnyWrong(host)) return host;
  const token = await examineToken(repository);
  if (isAnyWrong(token)) return [...host, ...token];
  const { findings, found } = await findRepository(repository);
  if (found === null) return [...host, ...token, ...findings];
  return [
    ...host,
    ...token,
    ...(await examineAccount(repository)),
    ...findings,
    ...(await examineRepository(repository, found)),
    ...(await examineBranch(repository, found)),
    ...(await examineLabels(repository)),
    ...(await examineHooks(repository, webhook)),
  ];
}

function isAnyWrong(findings: readonly Finding[]): boolean {
  return findings.some(({ verdict }) => verdict === "wrong");
}

async function examineHost({ instance, settings }: ForgejoRepository): Promise<Finding[]> {
  const { baseUrl } = settings;
  try {
    const says = `${baseUrl} answers as version ${await instance.version()}.`;
    if (await instance.isNew()) return [{ about: "host", verdict: "right", says, mend: "" }];
    const slower = "It is old: each file of a proposal becomes a commit of its own.";
    const newer = "Gitea 1.22 and Forgejo 7, and newer ones, make one commit of all.";
    return [{ about: "host", verdict: "note", says: `${says} ${slower}`, mend: newer }];
  } catch (error) {
    // An instance that shows nothing to strangers asks for a token here too.
    if (isHostProblem(error) && error.status === 401) return [wrongToken(settings, error)];
    const mend =
      "Give the address of the instance alone, such as https://codeberg.org, and see that it can be reached from here.";
    return [{ about: "host", verdict: "wrong", says: errorText(error), mend }];
  }
}

async function examineToken({ ownLogin, settings }: ForgejoRepository): Promise<Finding[]> {
  try {
    const login = await ownLogin();
    const says = login === null ? "The token is valid." : `The token is ${login}'s.`;
    return [{ about: "token", verdict: "right", says, mend: "" }];
  } catch (error) {
    return [wrongToken(settings, error)];
  }
}

/** A token that does not tell whose it is may be good for all else. */
async function examineAccount({ ownLogin, settings }: ForgejoRepository): Promise<Finding[]> {
  if ((await ownLogin()) !== null) return [];
  const says =
    "The token does not tell whose it is, so that anybody's issue could be taken for the notice of suspected spam: " +
    "none is shown, and nobody can rescue a comment from it.";
  const mend = `Make a token at ${settings.baseUrl}/user/settings/applications that has read:user, too.`;
  return [{ about: "token", verdict: "wrong", says, mend }];
}

function wrongToken({ baseUrl }: ForgejoSettings, error: unknown): Finding {
  const mend = `Make a token at ${baseUrl}/user/settings/applications that may read and write repositories and issues, and read users.`;
  return { about: "token", verdict: "wrong", says: errorText(error), mend };
}

async function findRepository({
  api,
  at,
  fullName,
}: ForgejoRepository): Promise<{ findings: Finding[]; found: Repository | null }> {
  const about = "repository";
  try {
    const found = await api.ask({ method: "GET", path: at("") }, Repository);
    const says = `${fullName} is there.`;
    if (!found.archived) return { findings: [{ about, verdict: "right", says, mend: "" }], found };
    const archived: Finding = {
      about,
      verdict: "wrong",
      says: `${fullName} is archived, and nothing can be proposed to it.`,
      mend: "Take it out of the archive, in its settings.",
    };
    return { findings: [archived], found };
  } catch (error) {
    const mend = "Correct owner and name, or give the owner of the token access to it.";
    return { findings: [{ about, verdict: "wrong", says: errorText(error), mend }], found: null };
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
