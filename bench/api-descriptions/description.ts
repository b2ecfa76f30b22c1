/** An official description of an API, in OpenAPI 3 or Swagger 2: which operations there are, and what each takes. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

export type Json = Readonly<Record<string, unknown>>;

const TYPES = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);
const PARAMETER = /\{[^}]+\}/g;

const Document = z.looseObject({
  openapi: z.string().optional(),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.string() })).optional(),
  basePath: z.string().optional(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
type Document = z.infer<typeof Document>;

const Parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
});
const Operation = z.looseObject({
  parameters: z.array(z.unknown()).default([]),
  requestBody: z.unknown().optional(),
});
const RequestBody = z.object({
  content: z.record(z.string(), z.looseObject({ schema: z.unknown() })),
});

export interface Described {
  /** As the description writes it, such as `POST /repos/{owner}/{repo}/pulls`. */
  name: string;
  /** Of the body, as a pointer into the document; null where none is taken. */
  body: string | null;
  /** Schemas by the name of the parameter. */
  query: ReadonlyMap<string, Json>;
  /** What was asked for in the path, beside what the description says of it. */
  inPath: readonly { name: string; value: string; schema: Json }[];
}

export interface Description {
  /** Such as "GitLab API v4". */
  title: string;
  document: Json;
  /** What stands at a pointer such as `#/definitions/Issue`. */
  at: (pointer: string) => unknown;
  /** `path` is encoded, and without a query; null where nothing is described for it. */
  operation: (method: string, path: string) => Described | null;
}

/** JSON or YAML. Gitea keeps its own as a template, in which a version is still to be filled in. */
export function readDescription(file: string): Description {
  const text = readFileSync(file, "utf8").replace(/\{\{[^{}]*\}\}/g, "");
  const read: unknown = text.trimStart().startsWith("{") ? JSON.parse(text) : parse(text);
  const document = Document.parse(withKnownTypes(read));
  const at = (pointer: string) => valueAt(document, pointer);
  const base = document.basePath ?? pathOf(document.servers?.[0]?.url ?? "");
  const paths = Object.keys(document.paths);
  const places = paths.map(withoutNames);
  const routes = paths.map((path) => ({ path, patterns: patternsOf(base, path, places) }));
  return {
    title: `${document.info.title} ${document.info.version}`.trim(),
    document,
    at,
    operation: (method, path) => {
      const matching = bestOf(routes, path).filter(
        (each) => method.toLowerCase() in (document.paths[each] ?? {}),
      );
      const [found] = matching;
      if (found === undefined) return null;
      return described(document, at, method, { path: found, values: valuesIn(base + found, path) });
    },
  };
}

/**
 * What ajv would stop at: types that are none of JSON Schema, such as the `file` of Swagger 2, and
 * `nullable` without a `type`, where it says nothing (OpenAPI 3.0.3).
 */
function withKnownTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKnownTypes);
  if (typeof value !== "object" || value === null) return value;
  const isTyped = "type" in value && !isUnknownType(value.type);
  const fields = Object.entries(value).filter(
    ([name, each]) =>
      (name !== "type" || !isUnknownType(each)) &&
      (name !== "nullable" || each !== true || isTyped),
  );
  return Object.fromEntries(fields.map(([name, each]) => [name, withKnownTypes(each)]));
}

function isUnknownType(type: unknown): boolean {
  return typeof type === "string" && !TYPES.has(type);
}

