import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { after } from "../../service/after.ts";

const DAY = 24 * 60 * 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("wakes when the time is over, unless it is called off", () => {
  const wake = vi.fn();
  after(1_000, wake);
  after(1_000, wake)();
  vi.advanceTimersByTime(999);
  expect(wake).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(wake).toHaveBeenCalledTimes(1);
});

test.each([2 ** 31, 30 * 365 * DAY, Number.POSITIVE_INFINITY])(
  "does not wake at once where it is to wait for %d ms",
  (milliseconds) => {
    const wake = vi.fn();
    after(milliseconds, wake);
    vi.advanceTimersByTime(24 * DAY);
    expect(wake).not.toHaveBeenCalled();
    vi.advanceTimersByTime(DAY);
    expect(wake).toHaveBeenCalledTimes(1);
  },
);
