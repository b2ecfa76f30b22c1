/** What in a request does not fit the official description: unknown, missing, or of another kind. */
import { Ajv, type ErrorObject } from "ajv";
import { z } from "zod";
import type { Asked } from "../hosts/front.ts";
import { type Described, type Description, type Json, resolved } from "./description.ts";

export interface Misfit {
  /** Such as `POST /repos/{owner}/{repo}/pulls`. */
  operation: string;
  /** Such as `body.labels.0`; empty where it is the whole request. */
  field: string;
  says: string;
}

const DOCUMENT = "description";
const Fields = z.record(z.string(), z.unknown());

export type RequestCheck = (asked: Pick<Asked, "method" | "path" | "body">) => {
  operation: string;
  misfits: Misfit[];
};

export function requestCheck(description: Description): RequestCheck {
  // What descriptions say beyond JSON Schema is theirs; formats are not what is sent wrongly.
  const settings = {
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
  } as const;
  const bodies = new Ajv(settings).addSchema({ ...description.document }, DOCUMENT);
  const parameters = new Ajv({ ...settings, coerceTypes: "array" });

  function bodyMisfits({ body: pointer }: Described, sent: string): Omit<Misfit, "operation">[] {
    if (sent === "") return [];
    if (pointer === null) return [{ field: "body", says: "none is described" }];
    const body: unknown = JSON.parse(sent);
    const validate = bodies.getSchema(`${DOCUMENT}${pointer}`);
    if (validate === undefined) throw new Error(`The description has nothing at ${pointer}.`);
    const wrong = validate(body) === true ? [] : (validate.errors ?? []).map(said);
    const unknown = unknownIn(body, { $ref: pointer }, description).map((field) => ({
      field,
      says: "is not described",
    }));
    return [...wrong, ...unknown].map(({ field, says }) => ({ field: `body${field}`, says }));
  }

  function queryMisfits({ query }: Described, search: string): Omit<Misfit, "operation">[] {
    return [...new URLSearchParams(search)].flatMap(([name, value]) => {
      const field = `query.${name}`;
      const schema = query.get(name);
      if (schema === undefined) return [{ field, says: "is not described" }];
      return parameterMisfits(field, schema, value);
    });
  }

  function pathMisfits({ inPath }: Described): Omit<Misfit, "operation">[] {
    return inPath.flatMap(({ name, value, schema }) =>
      parameterMisfits(`path.${name}`, schema, value),
    );
  }

  function parameterMisfits(field: string, schema: Json, value: string) {
    const whole = { type: "object", properties: { value: inlined(schema, description) } };
    const validate = parameters.compile(whole);
    return validate({ value })
      ? []
      : (validate.errors ?? []).map((error) => ({ field, says: said(error).says }));
  }

  return ({ method, path, body }) => {
    const [pathname = "", search = ""] = path.split("?");
    const operation = description.operation(method, pathname);
    if (operation === null) {
      const name = `${method} ${pathname}`;
      return {
        operation: name,
        misfits: [{ operation: name, field: "", says: "is not described" }],
      };
    }
    const misfits = [
      ...pathMisfits(operation),
      ...bodyMisfits(operation, body),
      ...queryMisfits(operation, search),
    ];
    return {
      operation: operation.name,
      misfits: misfits.map((one) => ({ operation: operation.name, ...one })),
    };
  };
}

function said({ instancePath, message = "" }: ErrorObject): { field: string; says: string } {
  return { field: instancePath.replaceAll("/", "."), says: message };
}

function inlined(schema: Json, { at }: Description): Json {
  return Fields.parse(resolved(schema, at));
}

/**
 * Fields that no branch of the schema has: JSON Schema lets them pass, and a host leaves aside what is
 * spelled wrongly. Where anything is allowed, it is.
 */
function unknownIn(value: unknown, schema: unknown, description: Description, path = ""): string[] {
  if (Array.isArray(value)) {
    const items = partsOf(schema, description).flatMap(({ items: each }) =>
      each === undefined ? [] : [each],
    );
    return items.length === 0
      ? []
      : value.flatMap((item, at) =>
          unknownIn(item, { anyOf: items }, description, `${path}.${at}`),
        );
  }
  if (typeof value !== "object" || value === null) return [];
  const parts = partsOf(schema, description);
  const known = parts.map(({ properties }) => Fields.parse(properties ?? {}));
  const isOpen = parts.some(({ additionalProperties }) => Boolean(additionalProperties));
  const hasNone = known.every((properties) => Object.keys(properties).length === 0);
  if (isOpen || hasNone) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const described = known.flatMap((properties) => (name in properties ? [properties[name]] : []));
    const at = `${path}.${name}`;
    return described.length === 0 ? [at] : unknownIn(each, { anyOf: described }, description, at);
  });
}

/** The schema itself and all that it is put together from. */
function partsOf(schema: unknown, description: Description): Json[] {
  const read = Fields.safeParse(resolved(schema, description.at));
  if (!read.success) return [];
  const { allOf, anyOf, oneOf } = read.data;
  const branches = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  return [read.data, ...branches.flatMap((branch) => partsOf(branch, description))];
}
