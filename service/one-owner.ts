/** One process owns an intake, by a lock that a crash does not leave standing. */
import { PathTooLong, takeLock } from "../git-hosts/plain-git/socket-lock.ts";

/** Gives the function that lets go. */
export async function becomeOwner(folder: string): Promise<() => Promise<void>> {
  const release = await lockOf(folder);
  if (release !== null) return release;
  throw new Error(
    `Another comment service is working on the intake ${folder}. ` +
      "Stop it first, or give this one a folder of its own with STET_INTAKE.",
  );
}

async function lockOf(folder: string) {
  try {
    return await takeLock(folder, "owner");
  } catch (error) {
    if (!(error instanceof PathTooLong)) throw error;
    throw new Error(
      `The path of the intake is too long for the socket that guards it: ${folder}. ` +
        "Choose a shorter one with STET_INTAKE, or start the service nearer to it.",
      { cause: error },
    );
  }
}
