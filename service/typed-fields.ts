/** What a visitor typed, as it was typed, so that every answer can give it back. */

const NAMES = ["post", "replyTo", "name", "email", "url", "text"] as const;

export type TypedFields = Readonly<Record<(typeof NAMES)[number], string>>;

export const NOTHING_TYPED: TypedFields = typedFields(new Map());

export function typedFields(fields: ReadonlyMap<string, string>): TypedFields {
  const typed = (name: (typeof NAMES)[number]) => fields.get(name) ?? "";
  return {
    post: typed("post"),
    replyTo: typed("replyTo"),
    name: typed("name"),
    email: typed("email"),
    url: typed("url"),
    text: typed("text"),
  };
}
