/** What `npm run bench -- api-descriptions` finds wrong in a request, for descriptions of either kind. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requestCheck } from "../../bench/api-descriptions/check-request.ts";
import { readDescription } from "../../bench/api-descriptions/description.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const OPENAPI = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "A host", version: "1" },
  servers: [{ url: "https://api.host.example/v1" }],
  paths: {
    "/things/{id}": {
      parameters: [{ $ref: "#/components/parameters/id" }],
      post: {
        parameters: [{ name: "page", in: "query", schema: { type: "integer" } }],
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
        },
      },
      get: { parameters: [{ name: "state", in: "query", schema: { enum: ["open", "all"] } }] },
    },
    "/things/{id}/parts/{path}": { get: {} },
    "/things/{id}/notes/{note}": {
      get: { parameters: [{ name: "note", in: "path", schema: { type: "integer" } }] },
    },
  },
  components: {
    parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    schemas: {
      Thing: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string" },
          note: { nullable: true, oneOf: [{ type: "string" }] },
          tags: { type: "array", items: { $ref: "#/components/schemas/Tag" } },
          free: { type: "object", additionalProperties: { type: "string" } },
          image: { type: "string", format: "binary" },
        },
      },
      Tag: {
        anyOf: [{ type: "string" }, { type: "object", properties: { id: { type: "integer" } } }],
      },
    },
  },
});

/** As Gitea's is kept, and as GitLab's is written. */
const SWAGGER = `
swagger: '2.0'
info: { title: A host, version: "{{.Version}}" }
basePath: '{{.Below}}/v1'
paths:
  "/things/{id}":
    post:
      parameters:
      - { name: id, in: path, required: true, type: string }
      - { name: page, in: query, type: integer }
      - name: body
        in: body
        schema: { "$ref": "#/definitions/Thing" }
    get:
      parameters:
      - { name: state, in: query, type: string, enum: [open, all] }
  "/things/{id}/parts/{path}":
    get: {}
  "/things/{id}/notes/{note}":
    get:
      parameters:
      - { name: note, in: path, required: true, type: integer }
definitions:
  Thing:
    type: object
    required: [name]
    properties:
      name: { type: string }
      note: { type: string }
      tags: { type: array, items: { "$ref": "#/definitions/Tag" } }
      free: { type: object, additionalProperties: { type: string } }
      image: { type: file }
  Tag:
    anyOf: [{ type: string }, { type: object, properties: { id: { type: integer } } }]
`;

const CASES: [string, string, object | null, string[]][] = [
  ["all is as described", "POST /v1/things/7?page=2", { name: "a", tags: ["x", { id: 1 }] }, []],
  ["a free object holds anything", "POST /v1/things/7", { name: "a", free: { any: "x" } }, []],
  ["a field is missing", "POST /v1/things/7", {}, ["body: must have required property 'name'"]],
  ["a field is of another kind", "POST /v1/things/7", { name: 1 }, ["body.name: must be string"]],
  [
    "a field is unknown",
    "POST /v1/things/7",
    { name: "a", nam: "" },
    ["body.nam: is not described"],
  ],
  [
    "a field deep below is unknown",
    "POST /v1/things/7",
    { name: "a", tags: [{ id: 1, x: 2 }] },
    ["body.tags.0.x: is not described"],
  ],
  ["a parameter is unknown", "GET /v1/things/7?stat=all", null, ["query.stat: is not described"]],
  [
    "a parameter has another value",
    "GET /v1/things/7?state=shut",
    null,
    ["query.state: must be equal to one of the allowed values"],
  ],
  ["a number is none", "POST /v1/things/7?page=x", { name: "a" }, ["query.page: must be integer"]],
  ["a body is sent that nobody takes", "GET /v1/things/7", {}, ["body: none is described"]],
  ["the method is unknown", "PUT /v1/things/7", null, [": is not described"]],
  ["the path is unknown", "GET /v1/thing/7", null, [": is not described"]],
  [
    "the path is unknown below one that is known",
    "GET /v1/things/7/whole",
    null,
    [": is not described"],
  ],
  ["a number in the path is one", "GET /v1/things/7/notes/12", null, []],
  [
    "a number in the path is none",
    "GET /v1/things/7/notes/self",
    null,
    ["path.note: must be integer"],
  ],
  ["a path at the end has slashes", "GET /v1/things/7/parts/a/b.json", null, []],
];

describe.each([
  ["OpenAPI 3", OPENAPI],
  ["Swagger 2, in YAML and as a template", SWAGGER],
])("%s", (_, text) => {
  test.each(CASES)("%s", (_title, asked, body, expected) => {
    const folder = temporaryFolder({ description: text });
    const check = requestCheck(readDescription(join(folder, "description")));
    const [method = "", path = ""] = asked.split(" ");
    const sent = body === null ? "" : JSON.stringify(body);
    const { misfits } = check({ method, path, body: sent });
    expect(misfits.map(({ field, says }) => `${field}: ${says}`)).toEqual(expected);
  });
});
