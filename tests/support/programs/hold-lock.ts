/** A process for tests: takes the lock of a repository, says so, and stays. */
import { takeLock } from "../../../git-hosts/plain-git/socket-lock.ts";

const [, , folder = ""] = process.argv;
console.log((await takeLock(folder, "stet")) === null ? "taken" : "held");
