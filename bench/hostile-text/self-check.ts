/** Shows that the trap works: for every kind of finding, something that must be found. */
import type { Browser } from "playwright-core";
import type { Exhibit, FindingKind } from "./exhibits.ts";
import { oddMarkup } from "./markup.ts";
import { openAudience } from "./open-exhibits.ts";
import { oddHeaders } from "./service-exhibits.ts";
import { malformed } from "./site-exhibits.ts";
import { openStage } from "./stage.ts";
import { obeyedBy, terminalAttacks } from "./terminal-attacks.ts";

const UNSAFE: readonly (readonly [kind: FindingKind, html: string])[] = [
  ["ran", "<script>alert(1)</script>"],
  ["ran", "<script>confirm(1)</script>"],
  ["ran", "<script>prompt(1)</script>"],
  ["ran", "<script>print()</script>"],
  ["ran", "<script>eval('1')</script>"],
  ["ran", "<script>console.log(1)</script>"],
  [
    "ran",
    "<script>console.info('Autofocus processing was blocked because a document already has a focused element.')</script>",
  ],
  ["ran", "<script>var silent = 1</script>"],
  ["ran", "<script>(() => 1)()</script>"],
  ["ran", "<script>throw 1</script>"],
  ["ran", "<img src=x onerror=alert(1)>"],
  ["ran", "<p onclick=1>x</p>"],
  ["ran", "<p onpointerrawupdate=alert(1)>x</p>"],
  ["ran", "<p onanimationstart=alert(1)>x</p>"],
  ["ran", "<details ontoggle=alert(1)>x</details>"],
  ["ran", "<body onhashchange=alert(1)>"],
  ["ran", "<input onfocus=alert(1)>"],
  ["ran", "<svg onload=alert(1)>"],
  ["ran", "<a href=javascript:alert(1)>x</a>"],
  ["ran", "<a href=' java\nscript:alert(1)'>x</a>"],
  ["ran", "<form action=javascript:alert(1)><button>x</button></form>"],
  ["ran", "<iframe src=javascript:alert(1)></iframe>"],
  ["ran", "<iframe srcdoc='<script>alert(1)</script>'></iframe>"],
  ["left", "<script>location = '/elsewhere'</script>"],
  ["left", "<script>document.onclick = () => { location = '/elsewhere' }</script><p>x"],
  ["asked", "<img src=https://evil.example/>"],
  ["asked", "<link rel=stylesheet href=//evil.example/x.css>"],
  ["asked", "<p style='background: url(http://evil.example/)'>x</p>"],
  [
    "asked",
    "<form action=https://evil.example/><button formaction=https://evil.example/ onclick='form.submit()'>x",
  ],
  ["handler", "<p onclick=1>x</p>"],
  ["handler", "<p ONUNHEARDOF=1>x</p>"],
  ["address", "<a href=javascript:1>x</a>"],
  ["address", "<a href='\u0001java\tscript:1'>x</a>"],
  ["address", "<a href=data:text/html,x>x</a>"],
  ["address", "<a href=VBScript:x>x</a>"],
  ["address", "<button formaction=javascript:1>x</button>"],
  ["address", "<svg><a xlink:href=javascript:1>x</a></svg>"],
  ["style", "<p style=position:fixed>x</p>"],
  ["style", "<style>p { position: fixed }</style>"],
  ...[
    ..."script iframe frame object embed base svg math template audio video source form".split(" "),
  ].map(
    (tag) =>
      ["element", tag === "frame" ? "<frameset><frame></frameset>" : `<${tag}></${tag}>`] as const,
  ),
  ["element", "<p><meta name=x></p>"],
  ["element", "<meta http-equiv=refresh content='9; url=https://evil.example/'>"],
  ["element", "<p><link rel=stylesheet></p>"],
  ["element", "<p><img src=/x.png></p>"],
  ["markup", "<p hidden>x</p>"],
  ["markup", "<b id=comments>x</b>"],
  ["markup", "<div class=comment-text><a href=/ rel='nofollow ugc noopener'>x</a></div>"],
  ["markup", "<div class=comment-text><a href=https://a.example/>x</a></div>"],
];

/** Each in a document of its own, as bare as it can be. */
const UNSAFE_PAGES: readonly (Exhibit & { kind: FindingKind })[] = UNSAFE.map(([kind, html]) => ({
  kind,
  place: "self-check",
  attacks: [html],
  mediaType: "text/html; charset=utf-8",
  body: `<!doctype html><title>Unsafe</title>${html.startsWith("<frameset") ? html : `<main>${html}</main>`}`,
}));

const UNSAFE_ANSWERS: readonly (Exhibit & { kind: FindingKind })[] = [
  { mediaType: "application/xml", body: "<feed>\u0001</feed>", kind: "malformed" as const },
  { mediaType: "application/xml", body: "<feed><p></feed>", kind: "malformed" as const },
  { mediaType: "application/json", body: "{", kind: "malformed" as const },
  { mediaType: "text/html", body: "", headers: ["x-injected"], kind: "header" as const },
].map((answer) => ({ place: "self-check", attacks: [answer.body], ...answer }));

/** Throws where one stays unnoticed; gives how many there were. */
export async function checkTraps(browser: Browser): Promise<number> {
  const unsafe = [...UNSAFE_PAGES, ...UNSAFE_ANSWERS];
  const stage = await openStage();
  const audience = await openAudience(browser, stage);
  try {
    const { findings } = await audience.open(unsafe);
    for (const exhibit of unsafe) {
      const ofIt = findings.filter(({ attacks }) => attacks === exhibit.attacks);
      ofIt.push(...oddMarkup(exhibit), ...malformed(exhibit), ...oddHeaders(exhibit));
      if (ofIt.some(({ kind }) => kind === exhibit.kind)) continue;
      throw new Error(`The trap does not notice (${exhibit.kind}): ${exhibit.attacks.join()}`);
    }
  } finally {
    await audience.close();
    stage.close();
  }
  const commands = terminalAttacks();
  // Marks that pile up on a letter are no command.
  const unnoticed = commands.filter((text) => obeyedBy(text) === null && !/\u0301/.test(text));
  if (unnoticed.length > 0) throw new Error(`No trap notices ${JSON.stringify(unnoticed[0])}`);
  return unsafe.length + commands.length;
}
