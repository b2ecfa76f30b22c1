/** What a terminal would obey: every control character, and the commands that are made of them. */

/** Independent of what the product itself takes away or shows; joiners make letters and emoji. */
const OBEYED = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The first character that a terminal obeys or hides, with what stands around it; null where there is none. */
export function obeyedBy(text: string): string | null {
  const at = text.search(OBEYED);
  return at === -1 ? null : JSON.stringify(text.slice(Math.max(at - 20, 0), at + 20));
}

const ESC = "\u001b";
const CSI = "\u009b";
const ENDINGS = ["\u0007", `${ESC}\\`, "\u009c"];

const COMMANDS = [
  ...["[2J", "[1A", "[2K", "[31m", "[?1049h", "[6n", "[c", "[21t", "[>4;1m", "c", "(0", "#8", "7"],
];
const STRINGS = [
  "]0;a title",
  "]8;;https://evil.example/",
  "]52;c;cm0gLXJmIH4=",
  "]1337;File=:AA==",
  "]4;1;?",
  "P$q m",
  "_G a=T;AA==",
  "^private",
  "Xstring",
];

export function terminalAttacks(): string[] {
  const characters = Array.from({ length: 0x11_0000 }, (_, point) => point)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .filter((character) => OBEYED.test(character));
  const strings = STRINGS.flatMap((string) =>
    ENDINGS.map((ending) => `${ESC}${string}${ending}text${ESC}]8;;${ending}`),
  );
  return [
    ...characters.map((character) => `before${character}after`),
    ...COMMANDS.flatMap((command) => [`${ESC}${command}`, `${CSI}${command.replace("[", "")}`]),
    ...strings,
    ...strings.map((string) => string.replaceAll(ESC, `${ESC}${ESC}`)),
    "shown\rwritten over",
    "good\b\b\b\bevil",
    "line\u2028line\u0085line\u000bline\u000cline",
    "\u202eelpmis\u202c \u2066\u2067\u2068x\u2069 \u061c\u200e\u200f",
    `e${"\u0301".repeat(2_000)}`,
    `${"\u200b".repeat(500)}${"\u{e0041}".repeat(500)}\ufeff\u2060`,
    `\ud800${ESC}[0m\udfff`,
  ];
}
