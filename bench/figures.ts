/** Prints what was measured, in columns that line up. */

export type Row = readonly (string | number)[];

/** Numbers stand at the right of their column, words at the left. */
export function printFigures(
  title: string,
  columns: readonly string[],
  rows: readonly Row[],
): void {
  const table = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const isNumber = columns.map((_, at) =>
    rows.every((row) => /^[\d.,]/.test(String(row[at] ?? ""))),
  );
  const lines = table.map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return isNumber[at] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
  console.log([title, ...lines.map((line) => `  ${line}`), ""].join("\n"));
}

/** With the digits that a noisy machine allows to be believed: three. */
export function rounded(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

/** The value at or below which this share of all lies; `sorted` is in rising order and not empty. */
export function percentile(sorted: readonly number[], share: number): number {
  const at = Math.min(Math.ceil(sorted.length * share), sorted.length) - 1;
  return sorted[Math.max(at, 0)] ?? Number.NaN;
}
