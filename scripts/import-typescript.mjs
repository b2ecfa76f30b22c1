// Imports a TypeScript file and all that it imports of ours as one module.
import { readFileSync } from "node:fs";
import { isBuiltin, SourceMap } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, formatMessages, stop } from "esbuild";

/** Texts by path, of all that was imported so; null where one was imported again and had changed. */
const imported = new Map();

/** Whether files are on disk as they were imported: an edit while a process starts may be seen by some of it only. */
export function areAsImported() {
  return [...imported].every(([path, text]) => text !== null && text === textOrNull(path));
}

/** Throws a BadSource, with place and line in its message, where a file cannot be read as TypeScript. */
export async function importTypeScript(file) {
  const { code, map } = await bundled(file);
  // As errors show it: no place in a file, but in the bundle of that file.
  const name = `${pathToFileURL(file).href}?bundled`;
  Error.prepareStackTrace = stackTraces(name, map);
  // An address that holds the module itself: to write it somewhere, a full disk would refuse.
  const module = Buffer.from(`${code}\n//# sourceURL=${name}`).toString("base64");
  await import(`data:text/javascript;base64,${module}`);
}

async function bundled(file) {
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      outfile: `${file}.mjs`,
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
      plugins: [othersByAddress, placesOfFiles],
    });
    const [map, code] = outputFiles.map(({ text }) => text);
    return { code, map };
  } catch (error) {
    if (error.errors === undefined) throw error;
    const lines = await formatMessages(error.errors, {
      kind: "error",
      color: process.stderr.isTTY,
    });
    throw Object.assign(new Error(lines.join("").trim(), { cause: error }), { name: "BadSource" });
  } finally {
    // Its process would wait for more as long as ours lives.
    await stop();
  }
}

/** From an address that is not a file's, neither a package is found by its name nor a file by its path. */
const othersByAddress = {
  name: "others-by-address",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === "entry-point") return;
      return { path: isBuiltin(path) ? path : import.meta.resolve(path), external: true };
    });
    // What is plain JavaScript is loaded as it is, and so once for all who import it.
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => {
      return { path: pathToFileURL(resolve(resolveDir, path)).href, external: true };
    });
  },
};

function textOrNull(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** Each file goes on knowing where it stands. */
const placesOfFiles = {
  name: "places-of-files",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(pathToFileURL(path).href);
      const text = readFileSync(path, "utf8");
      imported.set(path, (imported.get(path) ?? text) === text ? text : null);
      return { loader: "ts", contents: text.replaceAll("import.meta.url", place) };
    });
  },
};

/**
 * Stack traces with the places in the sources. Not left to Node, which would read the map at each start:
 * that takes as long as all else here.
 */
function stackTraces(bundle, map) {
  let read;
  const inSource = (line, column) => {
    read ??= new SourceMap(JSON.parse(map));
    const { fileName, lineNumber, columnNumber } = read.findOrigin(line, column);
    return `${new URL(fileName, bundle).href}:${lineNumber}:${columnNumber}`;
  };
  const told = (frame) => {
    const [before, after] = String(frame).split(`${bundle}:`);
    if (after === undefined) return before;
    const place = (_, line, column) => inSource(Number(line), Number(column));
    return before + after.replace(/^(\d+):(\d+)/, place);
  };
  return (error, frames) => [String(error), ...frames.map(told)].join("\n    at ");
}
