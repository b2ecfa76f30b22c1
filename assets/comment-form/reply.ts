/** Takes the form to the comment that is answered, and back. */

/** `button` cancels a reply, and holds the title of one. */
export function placeReplies(
  respond: HTMLElement,
  form: HTMLFormElement,
  button: HTMLElement,
  replyTo: HTMLInputElement,
) {
  const home = respond.previousElementSibling;
  const title = respond.querySelector("h2");
  const plainTitle = title?.textContent ?? "";
  let answering: HTMLAnchorElement | null = null;
  title?.after(button);

  function place(link: HTMLAnchorElement | null): void {
    const answered = link?.closest(".said");
    const name = answered?.querySelector(".comment-name")?.textContent ?? "";
    // A name may read the other way than the sentence about it.
    const replyTitle = button.dataset.title?.replace("%s", () => `\u2068${name}\u2069`);
    answering = link;
    replyTo.value = link ? idIn(link) : "";
    if (title) title.textContent = (link && replyTitle) ?? plainTitle;
    button.hidden = link === null;
    (answered ?? home)?.after(respond);
  }

  function answer(link: HTMLAnchorElement | null): void {
    place(link);
    // So that the draft knows.
    form.dispatchEvent(new Event("input"));
  }

  function cancel(): void {
    const link = answering;
    answer(null);
    link?.focus();
  }

  document.addEventListener("click", (event) => {
    const link = linkClicked(event);
    // Once a comment was sent there is no form here, and the link leads to one.
    if (!link || !form.isConnected) return;
    event.preventDefault();
    answer(link);
    const empty = form.querySelector<HTMLElement>(":required:invalid");
    (empty ?? form.querySelector("textarea"))?.focus();
  });
  respond.addEventListener("keydown", (event) => {
    // Escape also ends what an input method suggests.
    if (event.key === "Escape" && answering && !event.isComposing) cancel();
  });
  button.addEventListener("click", cancel);

  return {
    cancel,
    /** Where a draft was a reply. */
    placeAgain: () => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>(".reply-link a")];
      if (replyTo.value) place(links.find((link) => idIn(link) === replyTo.value) ?? null);
    },
  };
}

/** Null where it opens in another tab or window. */
function linkClicked(event: MouseEvent): HTMLAnchorElement | null {
  const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return null;
  return target.closest<HTMLAnchorElement>(".reply-link a");
}

function idIn({ href }: HTMLAnchorElement): string {
  return new URL(href).searchParams.get("replyTo") ?? "";
}
