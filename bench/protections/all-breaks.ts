/** All breaks, in the order of docs/reliability.md. */
import type { PromiseBreak } from "./break.ts";
import { CHECK_BREAKS } from "./check-breaks.ts";
import { COMMAND_BREAKS } from "./command-breaks.ts";
import { DELIVERY_BREAKS } from "./delivery-breaks.ts";
import { DEPLOY_BREAKS } from "./deploy-breaks.ts";
import { HOST_BREAKS } from "./host-breaks.ts";
import { INTAKE_BREAKS } from "./intake-breaks.ts";
import { LEAVING_BREAKS } from "./leaving-breaks.ts";
import { MARKUP_BREAKS } from "./markup-breaks.ts";
import { MISTAKE_BREAKS } from "./mistake-breaks.ts";
import { OUTAGE_BREAKS } from "./outage-breaks.ts";
import { POLICY_BREAKS } from "./policy-breaks.ts";
import { PROPOSAL_BREAKS } from "./proposal-breaks.ts";
import { TOKEN_BREAKS } from "./token-breaks.ts";
import { VISITOR_BREAKS } from "./visitor-breaks.ts";

export const BREAKS: readonly PromiseBreak[] = [
  ...INTAKE_BREAKS,
  ...DELIVERY_BREAKS,
  ...POLICY_BREAKS,
  ...PROPOSAL_BREAKS,
  ...OUTAGE_BREAKS,
  ...COMMAND_BREAKS,
  ...DEPLOY_BREAKS,
  ...MARKUP_BREAKS,
  ...VISITOR_BREAKS,
  ...CHECK_BREAKS,
  ...MISTAKE_BREAKS,
  ...TOKEN_BREAKS,
  ...HOST_BREAKS,
  ...LEAVING_BREAKS,
].flatMap(({ promise, breaks }) => breaks.map((broken) => ({ promise, ...broken })));
