/** The token that goes with each request, and another one where GitHub refuses it. */
import type { HostApi } from "../http/host-api.ts";
import { isHostProblem } from "../http/host-problem.ts";

export interface Tokens {
  current: () => Promise<string>;
  /** False where there is none but this. */
  drop: (refused: string) => boolean;
}

export function fixedToken(token: string): Tokens {
  return { current: async () => token, drop: () => false };
}

/** The same, but asks once more with a new token where GitHub answers 401: nothing was done then. */
export function withFreshToken(api: HostApi, tokens: Tokens): HostApi {
  async function again<T>(ask: () => Promise<T>): Promise<T> {
    const token = await tokens.current();
    try {
      return await ask();
    } catch (error) {
      if (!isHostProblem(error) || error.status !== 401 || !tokens.drop(token)) throw error;
      return ask();
    }
  }
  return {
    find: (call, schema) => again(() => api.find(call, schema)),
    ask: (call, schema) => again(() => api.ask(call, schema)),
    send: (call) => again(() => api.send(call)),
  };
}
