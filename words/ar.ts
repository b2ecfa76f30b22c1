/** Every word a reader sees, in Arabic. Nothing supposes that the reader is a man or a woman. */
import type { Words } from "./en.ts";
import type { Grammar } from "./grammar.ts";

/** `few` is 3 to 10, `many` 11 to 99; one and two need no number. */
type Arabic = Grammar<"zero" | "one" | "two" | "few" | "many" | "other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks: Words["marks"] = { colon: ": ", comma: "، ", quotes: ["«", "»", "“", "”"] };

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: Arabic): Words["site"] => ({
  skip: "التخطي إلى المحتوى",
  sections: "أقسام الموقع",
  archive: "الأرشيف",
  archiveOf: (year) => `تدوينات عام ${year}`,
  archiveOfMonth: (month) => `تدوينات ${month}`,
  postCount: (count) =>
    counted(count, {
      zero: "لا تدوينات",
      one: "تدوينة واحدة",
      two: "تدوينتان",
      few: "# تدوينات",
      many: "# تدوينة",
      other: "# تدوينة",
    }),
  tags: "الوسوم",
  tagged: (name) => `تدوينات بوسم «${own(name)}»`,
  morePosts: "المزيد من التدوينات",
  newerPosts: "تدوينات أحدث",
  olderPosts: "تدوينات أقدم",
  pageOf: (page, pages) => `الصفحة ${number(page)} من ${number(pages)}`,
  previous: "التدوينة السابقة",
  next: "التدوينة التالية",
  updated: "حُدّثت في",
  draft: "مسودة",
  scheduled: "مجدولة",
  pinned: "مثبَّتة",
  readingTime: (minutes) =>
    counted(minutes, {
      zero: "أقل من دقيقة قراءة",
      one: "دقيقة قراءة واحدة",
      two: "دقيقتا قراءة",
      few: "# دقائق قراءة",
      many: "# دقيقة قراءة",
      other: "# دقيقة قراءة",
    }),
  contents: "في هذه الصفحة",
  seriesPart: (part, parts, name) =>
    `الجزء ${number(part)} من ${number(parts)} من سلسلة «${own(name)}»`,
  related: "تدوينات ذات صلة",
  recentComments: "أحدث التعليقات",
  backToText: (place) =>
    place === 1 ? "العودة إلى النص" : `العودة إلى النص، الموضع ${number(place)}`,
  code: "شيفرة برمجية",
  table: "جدول",
  noPosts: "لم يُكتب شيء هنا بعد.",
  feeds: "الخلاصات",
  postsFeed: "التدوينات",
  commentsFeed: "التعليقات",
  commentsFeedTitle: (title) => `التعليقات على «${own(title)}»`,
  commentsFeedOfPost: "خلاصة التعليقات على هذه التدوينة",
  moved: "انتقلت هذه الصفحة إلى:",
  notFound: "لا توجد صفحة هنا",
  notFoundHelp: "ربما كُتب العنوان خطأً، أو نُقلت الصفحة إلى مكان آخر.",
  allPosts: "عرض كل التدوينات",
});

const responses = {
  zero: "لا ردود",
  one: "رد واحد",
  two: "ردّان",
  few: "# ردود",
  many: "# ردًّا",
  other: "# رد",
};

