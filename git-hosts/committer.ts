/** Whose name stands on the commits that the service makes: never a visitor's. */
export const COMMITTER = {
  name: "Stet",
  // RFC 2606 keeps .invalid free for ever, so no mail can reach a stranger.
  email: "stet@noreply.invalid",
} as const;
