/** Every word a reader sees, in Japanese, in the polite style. */
import type { Words } from "./en.ts";
import type { Grammar } from "./grammar.ts";

/** Nouns have no plural; what is counted has a counter (件, 日). */
type Japanese = Grammar<"other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks: Words["marks"] = { colon: "：", comma: "、", quotes: ["「", "」", "『", "』"] };

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: Japanese): Words["site"] => ({
  skip: "本文へ移動",
  sections: "サイト内のページ",
  archive: "アーカイブ",
  archiveOf: (year) => `${year}年の記事`,
  archiveOfMonth: (month) => `${month}の記事`,
  postCount: (count) => counted(count, { other: "#件の記事" }),
  tags: "タグ",
  tagged: (name) => `「${own(name)}」タグの記事`,
  morePosts: "ほかの記事",
  newerPosts: "新しい記事",
  olderPosts: "過去の記事",
  pageOf: (page, pages) => `${number(page)}ページ目（全${number(pages)}ページ）`,
  previous: "前の記事",
  next: "次の記事",
  updated: "更新日",
  draft: "下書き",
  scheduled: "公開予定",
  pinned: "固定",
  readingTime: (minutes) => counted(minutes, { other: "約#分で読めます" }),
  contents: "このページの内容",
  seriesPart: (part, parts, name) =>
    `シリーズ「${own(name)}」第${number(part)}回（全${number(parts)}回）`,
  related: "関連記事",
  recentComments: "最近のコメント",
  backToText: (place) => (place === 1 ? "本文に戻る" : `本文の${number(place)}か所目に戻る`),
  code: "コード",
  table: "表",
  noPosts: "まだ何も書かれていません。",
  feeds: "フィード",
  postsFeed: "記事",
  commentsFeed: "コメント",
  commentsFeedTitle: (title) => `「${own(title)}」へのコメント`,
  commentsFeedOfPost: "この記事へのコメントのフィード",
  moved: "このページは移動しました：",
  notFound: "ページが見つかりません",
  notFoundHelp: "アドレスに打ち間違いがあるか、ページが移動した可能性があります。",
  allPosts: "すべての記事を見る",
});

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: Japanese): Words["search"] => ({
  title: "検索",
  words: "探したい言葉",
  found: "{count}件の記事が見つかりました",
  nothing: "見つかりませんでした。別の言葉を使うか、言葉を減らしてみてください。",
  more: "さらに表示",
  missing: "このサイトの検索は現在ご利用いただけません。",
  elsewhere: (name) => `${own(name)}でこのサイトを検索`,
  withoutScript: (name) =>
    `JavaScriptが無効の場合、このフォームは${own(name)}で検索します。検索した言葉は先方に伝わります。`,
  withButton: (name) => `このボタンは${own(name)}で検索します。検索した言葉は先方に伝わります。`,
  needsScript: "ここでの検索にはJavaScriptが必要です。",
});

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: Japanese): Words["thread"] => ({
  responses: (count, title) => `「${own(title)}」への${counted(count, { other: "#件のコメント" })}`,
  responseCount: (count) => counted(count, { other: "コメント#件" }),
  noResponses: "コメントはまだありません",
  author: "筆者",
  edited: "編集日",
  inReplyTo: (name) => `${own(name)}さんへの返信`,
  inReplyToMissing: "ここにはないコメントへの返信",
  someone: "匿名",
  moved: "お探しのコメントは別のページにあります。",
  movedTo: "そのコメントへ",
  removed: "このコメントは削除されました。",
  allRemoved: "このページにあったコメントはすべて削除されました。",
  reply: "返信",
  replyTo: (name) => `${own(name)}さんに返信`,
  replies: (count, name) => `${own(name)}さんへの${counted(count, { other: "返信#件" })}`,
  furtherReplies: (count) => counted(count, { other: "ほかの返信#件" }),
  repliesTo: (name) => `${own(name)}さんへの返信一覧`,
  earlier: "前のコメント",
  later: "次のコメント",
  report: "報告",
  reportOf: (name) => `${own(name)}さんのコメントを報告`,
  commentBy: (name, title) => `「${own(title)}」への${own(name)}さんのコメント`,
  mention: {
    pingback: "ピンバック",
    trackback: "トラックバック",
    reply: "ほかのサイトでの返信",
    like: "ほかのサイトでの「いいね」",
    repost: "ほかのサイトでの共有",
    mention: "ほかのサイトでの言及",
  },
  closed: {
    "no-service":
      "このサイトには現在コメントを受け付けるサービスがないため、コメントを停止しています。",
    site: "このサイトでは現在コメントを受け付けていません。",
    post: "この記事へのコメントは筆者が締め切りました。",
    age: (days) =>
      `コメントの受け付けは記事の公開から${counted(days, { other: "#日" })}で終了します。この記事ではその期間が過ぎました。`,
  },
  stillReadable: "これまでのコメントはこのままお読みいただけます。",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: Japanese): Words["form"] => ({
  title: "コメントを書く",
  titleTo: (name) => `${own(name)}さんに返信する`,
  name: "お名前",
  email: "メールアドレス",
  emailHint: "任意です。アイコンの作成に使い、公開されることはありません。",
  url: "ウェブサイト",
  urlHint: "任意です。",
  text: "コメント",
  textHint: "Markdownが使えます：*強調*、**太字**、`コード`、> 引用、リスト、リンク。",
  leaveEmpty: "この欄は空のままにしてください",
  post: "コメントを送信",
  preview: "プレビュー",
  privacy:
    "お名前、ウェブサイト、コメントはこの記事とともに公開されます。メールアドレスはすぐにアイコンに変換され、その後は保存されません。",
  script: {
    cancelReply: "返信をやめる",
    kept: "書いた内容は送信するまで、最長30日間この端末に保存されます。送信後は、お名前、メールアドレス、ウェブサイトが次回のためにこの端末に残ります。",
    notSent:
      "コメントサービスから応答がありませんでした。入力した内容はここに残っています。しばらくしてからもう一度送信してください。",
    follow: "その後の様子を見る",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm: Words["service"]["confirm"] = {
  no_token:
    "内容はこれでよろしいですか。よろしければ、もう一度「コメントを送信」を押してください。",
  changed:
    "このフォームからはすでにコメントが送信されています。こちらも送信する場合は、もう一度「コメントを送信」を押してください。",
  unknown_origin:
    "どのページからの送信か、ブラウザーから知らされませんでした。ご自身の送信であれば、もう一度「コメントを送信」を押してください。",
  hidden_field:
    "空のままにしておく欄に入力がありました。ブラウザーが入力したのかもしれません。欄は空に戻してありますので、もう一度「コメントを送信」を押してください。",
  too_quick:
    "とても早い送信でしたので、ご本人であることを確かめさせてください。もう一度「コメントを送信」を押してください。",
  busy: "ただいま非常に多くのコメントが届いています。ご本人であることを確かめるため、もう一度「コメントを送信」を押してください。",
};

/** Why a comment was not taken, or a page is not there. */
const refused: Words["service"]["refused"] = {
  too_large:
    "送信するには大きすぎます。ブラウザーの「戻る」ボタンを押すと、入力した内容に戻れます。",
  unsupported_type: "コメントはフォームまたはJSONで送信できます。",
  unreadable: "送信された内容を読み取れませんでした。",
  invalid_version:
    "元のページのフォームにあるアドレスは、ここでは扱っていません。Staticmanのバージョンのうち、v2とv3に対応しています。ページの筆者にお知らせください。",
  invalid_service:
    "元のページのフォームにあるサービス名は、ここでは使えません。githubとgitlabに対応しています。ページの筆者にお知らせください。",
  branch_mismatch:
    "元のページのフォームにあるブランチは、コメントを受け付けるブランチと異なります。ページの筆者にお知らせください。",
  invalid: "フォームにご確認いただきたい点があります。入力した内容はここに残っています。",
  foreign_origin: "ほかのサイトのページから送信されました。このサイトのフォームをお使いください。",
  unknown_post: "そのような記事はここにはありません。移動した可能性があります。",
  closed: "この記事へのコメントは締め切られています。",
  unknown_parent:
    "返信先のコメントはなくなりました。入力した内容はここに残っています。このまま送信すると、独立したコメントになります。",
  too_many:
    "コメントの送信が続いたため、受け付けが追いつきません。入力した内容はここに残っています。少し待ってから、もう一度送信してください。",
  storage:
    "ただいまコメントを保存できませんでした。入力した内容はここに残っています。数分後にもう一度送信してください。",
  unknown_status:
    "このアドレスでお知らせできるコメントはありません。アドレスに打ち間違いがあるか、記録の保存期間である90日を過ぎた可能性があります。",
  not_found: "このアドレスにページはありません。打ち間違いがあるかもしれません。",
  failed:
    "こちら側で問題が起きました。あなたの操作のせいではありません。しばらくしてからもう一度お試しください。",
};

/** What is wrong with one field. */
const problem = ({ own }: Japanese): Words["service"]["problem"] => ({
  missing: "入力してください。",
  too_long: "長すぎます。",
  email: "メールアドレスではないようです。空のままでもかまいません。",
  url: "ウェブサイトのアドレスではないようです。空のままでもかまいません。",
  invalid: "正しい値ではありません。",
  other: (field) => `フォームでこの項目は受け付けていません：${own(field)}`,
});

/** For programs that were made for Staticman. */
const staticman: Words["service"]["staticman"] = {
  confirmAgain:
    "この応答に含まれるトークンをoptions[token]として付け、もう一度送信してください。サイトの筆者はsite.config.tsのstaticman.confirmでこの確認を省けます。",
  missingParams: (names) => `フォームには次の項目が必要です：${names.join("、")}`,
  retired: {
    connect:
      "接続の必要はありません。サービスは、運用者から与えられたGitホストの権限でコメントを提案します。",
    encrypt:
      "暗号化の必要はありません。サービスの鍵は実行環境にあり、リポジトリには一つもありません。",
    auth: "コメントにログインは必要ありません。フォームからauth-tokenとauth-typeを外してください。",
    webhook: "Webhookは必要ありません。コメントがどうなったかは、サービスが自分で確認します。",
  },
};

/** What became of a comment. */
const status: Words["service"]["status"] = {
  received: {
    title: "受け付けました",
    text: "コメントは大切にお預かりしています。このあと管理者が確認します。",
  },
  waiting: {
    title: "承認待ち",
    text: "すべてのコメントは、公開の前に管理者が読みます。このページのアドレスを控えておくと、その後の状況を確認できます。",
  },
  approved: {
    title: "承認されました",
    text: "次にサイトが更新されるときに、コメントが公開されます。",
  },
  published: { title: "公開されました", text: "コメントがページに掲載されました。" },
  not_published: {
    title: "公開されませんでした",
    text: "管理者がこのコメントを公開しないことにしました。",
  },
  unsure: {
    title: "お預かりしています",
    text: "コメントは無事です。その後どうなったかは、ただいま確認できません。",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (japanese: Japanese): Words["service"] => ({
  backTo: (title) => `「${japanese.own(title)}」に戻る`,
  answering: (name) => `${japanese.own(name)}さんに返信しています：`,
  someone: "匿名",
  previewTitle: "プレビュー",
  previewHeading: "このように表示されます",
  previewBy: (name) => `${japanese.own(name)}さんのコメント：`,
  change: "内容を変更する",
  whatYouWrote: "入力した内容",
  parentGone: "返信先のコメントはなくなりました。ここに書いた内容は、独立したコメントになります。",
  confirmTitle: "もう一度送信してください",
  confirm,
  confirmAgain: "この応答に含まれるトークンを付けて、もう一度送信してください。",
  refusedTitle: "コメントは送信されませんでした",
  errorTitle: "うまくいきませんでした",
  refused,
  problem: problem(japanese),
  staticman,
  statusTitle: "あなたのコメント",
  status,
  seeIt: "ページで読む",
  lookAgain: "もう一度確認する",
});

export const inJapanese = (japanese: Japanese): Words => ({
  marks,
  site: site(japanese),
  search: search(japanese),
  thread: thread(japanese),
  form: form(japanese),
  service: service(japanese),
});
