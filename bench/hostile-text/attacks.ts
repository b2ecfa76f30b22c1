/** Reads attacks from files, and puts them together into volleys that share a post. */
import { readFileSync } from "node:fs";
import { z } from "zod";

/** What is fired at one post, and at all pages that tell of it. */
export interface Volley {
  /** The id of the post. */
  post: string;
  attacks: readonly string[];
}

/** Four comments for each attack, and two for all: as many as fit into the feed of one post. */
export const ATTACKS_IN_A_VOLLEY = 12;

const Json = z.array(z.union([z.string(), z.object({ payload: z.string() })]));

/** Each once. */
export function attacksInFiles(files: readonly string[]): string[] {
  return [...new Set(files.flatMap(attacksIn))];
}

/** `.txt`: one attack a line. `.json`: a list of texts, or of objects with a `payload`. */
function attacksIn(file: string): string[] {
  const content = readFileSync(file, "utf8");
  const attacks = file.endsWith(".json")
    ? Json.parse(JSON.parse(content)).map((item) =>
        typeof item === "string" ? item : item.payload,
      )
    : content.split(/\r?\n/);
  return attacks.filter((attack) => attack.trim() !== "");
}

export function volleysOf(attacks: readonly string[]): Volley[] {
  const count = Math.ceil(attacks.length / ATTACKS_IN_A_VOLLEY);
  return Array.from({ length: count }, (_, at) => ({
    post: `volley-${at + 1}`,
    attacks: attacks.slice(at * ATTACKS_IN_A_VOLLEY, (at + 1) * ATTACKS_IN_A_VOLLEY),
  }));
}

/** All attacks of a volley where there is only one place for them. */
export function together({ attacks }: Volley): string {
  return attacks.join(" ");
}
