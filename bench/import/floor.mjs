// The floor of an import: the same parser reads the same file once, and nothing is done with it.
import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";

const parser = new SaxesParser({ xmlns: false });
let items = 0;
parser.on("error", (error) => {
  throw error;
});
parser.on("closetag", ({ name }) => {
  if (name === "item") items += 1;
});
for await (const chunk of createReadStream(process.argv[2], { encoding: "utf8" }))
  parser.write(chunk);
parser.close();
console.log(items);
