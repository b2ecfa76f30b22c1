/** The table of what the service refuses: stable codes for programs, a status for each. */

interface Refusal {
  status: 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Whether sending the same form once more, perhaps mended, can do any good. */
  canSendAgain: boolean;
}

export const REFUSALS = {
  too_large: { status: 413, canSendAgain: false },
  unsupported_type: { status: 415, canSendAgain: false },
  unreadable: { status: 400, canSendAgain: false },
  invalid_version: { status: 400, canSendAgain: false },
  invalid_service: { status: 400, canSendAgain: false },
  branch_mismatch: { status: 400, canSendAgain: false },
  invalid: { status: 422, canSendAgain: true },
  foreign_origin: { status: 403, canSendAgain: false },
  unknown_post: { status: 404, canSendAgain: false },
  closed: { status: 403, canSendAgain: false },
  unknown_parent: { status: 422, canSendAgain: true },
  too_many: { status: 429, canSendAgain: true },
  storage: { status: 503, canSendAgain: true },
  unknown_status: { status: 404, canSendAgain: false },
  not_found: { status: 404, canSendAgain: false },
  failed: { status: 500, canSendAgain: false },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;