/** Paths that fit, best first: a parameter of one part goes before one of several, and letters before both. */
function bestOf(
  routes: readonly { path: string; patterns: readonly RegExp[] }[],
  asked: string,
): string[] {
  const rankOf = (patterns: readonly RegExp[]) => patterns.findIndex((each) => each.test(asked));
  return routes
    .map(({ path, patterns }) => ({
      path,
      rank: rankOf(patterns),
      letters: path.replace(PARAMETER, "").length,
    }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || b.letters - a.letters)
    .map(({ path }) => path);
}

/**
 * Some hosts take slashes in a parameter at the end, as those of a file's path. Where more is described
 * below it, none does: what is not described there would pass for it.
 */
function patternsOf(base: string, path: string, places: readonly string[]): RegExp[] {
  const escaped = (base + path).replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const parts = escaped.replace(PARAMETER, "[^/]+");
  const single = new RegExp(`^${parts}$`);
  const below = `${withoutNames(path)}/`;
  if (places.some((place) => place.startsWith(below))) return [single];
  return [single, new RegExp(`^${parts.replace(/\[\^\/\]\+$/, ".+")}$`)];
}

/** By the name of the parameter; the last has all that is left. */
function valuesIn(place: string, asked: string): Map<string, string> {
  const parts = asked.split("/");
  const names = place.split("/");
  return new Map(
    names.flatMap((name, at) => {
      const value = at < names.length - 1 ? (parts[at] ?? "") : parts.slice(at).join("/");
      return /^\{[^}]+\}$/.test(name) ? [[name.slice(1, -1), decodeURIComponent(value)]] : [];
    }),
  );
}

/** Descriptions name one parameter in different ways. */
function withoutNames(path: string): string {
  return path.replace(PARAMETER, "{}");
}

function described(
  document: Document,
  at: Description["at"],
  method: string,
  { path, values }: { path: string; values: ReadonlyMap<string, string> },
): Described {
  const item = document.paths[path] ?? {};
  const verb = method.toLowerCase();
  const operation = Operation.parse(item[verb]);
  const shared = z.array(z.unknown()).parse(item.parameters ?? []);
  const here = `#/paths/${escapedPart(path)}/${verb}`;
  const parameters = [...shared, ...operation.parameters].map((each) =>
    Parameter.parse(resolved(each, at)),
  );
  const inBody = operation.parameters.findIndex(
    (each) => Parameter.parse(resolved(each, at)).in === "body",
  );
  const query = parameters.filter((each) => each.in === "query");
  return {
    name: `${method} ${path}`,
    body:
      inBody >= 0 ? `${here}/parameters/${inBody}/schema` : bodyOf(operation.requestBody, here, at),
    query: new Map(query.map((each) => [each.name, schemaOf(each)])),
    inPath: parameters.flatMap((each) => {
      const value = each.in === "path" ? values.get(each.name) : undefined;
      return value === undefined ? [] : [{ name: each.name, value, schema: schemaOf(each) }];
    }),
  };
}

function bodyOf(body: unknown, here: string, at: Description["at"]): string | null {
  const read = RequestBody.safeParse(resolved(body, at));
  if (!read.success || read.data.content["application/json"] === undefined) return null;
  return `${here}/requestBody/content/${escapedPart("application/json")}/schema`;
}

/** In Swagger 2 a parameter is its own schema. */
function schemaOf(parameter: Json): Json {
  const { schema } = parameter;
  const { type, enum: values, items } = parameter;
  if (typeof schema === "object" && schema !== null) return { ...schema };
  return {
    ...(type === undefined ? {} : { type }),
    ...(values ? { enum: values } : {}),
    ...(items ? { items } : {}),
  };
}

export function resolved(value: unknown, at: Description["at"]): unknown {
  const isReference = typeof value === "object" && value !== null && "$ref" in value;
  return isReference ? resolved(at(String(value.$ref)), at) : value;
}

function valueAt(document: unknown, pointer: string): unknown {
  const parts = pointer.split("/").slice(1).map(decodeURIComponent);
  return parts.reduce<unknown>((value, part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }, document);
}

/** RFC 6901, 3 and 6: a part of a pointer, as it stands behind a `#`. */
function escapedPart(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function pathOf(url: string): string {
  return url === "" ? "" : new URL(url, "http://host.invalid").pathname.replace(/\/$/, "");
}
