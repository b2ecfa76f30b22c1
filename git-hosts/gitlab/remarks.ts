/** What people with the right to write said below a merge request. */
import { z } from "zod";
import { isWriter } from "./members.ts";
import type { GitlabProject } from "./project.ts";

const Notes = z.array(
  z.object({
    body: z.string(),
    /** Written by GitLab about what somebody did. */
    system: z.boolean(),
    author: z.object({ id: z.number() }),
  }),
);
type Note = z.infer<typeof Notes>[number];

const PAGE = 100;
/** Beyond that, somebody is flooding: the newest are read. */
const PAGES = 10;

/** Oldest first. */
export async function remarksBelow(project: GitlabProject, iid: number): Promise<string[]> {
  const notes = (await notesBelow(project, iid)).filter(({ system }) => !system).reverse();
  const writers = new Map<number, boolean>();
  for (const { author } of notes) {
    if (!writers.has(author.id)) writers.set(author.id, await isWriter(project, author.id));
  }
  return notes.filter(({ author }) => writers.get(author.id) === true).map(({ body }) => body);
}

/** Newest first. */
async function notesBelow(project: GitlabProject, iid: number): Promise<Note[]> {
  const notes: Note[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const query = `order_by=created_at&sort=desc&per_page=${PAGE}&page=${page}`;
    const path = project.at(`/merge_requests/${iid}/notes?${query}`);
    const found = await project.ask({ method: "GET", path }, Notes);
    notes.push(...found);
    if (found.length < PAGE) break;
  }
  return notes;
}
