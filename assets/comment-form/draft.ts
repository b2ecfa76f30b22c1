/** Keeps what is being written on this device until it is sent, and then who wrote it. */

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const WRITER = ["name", "email", "url"];
const DRAFT = ["text", "replyTo", ...WRITER];

export function keepDraft(form: HTMLFormElement) {
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const typed = (names: string[]) => names.map((name) => [name, field(name).value]);
  // What the browser itself gave back after a reload is newer.
  const fill = (names: string[], kept: Record<string, string>) => {
    for (const name of names) field(name).value ||= kept[name] ?? "";
  };
  // Other blogs may lie on the same host.
  const writer = `stet ${form.action}`;
  // What is answered stands on one page of a long thread alone.
  const draft = `${writer} ${location.pathname}`;

  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      const isOld = key.startsWith(`${writer} `) && !(Number(read(key).at) > Date.now() - MONTH_MS);
      if (isOld) localStorage.removeItem(key);
    }
    fill(DRAFT, read(draft));
    fill(WRITER, read(writer));
  });
  form.addEventListener("input", () =>
    attempt(() => {
      if (field("text").value === "") localStorage.removeItem(draft);
      else write(draft, [...typed(DRAFT), ["at", String(Date.now())]]);
    }),
  );

  return {
    sent: () =>
      attempt(() => {
        localStorage.removeItem(draft);
        write(writer, typed(WRITER));
      }),
  };
}

function read(key: string): Record<string, string> {
  return JSON.parse(localStorage.getItem(key) ?? "{}");
}

function write(key: string, pairs: string[][]): void {
  localStorage.setItem(key, JSON.stringify(Object.fromEntries(pairs)));
}

/** Private windows, settings and a full disk make it throw: whoever has no draft can still write. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {}
}
