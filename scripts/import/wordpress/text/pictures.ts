/** Pictures in the text of a post: which file each one means, and how it stands in Markdown. Pure. */
import { unescape as decode } from "node:querystring";
import type { Element, ElementContent } from "hast";
import type { Places } from "../../origin.ts";
import { absoluteAddress } from "./addresses.ts";
import { sourceOf } from "./backgrounds.ts";
import {
  classesOf,
  element,
  elementsIn,
  isElement,
  rewritten,
  text,
  wordsIn,
} from "./rewritten.ts";

export interface PictureContext {
  site: string | null;
  /** Address of the file as it was uploaded, by its id. */
  uploadOf(id: string): string | null;
  /** Whether a file with this address was uploaded. */
  isUpload(address: string): boolean;
  /** Whether this is the page that WordPress has for such a file. */
  isPageOfUpload(address: string): boolean;
}

const IS_PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/**
 * Every picture gets the address of the file as it was uploaded, and loses the link to that: WordPress
 * shows a smaller copy of it, and Stet makes its own.
 */
export function withWholePictures(
  nodes: readonly ElementContent[],
  context: PictureContext,
): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (isElement(node, "img")) return wholePicture(node, context);
    if (isElement(node, "a")) return withoutOwnLink(node, context);
    if (isElement(node, "picture")) return node.children.filter((child) => isElement(child, "img"));
    return [node];
  });
}

function wholePicture(
  img: Element,
  { site, uploadOf, isUpload }: PictureContext,
): ElementContent[] {
  const alt = String(img.properties.alt ?? "");
  const address = absoluteAddress(sourceOf(img), site);
  if (address === null) return alt === "" ? [] : [text(alt)];
  const [, id = ""] = /\bwp-image-(\d+)/.exec(classesOf(img).join(" ")) ?? [];
  const plain = address.replace(/\?.*$/, "");
  const larger = plain.replace(/-\d+x\d+(?=\.\w+$)/, "");
  const whole = uploadOf(id) ?? [larger, plain].find(isUpload) ?? address;
  return [element("img", { src: whole, alt })];
}

function withoutOwnLink(link: Element, { site, isPageOfUpload }: PictureContext): ElementContent[] {
  const pictures = elementsIn(link.children).filter((node) => isElement(node, "img"));
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1 || wordsIn(link).trim() !== "") return [link];
  const { href, rel } = link.properties;
  const address = absoluteAddress(String(href ?? ""), site);
  if (address !== null && IS_PICTURE.test(address))
    return [element("img", { ...picture.properties, src: address })];
  const isOwn =
    address === null || isPageOfUpload(address) || String(rel ?? "").includes("attachment");
  return isOwn ? [picture] : [link];
}

/** A picture with its caption is one paragraph, which the site makes a figure of. */
export function withFigures(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (isElement(node, "ul", "ol") && isGallery(node)) return node.children.flatMap(childrenOf);
    if (isElement(node, "p")) return withPicturesApart(node);
    return isElement(node, "figure") ? paragraphsOf(node) : [node];
  });
}

function paragraphsOf(figure: Element): ElementContent[] {
  const caption = figure.children.find((child) => isElement(child, "figcaption"));
  const others = figure.children.filter((child) => child !== caption);
  const inside = elementsIn(figure.children);
  const [picture, another] = inside.filter(({ tagName }) => tagName === "img");
  const isAlone = another === undefined && wordsIn(figure).trim() === wordsOf(caption);
  if (picture === undefined || !isAlone) return [...others, ...captionParagraph(caption)];
  // A title holds words only: a caption with a link is a paragraph of its own, as is that of a linked picture.
  if (inside.some(({ tagName }) => tagName === "a"))
    return [element("p", {}, others), ...captionParagraph(caption)];
  const title = wordsOf(caption).replace(/\s+/g, " ");
  return [element("p", {}, [element("img", { ...picture.properties, ...(title && { title }) })])];
}

/** A list of nothing but pictures, each a paragraph by now. */
function isGallery({ children }: Element): boolean {
  const paragraphs = children.filter((node) => isElement(node)).flatMap(childrenOf);
  const hasPicture = (node: ElementContent) =>
    elementsIn([node]).some(({ tagName }) => tagName === "img");
  return (
    paragraphs.length > 0 &&
    paragraphs.every(hasPicture) &&
    wordsIn(element("div", {}, paragraphs)).trim() === ""
  );
}

function childrenOf(node: ElementContent): ElementContent[] {
  return isElement(node) ? node.children : [];
}

function wordsOf(caption: ElementContent | undefined): string {
  return caption === undefined ? "" : wordsIn(caption).trim();
}

function captionParagraph(caption: ElementContent | undefined): Element[] {
  if (!isElement(caption) || wordsIn(caption).trim() === "") return [];
  const hasBlocks = caption.children.some((child) => isElement(child, "p"));
  return [element(hasBlocks ? "div" : "p", {}, caption.children)];
}

/** Beside text it floated; here it stands above. */
function withPicturesApart(paragraph: Element): ElementContent[] {
  const { children } = paragraph;
  const isPicture = (node: ElementContent) =>
    isElement(node, "img") ||
    (isElement(node, "a") && node.children.length === 1 && isElement(node.children[0], "img"));
  const isSpace = (node: ElementContent) =>
    isElement(node, "br") || (node.type === "text" && node.value.trim() === "");
  const first = children.findIndex((node) => !isPicture(node) && !isSpace(node));
  const last = children.findLastIndex((node) => !isPicture(node) && !isSpace(node));
  const apart = (nodes: readonly ElementContent[]) =>
    nodes.filter(isPicture).map((node) => element("p", {}, [node]));
  if (first < 0) return apart(children);
  const middle = children.slice(first, last + 1);
  return [
    ...apart(children.slice(0, first)),
    element("p", {}, middle),
    ...apart(children.slice(last + 1)),
  ];
}

/** Addresses of all of them, each once. */
export function pictureAddresses(nodes: readonly ElementContent[]): string[] {
  const pictures = elementsIn(nodes).filter((node) => isElement(node, "img"));
  return [...new Set(pictures.map(({ properties }) => String(properties.src ?? "")))];
}

/** Each as it is shown here, or else as a link to where it is, with its caption below. */
export function withShownPictures(
  nodes: readonly ElementContent[],
  picture: Places["picture"],
): ElementContent[] {
  const inLinks = new Set(
    elementsIn(nodes)
      .filter(({ tagName }) => tagName === "a")
      .flatMap(({ children }) => elementsIn(children))
      .map(({ properties }) => properties),
  );
  return rewritten(nodes, (node) => {
    if (!isElement(node, "img")) return [node];
    const address = String(node.properties.src ?? "");
    const shown = picture(address);
    if (shown !== null) return [{ ...node, properties: { ...node.properties, src: shown } }];
    const { alt, title } = node.properties;
    const caption = String(title ?? "");
    const name = String(alt || caption || fileName(address));
    const words = text(name);
    const link = inLinks.has(node.properties) ? words : element("a", { href: address }, [words]);
    const isSaid = caption === "" || caption === name;
    return isSaid ? [link] : [link, element("br", {}), text(caption)];
  });
}

function fileName(address: string): string {
  const [path = ""] = address.split(/[?#]/, 1);
  return decode(path.split("/").at(-1) ?? "") || address;
}
