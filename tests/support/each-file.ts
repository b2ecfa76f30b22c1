/** Runs before the tests of each file. */
import { closeAtFileEnd } from "./file-end.ts";

closeAtFileEnd();
