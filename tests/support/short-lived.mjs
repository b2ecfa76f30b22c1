// Read by every Node program that a test starts: see vitest.config.ts. It ends so soon that to have its code
// optimised would take a fifth of its time, and never pay.
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--no-opt");
