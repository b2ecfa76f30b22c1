/** Whether imported HTML shows nothing. Pure. */
import { isBlank } from "../../comments/typed-text.ts";

/** `html` has been through `importedHtml`: every `<` in it begins a tag. */
export function saysNothing(html: string): boolean {
  return isBlank(html.replace(/<[^>]*>/g, ""));
}
