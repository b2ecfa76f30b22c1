/** Whether an SVG is a drawing and no more: opened at its own address, it could run and load what it holds. Pure. */
import { SaxesParser, type SaxesTagNS } from "saxes";

type Attribute = SaxesTagNS["attributes"][string];

const SVG = "http://www.w3.org/2000/svg";
/** No links, no HTML, and no `set`. */
const ELEMENTS = new Set(
  [
    "svg g defs symbol use switch view title desc metadata style",
    "path rect circle ellipse line polyline polygon text tspan textPath image",
    "linearGradient radialGradient stop pattern clipPath mask marker filter",
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting",
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR",
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight",
    "feSpecularLighting feSpotLight feTile feTurbulence",
    "animate animateMotion animateTransform mpath",
  ].flatMap((names) => names.split(" ")),
);
/** What programs that draw keep beside the drawing, which browsers make nothing of. */
const NOTES =
  /^(?:https?:\/\/(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|inkscape\.sourceforge\.net|purl\.org\/dc|creativecommons\.org|web\.resource\.org\/cc|www\.w3\.org\/1999\/02\/22-rdf-syntax-ns|www\.bohemiancoding\.com|www\.serif\.com|ns\.adobe\.com)|adobe:ns:)/;
/** Each writes the signs of markup alike. */
const ENCODING = /^(?:utf-8|us-ascii|iso-8859-1)$/i;
const IN_ITSELF = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i;
/** CSS that loads something, or hides from these words. */
const LOADS = /\\|@import|(?:url|src|image-set)\([^()]*\/\//i;

/** What in it is none of a drawing; null where all is. */
export function foreignToDrawing(svg: string): string | null {
  const found: string[] = [];
  let styles = "";
  const inside: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const addText = (text: string) => {
    if (inside.at(-1) === "style") styles += text;
  };
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (!ENCODING.test(encoding)) found.push(`the encoding ${encoding}`);
  });
  // Browsers add what a list of attributes in it says.
  parser.on("doctype", (text) => {
    if (text.includes("[")) found.push("<!DOCTYPE> with declarations");
  });
  parser.on("processinginstruction", ({ target }) => found.push(`<?${target}?>`));
  parser.on("opentag", (tag) => {
    inside.push(tag.local);
    if (!isOfDrawing(tag)) found.push(`<${tag.name}>`);
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => inside.pop());
  parser.on("error", () => found.push("a flaw"));
  parser.write(svg).close();
  if (LOADS.test(styles)) found.push("<style> that loads something");
  return found[0] ?? null;
}

function isOfDrawing({ uri, local, attributes }: SaxesTagNS): boolean {
  if (uri !== SVG) return NOTES.test(uri);
  return ELEMENTS.has(local) && Object.values(attributes).every(isHarmless);
}

function isHarmless({ uri, local, value }: Attribute): boolean {
  if (local === "href") return IN_ITSELF.test(value);
  if (local === "attributeName") return !/^on|href$/i.test(value.trim());
  return uri !== "" || !(/^on/i.test(local) || LOADS.test(value));
}
