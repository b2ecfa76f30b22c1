/** The pictures that posts and pages show: found and read before any of them is rendered. */
import { BadFile, type FileProblem } from "../../comments/bad-file.ts";
import { readEach } from "../../comments/bad-files.ts";
import type { Post } from "../post.ts";
import { type KnownPictures, pictureFacts } from "./picture-facts.ts";
import { pictureFile } from "./picture-file.ts";
import { type PicturePlan, planPicture } from "./picture-plan.ts";

/** By the path of the picture's file. */
export type SitePictures = ReadonlyMap<string, PicturePlan>;

type Source = Pick<Post, "file" | "pictures">;

/** `root` is the folder of the repository. Throws {@link BadFile} for all posts that show what is not there. */
export function readPictures(
  root: string,
  posts: Iterable<Source>,
  options: { encode: boolean },
  known: KnownPictures | null = null,
): SitePictures {
  const plans = new Map<string, PicturePlan>();
  readEach(posts, (post) => {
    const problems = post.pictures.flatMap((written): FileProblem[] => {
      const file = pictureFile(written, post.file);
      if (file === null || plans.has(file)) return [];
      const facts = pictureFacts(root, file, known);
      if ("problem" in facts) return [{ field: "", message: `shows ${written}, ${facts.problem}` }];
      plans.set(file, planPicture(facts, options));
      return [];
    });
    if (problems.length > 0) throw new BadFile(post.file, problems);
  });
  return plans;
}
