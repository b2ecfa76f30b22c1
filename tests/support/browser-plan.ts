/** Decides which browser the tests drive, and how to get one where there is none. Pure. */

export interface BrowserFacts {
  /** What CHROME_PATH says, and whether there is such a file. */
  chosen: { path: string; isThere: boolean } | null;
  /** Browsers that lie where they usually do, the best first. */
  found: readonly string[];
  isRoot: boolean;
  hasAptGet: boolean;
}

export interface Command {
  program: string;
  args: readonly string[];
}

export type BrowserPlan =
  | { kind: "use"; path: string }
  /** Ways to install one, to be tried in turn; each a list of commands. */
  | { kind: "install"; ways: readonly (readonly Command[])[] }
  | { kind: "refuse"; reason: string };

const DEBIAN: readonly Command[] = [
  { program: "apt-get", args: ["update"] },
  { program: "apt-get", args: ["install", "-y", "--no-install-recommends", "chromium"] },
];
const PLAYWRIGHT: readonly Command[] = [
  {
    program: process.execPath,
    args: ["node_modules/playwright-core/cli.js", "install", "--no-shell", "chromium"],
  },
];

/** What helps where nothing could be installed. */
export const ADVICE = [
  "Install Chrome or Chromium in one of these ways, then run the tests again:",
  "  sudo apt-get install chromium          (Debian)",
  "  npx playwright-core install chromium   (elsewhere)",
  "or say where there is one: CHROME_PATH=/path/to/chrome npm test",
].join("\n");

export function planBrowser({ chosen, found, isRoot, hasAptGet }: BrowserFacts): BrowserPlan {
  if (chosen !== null && !chosen.isThere) {
    const reason = `CHROME_PATH names ${chosen.path}, but there is no such file. Mend it, or unset it.`;
    return { kind: "refuse", reason };
  }
  const path = chosen?.path ?? found[0];
  if (path !== undefined) return { kind: "use", path };
  // Debian's brings the libraries it needs along; the test library's own relies on them being there.
  return { kind: "install", ways: isRoot && hasAptGet ? [DEBIAN, PLAYWRIGHT] : [PLAYWRIGHT] };
}

/** Where browsers lie on a system, the best first. */
export function usualPlaces(platform: string, home: string): string[] {
  if (platform === "darwin") {
    return ["", home].flatMap((root) => [
      `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (platform === "win32") {
    const roots = ["C:\\Program Files", "C:\\Program Files (x86)", `${home}\\AppData\\Local`];
    return roots.flatMap((root) => [
      `${root}\\Google\\Chrome\\Application\\chrome.exe`,
      `${root}\\Chromium\\Application\\chrome.exe`,
    ]);
  }
  return [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
  ];
}
