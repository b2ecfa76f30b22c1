/** `1 comment`, `2 comments`: for what scripts print. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
