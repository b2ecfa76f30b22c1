/** What one run of Eleventy makes, and what it knows. */
import type { BuiltSite } from "../settings.ts";
import type { SiteContent } from "../site-content.ts";
import type { AskedFacts } from "./asked-facts.ts";
import type { Scope } from "./scope.ts";

export interface SiteRun extends BuiltSite, Scope {
  content: SiteContent;
  asked: AskedFacts;
}
