/**
 * One change after another: two at once would meet each other's half-made steps, and hosts ask whoever
 * makes changes to make them one by one (docs.github.com, "Best practices for using the REST API").
 */
import type { GitHost } from "./git-host.ts";
import type { Reviews } from "./reviews.ts";

/** Reading does not wait. A change that fails keeps none from being made after it. */
export function oneWriter(host: GitHost): GitHost {
  const inTurn = turns();
  const { reviews } = host;
  return {
    ...host,
    propose: inTurn(host.propose),
    publish: inTurn(host.publish),
    reviews: reviews && reviewsInTurn(reviews, inTurn),
  };
}

function reviewsInTurn(reviews: Reviews, inTurn: InTurn): Reviews {
  return {
    ...reviews,
    revise: inTurn(reviews.revise),
    close: inTurn(reviews.close),
    tidy: inTurn(reviews.tidy),
    show: inTurn(reviews.show),
    closeNotice: inTurn(reviews.closeNotice),
  };
}

type InTurn = <Given extends unknown[], Result>(
  change: (...given: Given) => Promise<Result>,
) => (...given: Given) => Promise<Result>;

function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (change) =>
    (...given) => {
      const turn = last.then(() => change(...given));
      last = turn.catch(() => {});
      return turn;
    };
}
