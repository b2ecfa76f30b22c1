/** A process for tests: becomes the owner of a folder when told to on standard input, and stays. */
import { becomeOwner } from "../../../service/one-owner.ts";

const [, , folder = ""] = process.argv;
console.log("ready");
process.stdin.once("data", () => {
  becomeOwner(folder).then(
    () => console.log("owner"),
    (error: Error) => console.log(`refused: ${error.message}`),
  );
});
