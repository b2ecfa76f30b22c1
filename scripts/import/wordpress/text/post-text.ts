/** The text of a post: from the HTML that WordPress keeps to Markdown. Pure. */
import type { Body, Places, PostText } from "../../origin.ts";
import { type Survey, withoutEnd } from "../survey.ts";
import { longAddress } from "./addresses.ts";
import { remarksOnWritten, withBackgrounds } from "./backgrounds.ts";
import { blockContents, isOfBlocks, remarksOnComments, withoutComments } from "./blocks.ts";
import { withoutEmbeds } from "./embeds.ts";
import { type Footnotes, withFootnotes } from "./footnotes.ts";
import { htmlTree } from "./html-tree.ts";
import { markdownOf } from "./markdown-of.ts";
import { withParagraphs } from "./paragraphs.ts";
import { withPatterns } from "./patterns.ts";
import { pictureAddresses, withFigures, withShownPictures, withWholePictures } from "./pictures.ts";
import { expandShortcodes } from "./shortcodes.ts";
import { withTargets } from "./targets.ts";
import {
  linksTo,
  withBreaksOutside,
  withCleanMarks,
  withCodeBlocks,
  withLowerHeadings,
  withPlacedLinks,
  withSplitParagraphs,
} from "./tidy.ts";
import { withLinks } from "./web-links.ts";

export interface WrittenText {
  /** The post's. */
  id: string;
  /** As WordPress keeps it. */
  kept: string;
  notes: Footnotes;
  /** On what else of it did not come. */
  remarks?: readonly string[];
}

export function postText(
  { id, kept, notes, remarks: others = [] }: WrittenText,
  survey: Survey,
): PostText {
  const { site, attachments, uploads } = survey;
  const own = survey.attachmentsOf.get(id) ?? [];
  const html = withPatterns(kept, survey.patterns);
  const expanded = expandShortcodes(html, { attachments, own });
  const parsed = withCodeBlocks(htmlTree(expanded.html));
  const contents = isOfBlocks(html) ? blockContents(parsed) : withParagraphs(parsed);
  const safe = withoutEmbeds(withFootnotes(withoutComments(contents), notes), site);
  const pictured = withBackgrounds(safe.nodes);
  const whole = withWholePictures(pictured, {
    site,
    uploadOf: (upload) => attachments.get(upload)?.url ?? null,
    isUpload: (address) => uploads.has(address),
    isPageOfUpload: (address) => uploads.has(withoutEnd(address)),
  });
  const marked = withCleanMarks(withSplitParagraphs(withBreaksOutside(withFigures(whole))));
  const nodes = withTargets(withLowerHeadings(marked)).map(withLinks);
  const remarks = [
    ...others,
    ...expanded.remarks,
    ...remarksOnComments(html),
    ...safe.remarks,
    ...remarksOnWritten(pictured),
  ];
  const write = ({ picture, link }: Places): Body => {
    const longLink = (address: string) => link(longAddress(address, survey));
    const placed = withPlacedLinks(nodes, { site, link: longLink });
    const shown = withShownPictures(placed, picture);
    const old = linksTo(site, placed);
    const told = old.length === 0 ? [] : [`links to the old site still: ${shortened(old)}`];
    return { text: markdownOf(shown), remarks: [...remarks, ...told] };
  };
  return { pictures: pictureAddresses(nodes), write };
}

const LISTED = 3;

function shortened(addresses: readonly string[]): string {
  const more = addresses.length - LISTED;
  const listed = addresses.slice(0, LISTED).join(", ");
  return more > 0 ? `${listed} and ${more} more` : listed;
}
