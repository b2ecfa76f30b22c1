/** Makes text that a template wrote into a document that every reader of XML takes. Pure. */

/** Nothing may stand before an XML declaration, and some characters nowhere; comments may hold them. */
export function xmlText(xml: string): string {
  const text = `${xmlCharacters(xml).trim()}\n`;
  // Eleventy keeps what it rendered to the end of a build: where nothing changed, one copy is enough.
  return text === xml ? xml : text;
}

/** Without the characters that XML cannot hold in any form (XML 1.0, production 2). */
export function xmlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
