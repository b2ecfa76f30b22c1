/** Says what is wrong: at its field, and above the buttons. */

/** By the names of fields. */
export type Problems = Readonly<Record<string, { message: string }>>;

export function showProblems(
  form: HTMLFormElement,
  general: HTMLElement,
  problems: Problems,
  message: string,
): void {
  const unshown = new Map(Object.entries(problems));
  let first: HTMLElement | null = null;
  for (const control of form.querySelectorAll<HTMLInputElement>(".field :is(input, textarea)")) {
    const problem = unshown.get(control.name);
    unshown.delete(control.name);
    sayAt(control, problem?.message ?? "");
    if (problem) first ??= control;
  }
  general.textContent = [message, ...[...unshown.values()].map((other) => other.message)].join(" ");
  general.hidden = message === "";
  first?.focus();
}

function sayAt(control: HTMLElement, text: string): void {
  const id = `${control.id}-problem`;
  document.getElementById(id)?.remove();
  const described = control.getAttribute("aria-describedby")?.replace(id, "") ?? "";
  setOrRemove(control, "aria-describedby", `${described} ${text && id}`.trim());
  setOrRemove(control, "aria-invalid", text && "true");
  if (text === "") return;
  const problem = document.createElement("strong");
  problem.className = "problem";
  problem.id = id;
  problem.textContent = text;
  control.parentElement?.append(problem);
}

function setOrRemove(control: HTMLElement, name: string, value: string): void {
  if (value === "") control.removeAttribute(name);
  else control.setAttribute(name, value);
}
