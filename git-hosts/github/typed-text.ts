/** Text that people may have typed on GitHub's pages. */
import { z } from "zod";

/** A browser sends what was typed with CR LF (HTML, "multiline text"); what we wrote has LF. */
export const TypedText = z.string().transform((text) => text.replaceAll("\r\n", "\n"));
