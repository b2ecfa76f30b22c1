/** What people with the right to write have said below a pull request. */
import { z } from "zod";
import { isHostProblem } from "../http/host-problem.ts";
import { Permission, Remark } from "./answers.ts";
import type { ForgejoRepository } from "./repository.ts";

/** The oldest first. */
export async function remarksOf(repository: ForgejoRepository, number: number): Promise<string[]> {
  const { api, at } = repository;
  const path = at(`/issues/${number}/comments`);
  const remarks = await api.ask({ method: "GET", path }, z.array(Remark));
  const authors = [...new Set(remarks.map(({ user }) => user.login))];
  const writers = await writersAmong(repository, authors);
  return remarks.filter(({ user }) => writers.has(user.login)).map(({ body }) => body);
}

async function writersAmong(
  repository: ForgejoRepository,
  logins: readonly string[],
): Promise<ReadonlySet<string>> {
  const { instance, settings } = repository;
  // An organisation says nothing, so whoever is called like the owner owns the repository.
  const isOwner = (login: string) => login.toLowerCase() === settings.owner.toLowerCase();
  const others = logins.filter((login) => !isOwner(login));
  // Before 1.22 there is no way to ask: those who may be assigned are readers too.
  if (others.length === 0 || !(await instance.isNew())) return new Set(logins.filter(isOwner));
  const mayWrite = await Promise.all(others.map((login) => isWriter(repository, login)));
  return new Set([...logins.filter(isOwner), ...others.filter((_, index) => mayWrite[index])]);
}

const WRITING = new Set(["owner", "admin", "write"]);

/** Only administrators of the repository may ask for others: with a lesser token they are not heard. */
async function isWriter({ api, at }: ForgejoRepository, login: string): Promise<boolean> {
  const path = at(`/collaborators/${encodeURIComponent(login)}/permission`);
  try {
    const found = await api.find({ method: "GET", path }, Permission);
    return found !== null && WRITING.has(found.permission);
  } catch (error) {
    if (isHostProblem(error, "denied")) return false;
    throw error;
  }
}