/** After a preposition. */
const days = {
  zero: "# يوم",
  one: "يوم واحد",
  two: "يومين",
  few: "# أيام",
  many: "# يومًا",
  other: "# يوم",
};

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: Arabic): Words["search"] => ({
  title: "البحث",
  words: "كلمات البحث",
  found: "عدد التدوينات الموجودة: {count}",
  nothing: "لا نتائج. قد تفيد كلمات أخرى أو كلمات أقل.",
  more: "عرض المزيد",
  missing: "البحث في هذا الموقع غير متاح الآن.",
  elsewhere: (name) => `البحث في هذا الموقع عبر ${own(name)}`,
  withoutScript: (name) =>
    `من دون JavaScript يسأل هذا النموذج ${own(name)}، فتُعرف هناك كلمات البحث.`,
  withButton: (name) => `هذا الزر يسأل ${own(name)}، فتُعرف هناك كلمات البحث.`,
  needsScript: "البحث هنا يحتاج إلى JavaScript.",
});

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: Arabic): Words["thread"] => ({
  responses: (count, title) => `${counted(count, responses)} على «${own(title)}»`,
  responseCount: (count) => counted(count, responses),
  noResponses: "لا ردود بعد",
  author: "الكاتب",
  edited: "عُدّل في",
  inReplyTo: (name) => `ردًّا على ${own(name)}`,
  inReplyToMissing: "ردًّا على تعليق غير موجود هنا",
  someone: "شخص ما",
  moved: "التعليق الذي تبحث عنه في صفحة أخرى.",
  movedTo: "انتقل إليه",
  removed: "حُذف هذا التعليق.",
  allRemoved: "حُذفت جميع التعليقات التي كانت في هذه الصفحة.",
  reply: "رد",
  replyTo: (name) => `الرد على ${own(name)}`,
  replies: (count, name) => `${counted(count, responses)} على ${own(name)}`,
  furtherReplies: (count) =>
    counted(count, {
      zero: "لا ردود أخرى",
      one: "رد آخر",
      two: "ردّان آخران",
      few: "# ردود أخرى",
      many: "# ردًّا آخر",
      other: "# رد آخر",
    }),
  repliesTo: (name) => `الردود على ${own(name)}`,
  earlier: "تعليقات أقدم",
  later: "تعليقات أحدث",
  report: "إبلاغ",
  reportOf: (name) => `الإبلاغ عن تعليق ${own(name)}`,
  commentBy: (name, title) => `تعليق ${own(name)} على «${own(title)}»`,
  mention: {
    pingback: "تنبيه (Pingback)",
    trackback: "تعقيب (Trackback)",
    reply: "رد في موقع آخر",
    like: "إعجاب في موقع آخر",
    repost: "مشاركة في موقع آخر",
    mention: "إشارة في موقع آخر",
  },
  closed: {
    "no-service": "التعليقات مغلقة حاليًا، إذ ليست لهذا الموقع خدمة تعليقات في الوقت الحالي.",
    site: "التعليقات مغلقة حاليًا في هذا الموقع.",
    post: "أُغلقت التعليقات على هذه التدوينة من قِبل كاتبها.",
    age: (count) =>
      `تُغلق التعليقات بعد ${counted(count, days)} من نشر التدوينة، وقد انقضت هذه المدة هنا.`,
  },
  stillReadable: "وما قيل يبقى هنا للقراءة.",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: Arabic): Words["form"] => ({
  title: "إضافة رد",
  titleTo: (name) => `إضافة رد على ${own(name)}`,
  name: "الاسم",
  email: "البريد الإلكتروني",
  emailHint: "اختياري. تُرسم منه صورتك الرمزية، ولا يُنشر أبدًا.",
  url: "الموقع الإلكتروني",
  urlHint: "اختياري.",
  text: "التعليق",
  // The sign for quotations is mirrored within Arabic, and looks like its opposite.
  textHint:
    "يمكن استخدام Markdown: *إبراز*، **تشديد**، `رمز`، \u2066>\u2069 للاقتباس، وقوائم وروابط.",
  leaveEmpty: "يُترك هذا الحقل فارغًا",
  post: "نشر التعليق",
  preview: "معاينة",
  privacy:
    "يُنشر اسمك وموقعك وتعليقك مع هذه التدوينة؛ أما بريدك الإلكتروني فيُحوَّل فورًا إلى صورة رمزية ثم يُنسى.",
  script: {
    cancelReply: "إلغاء الرد",
    kept: "يُحفظ ما تكتبه على هذا الجهاز حتى إرساله، ثلاثين يومًا على الأكثر. وبعد الإرسال يبقى الاسم والبريد الإلكتروني والموقع هنا للمرة القادمة.",
    notSent: "لم تُجب خدمة التعليقات. ما كتبته ما زال هنا: يُرجى إرساله من جديد بعد لحظات.",
    follow: "متابعة ما يصير إليه التعليق",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm: Words["service"]["confirm"] = {
  no_token: "هل كل شيء كما ينبغي؟ إذن يُرجى الضغط على «نشر التعليق» مرة أخرى لإرساله.",
  changed:
    "سبق أن أرسلت تعليقًا بهذا النموذج. يُرجى الضغط على «نشر التعليق» مرة أخرى لإرسال هذا أيضًا.",
  unknown_origin:
    "لم يذكر متصفحك من أي صفحة جاء هذا. إن كان منك، فيُرجى الضغط على «نشر التعليق» مرة أخرى.",
  hidden_field:
    "مُلئ حقل ينبغي أن يبقى فارغًا، ربما من المتصفح نفسه. لقد أُفرغ من جديد: يُرجى الضغط على «نشر التعليق» مرة أخرى.",
  too_quick: "كان ذلك سريعًا! يُرجى الضغط على «نشر التعليق» مرة أخرى، لنعرف أن المرسل إنسان.",
  busy: "تصل الآن تعليقات كثيرة جدًّا. يُرجى الضغط على «نشر التعليق» مرة أخرى، لنعرف أن المرسل إنسان.",
};

/** Why a comment was not taken, or a page is not there. */
const refused: Words["service"]["refused"] = {
  too_large: "هذا أكبر من أن يُرسل. زر الرجوع في متصفحك يعيد إليك ما كتبته.",
  unsupported_type: "يمكن إرسال التعليقات بنموذج أو بصيغة JSON.",
  unreadable: "تعذّرت قراءة ما أُرسل.",
  invalid_version:
    "للنموذج في تلك الصفحة عنوان لا يُخدم هنا: من إصدارات Staticman يُخدم v2 و v3. يُرجى إخبار كاتب الصفحة.",
  invalid_service:
    "يذكر النموذج في تلك الصفحة خدمة غير معروفة هنا: المعروفتان هما github و gitlab. يُرجى إخبار كاتب الصفحة.",
  branch_mismatch:
    "يذكر النموذج في تلك الصفحة فرعًا غير الفرع المخصص للتعليقات. يُرجى إخبار كاتب الصفحة.",
  invalid: "في النموذج ما يحتاج إلى نظرة أخرى. ما كتبته ما زال هنا.",
  foreign_origin: "جاء هذا من صفحة في موقع آخر. يُرجى استخدام النموذج في هذا الموقع.",
  unknown_post: "لا توجد هنا تدوينة كهذه. ربما نُقلت.",
  closed: "التعليقات على هذه التدوينة مغلقة.",
  unknown_parent:
    "التعليق المردود عليه لم يعد موجودًا. ما كتبته ما زال هنا: إن أُرسل الآن صار تعليقًا مستقلًّا.",
  too_many:
    "تصل تعليقاتك أسرع مما يمكننا استقباله. ما كتبته ما زال هنا: يُرجى الانتظار قليلًا ثم إرساله من جديد.",
  storage: "لم نتمكن من حفظ تعليقك الآن. ما كتبته ما زال هنا: يُرجى إرساله من جديد بعد بضع دقائق.",
  unknown_status:
    "لا يوجد في هذا العنوان تعليق نخبرك عنه. ربما كُتب العنوان خطأً، أو مضى على التعليق أكثر من تسعين يومًا، وهي مدة ما نتذكره.",
  not_found: "لا توجد صفحة في هذا العنوان. ربما كُتب خطأً.",
  failed: "حدث خطأ ما هنا، وليس الذنب ذنبك. يُرجى المحاولة من جديد لاحقًا.",
};

/** What is wrong with one field. */
const problem = ({ own }: Arabic): Words["service"]["problem"] => ({
  missing: "يُرجى ملء هذا الحقل.",
  too_long: "هذا أطول مما ينبغي.",
  email: "لا يبدو هذا عنوان بريد إلكتروني. يمكن أيضًا ترك الحقل فارغًا.",
  url: "لا يبدو هذا عنوان موقع. يمكن أيضًا ترك الحقل فارغًا.",
  invalid: "لا يمكن أن يكون هذا صحيحًا.",
  other: (field) => `لا يقبل النموذج هذا الحقل: ${own(field)}.`,
});

/** For programs that were made for Staticman. */
const staticman: Words["service"]["staticman"] = {
  confirmAgain:
    "يُرجى إرسال هذا مرة أخرى مع الرمز الوارد في هذا الجواب باسم \u2066options[token]\u2069. يمكن لكاتب الموقع الاستغناء عن ذلك بالإعداد staticman.confirm في site.config.ts.",
  missingParams: (names) => `على النموذج أن يرسل ${names.join("، ")}.`,
  retired: {
    connect:
      "لا حاجة إلى ربط أي شيء: تقترح الخدمة التعليقات بالصلاحيات التي يمنحها إياها مشغّلها على مضيف git.",
    encrypt: "لا حاجة إلى تشفير أي شيء: مفاتيح الخدمة في بيئتها، وليس في المستودع منها شيء.",
    auth: "لا يحتاج أحد إلى تسجيل الدخول للتعليق. يُرجى حذف auth-token و auth-type من النموذج.",
    webhook: "لا حاجة إلى webhook: تنظر الخدمة بنفسها فيما آل إليه التعليق.",
  },
};

/** What became of a comment. */
const status: Words["service"]["status"] = {
  received: { title: "وصل", text: "تعليقك محفوظ لدينا. والخطوة التالية أن يراه المشرف." },
  waiting: {
    title: "في انتظار الموافقة",
    text: "يقرأ المشرف كل تعليق قبل نشره. يكفي الاحتفاظ بعنوان هذه الصفحة لمعرفة ما يصير إليه تعليقك.",
  },
  approved: { title: "تمت الموافقة", text: "سيظهر تعليقك عند بناء الموقع في المرة القادمة." },
  published: { title: "نُشر", text: "صار تعليقك الآن جزءًا من الصفحة." },
  not_published: { title: "لم يُنشر", text: "قرّر المشرف عدم نشر هذا التعليق." },
  unsure: {
    title: "محفوظ وفي الانتظار",
    text: "تعليقك محفوظ. أما ما آل إليه منذ ذلك الحين فلا يمكن الاطلاع عليه الآن.",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (arabic: Arabic): Words["service"] => ({
  backTo: (title) => `العودة إلى «${arabic.own(title)}»`,
  answering: (name) => `ردًّا على ${arabic.own(name)}:`,
  someone: "شخص ما",
  previewTitle: "معاينة",
  previewHeading: "هكذا سيبدو",
  previewBy: (name) => `تعليق ${arabic.own(name)}:`,
  change: "تغيير شيء ما",
  whatYouWrote: "ما كتبته",
  parentGone: "التعليق المراد الرد عليه لم يعد موجودًا. ما يُكتب هنا يصير تعليقًا مستقلًّا.",
  confirmTitle: "يُرجى الإرسال مرة أخرى",
  confirm,
  confirmAgain: "يُرجى إرسال هذا مرة أخرى مع الرمز الوارد في هذا الجواب.",
  refusedTitle: "لم يُرسل تعليقك",
  errorTitle: "لم ينجح ذلك",
  refused,
  problem: problem(arabic),
  staticman,
  statusTitle: "تعليقك",
  status,
  seeIt: "قراءته في الصفحة",
  lookAgain: "النظر مرة أخرى",
});

export const inArabic = (arabic: Arabic): Words => ({
  marks,
  site: site(arabic),
  search: search(arabic),
  thread: thread(arabic),
  form: form(arabic),
  service: service(arabic),
});
