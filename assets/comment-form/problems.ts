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
  const place = placeBelow(control, text !== "");
  if (!place) return;
  place.textContent = text;
  place.hidden = text === "";
  if (text === "") control.removeAttribute("aria-invalid");
  else control.setAttribute("aria-invalid", "true");
}

/** Made where it is needed, and found again ever after. */
function placeBelow(control: HTMLElement, isNeeded: boolean): HTMLElement | null {
  const id = `${control.id}-problem`;
  const found = document.getElementById(id);
  if (found || !isNeeded) return found;
  const place = document.createElement("strong");
  place.className = "problem";
  place.id = id;
  control.parentElement?.append(place);
  const described = control.getAttribute("aria-describedby") ?? "";
  control.setAttribute("aria-describedby", `${described} ${id}`.trim());
  return place;
}
