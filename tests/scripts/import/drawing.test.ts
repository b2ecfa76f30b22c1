import { describe, expect, test } from "vitest";
import { foreignToDrawing } from "../../../scripts/import/pictures/drawing.ts";

const NAMES =
  'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
const svg = (inside: string) => `<svg ${NAMES}>${inside}</svg>`;

describe("a drawing may hold", () => {
  test.each([
    ["shapes and colours", svg('<g fill="url(#a)"><path d="M0 0" style="fill:#fff"/></g>')],
    [
      "pictures of its own",
      svg('<image xlink:href="data:image/png;base64,AA=="/><use href="#a"/>'),
    ],
    ["styles", svg("<style><![CDATA[.a{fill:url(#b)}]]></style>")],
    ["movement", svg('<rect><animate attributeName="width" to="2"/></rect>')],
    ["notes of a program", svg('<metadata/><inkscape:grid inkscape:path="C:\\a"/>')],
    [
      "the name of its kind",
      `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg("")}`,
    ],
  ])("%s", (_, text) => expect(foreignToDrawing(text)).toBeNull());
});

describe("what holds more is no drawing:", () => {
  test.each([
    ["a script", svg("<script/>"), "<script>"],
    ["a script by another name", svg("<s:script>alert(1)</s:script>"), "<s:script>"],
    ["HTML", svg('<h:iframe srcdoc="&lt;script&gt;"/>'), "<h:iframe>"],
    ["HTML within it", svg("<foreignObject/>"), "<foreignObject>"],
    ["a link", svg('<a href="java&#115;cript:alert(1)"/>'), "<a>"],
    ["something to be done", svg('<rect ONload="x()"/>'), "<rect>"],
    ["a change of what is done", svg('<set attributeName="onclick" to="x()"/>'), "<set>"],
    [
      "a change of where it leads",
      svg('<animate attributeName="xlink:href" to="x"/>'),
      "<animate>",
    ],
    ["a picture from elsewhere", svg('<image href="https://track.example/x.png"/>'), "<image>"],
    ["a colour from elsewhere", svg('<rect fill="url( //track.example/x)"/>'), "<rect>"],
    ["hidden words", svg('<rect style="fill:\\75rl(//track.example)"/>'), "<rect>"],
    ["a style from elsewhere", svg("<style>@im<![CDATA[port 'x']]></style>"), "<style>"],
    ["a sheet for it", `<?xml-stylesheet href="x"?>${svg("")}`, "<?xml-stylesheet?>"],
    [
      "attributes for all",
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>${svg("")}`,
      "<!DOCTYPE>",
    ],
    ["names of its own", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`, "<!DOCTYPE>"],
    ["another encoding", `<?xml version="1.0" encoding="UTF-7"?>${svg("")}`, "the encoding UTF-7"],
    ["another kind of XML", "<html/>", "<html>"],
    ["half of one", svg("").slice(0, -4), "a flaw"],
  ])("%s", (_, text, found) => expect(foreignToDrawing(text)).toContain(found));
});
