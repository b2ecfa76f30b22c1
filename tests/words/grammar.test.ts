import { describe, expect, test } from "vitest";
import { directionOf, grammarOf } from "../../words/grammar.ts";
import { LANGUAGES, wordsFor } from "../../words/words.ts";

test.each([
  ...["ar", "ar-EG", "he", "fa", "ur", "ckb", "dv", "yi", "az-Arab", "pa-PK", "ff-Adlm"].map(
    (language) => [language, "rtl"],
  ),
  ...["de", "en", "en-GB", "es", "fr", "ja", "zh", "az", "pa", "ff", "ar-Latn", "ku"].map(
    (language) => [language, "ltr"],
  ),
])("%s is read %s", (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

describe("a name in a sentence", () => {
  test.each([
    ["en", "Ada", "Ada"],
    ["en", "東京", "東京"],
    ["en", "ليلى", "\u2067ليلى\u2069"],
    ["en", "How to say שלום", "\u2066How to say שלום\u2069"],
    ["en", "שלום in many languages", "\u2066שלום in many languages\u2069"],
    ["ja", "משה 2", "\u2067משה 2\u2069"],
    ["ar", "Ada!", "\u2066Ada!\u2069"],
    ["ar", "ليلى", "\u2067ليلى\u2069"],
    ["ar", "C++ للمبتدئين", "\u2067C++ للمبتدئين\u2069"],
  ])("of %s is set apart where it may read the other way: %s", (language, name, set) => {
    expect(grammarOf(language).own(name)).toBe(set);
  });
});

describe("a title by itself reads as it does in a sentence", () => {
  test.each([
    ["en", "Ada", "ltr"],
    ["en", "2026", "ltr"],
    ["en", "Stet: تعليقات في مستودع git", "rtl"],
    ["en", "שלום in many languages", "ltr"],
    ["ar", "Stet: تعليقات في مستودع git", "rtl"],
    ["ar", "GitHub Actions للمبتدئين", "rtl"],
    ["ar", "Stet in English", "ltr"],
    ["ar", "2026", "rtl"],
  ])("on pages of %s, %s: %s", (language, title, direction) => {
    expect(grammarOf(language).direction(title)).toBe(direction);
  });
});

describe("the words of a language", () => {
  test.each([
    ["en-GB", "en"],
    ["de-CH", "de"],
    ["fr-CA", "fr"],
    ["es-419", "es"],
    ["ar-MA", "ar"],
    ["ja-Jpan-JP", "ja"],
  ])("serve its regions too: %s", (region, language) => {
    expect(wordsFor(region).form.title).toBe(wordsFor(language).form.title);
  });

  test("count with the digits of the region", () => {
    expect(wordsFor("ar-EG").site.pageOf(2, 30)).toBe("الصفحة ٢ من ٣٠");
    expect(wordsFor("ar").site.pageOf(2, 30)).toBe("الصفحة 2 من 30");
  });

  test.each(["zh", "pt-BR", "xx", "constructor"])("fail where there are none: %s", (language) => {
    expect(() => wordsFor(language)).toThrow(
      `There are no words for the language "${language}" yet. Languages here: ar, de, en, es, fr, ja. ` +
        "Copy the nearest one in words/, translate it, and list it in words/words.ts.",
    );
  });

  test("are those of six languages", () => {
    expect(LANGUAGES).toEqual(["ar", "de", "en", "es", "fr", "ja"]);
  });
});
