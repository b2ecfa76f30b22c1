/** Every word a reader sees, in French. Readers are addressed as “vous”, as most blogs do. */
import type { Words } from "./en.ts";
import type { Grammar } from "./grammar.ts";

/** `many` is for whole millions: “1 000 000 de réponses”. Nought is singular. */
type French = Grammar<"one" | "many" | "other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks: Words["marks"] = {
  colon: " : ",
  comma: ", ",
  quotes: ["«\u202f", "\u202f»", "“", "”"],
};

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: French): Words["site"] => ({
  skip: "Aller au contenu",
  sections: "Rubriques du site",
  archive: "Archives",
  archiveOf: (year) => `Articles de ${year}`,
  archiveOfMonth: (month) => `Articles ${/^[ao]/.test(month) ? "d’" : "de "}${month}`,
  postCount: (count) =>
    counted(count, { one: "# article", many: "# d’articles", other: "# articles" }),
  tags: "Étiquettes",
  tagged: (name) => `Articles portant l’étiquette « ${own(name)} »`,
  morePosts: "Autres articles",
  newerPosts: "Articles plus récents",
  olderPosts: "Articles plus anciens",
  pageOf: (page, pages) => `Page ${number(page)} sur ${number(pages)}`,
  previous: "Précédent",
  next: "Suivant",
  updated: "Mis à jour le",
  draft: "Brouillon",
  scheduled: "Programmé",
  pinned: "Épinglé",
  readingTime: (minutes) =>
    counted(minutes, {
      one: "# minute de lecture",
      many: "# de minutes de lecture",
      other: "# minutes de lecture",
    }),
  contents: "Sur cette page",
  seriesPart: (part, parts, name) =>
    `Partie ${number(part)} sur ${number(parts)} de la série «\u202f${own(name)}\u202f»`,
  related: "Articles apparentés",
  recentComments: "Commentaires récents",
  backToText: (place) =>
    place === 1 ? "Retour au texte" : `Retour au texte, endroit ${number(place)}`,
  code: "Extrait de code",
  table: "Tableau",
  noPosts: "Rien n’a encore été écrit ici.",
  feeds: "Flux",
  postsFeed: "Articles",
  commentsFeed: "Commentaires",
  commentsFeedTitle: (title) => `Commentaires sur « ${own(title)} »`,
  commentsFeedOfPost: "Flux des commentaires de cet article",
  moved: "Cette page a déménagé :",
  notFound: "Il n’y a pas de page ici",
  notFoundHelp: "L’adresse est peut-être mal saisie, ou la page a été déplacée.",
  allPosts: "Voir tous les articles",
});

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: French): Words["search"] => ({
  title: "Rechercher",
  words: "Que cherchez-vous ?",
  found: "Articles trouvés : {count}",
  nothing: "Rien n’a été trouvé. Essayez d’autres mots, ou moins de mots.",
  more: "Afficher la suite",
  missing: "La recherche de ce site n’est pas disponible pour le moment.",
  elsewhere: (name) => `Rechercher sur ce site avec ${own(name)}`,
  withoutScript: (name) =>
    `Sans JavaScript, ce formulaire interroge ${own(name)}, qui sait alors ce que vous cherchez.`,
  withButton: (name) => `Ce bouton interroge ${own(name)}, qui sait alors ce que vous cherchez.`,
  needsScript: "La recherche demande ici JavaScript.",
});

const responses = { one: "# réponse", many: "# de réponses", other: "# réponses" };

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: French): Words["thread"] => ({
  responses: (count, title) => `${counted(count, responses)} à « ${own(title)} »`,
  responseCount: (count) => counted(count, responses),
  noResponses: "Aucune réponse pour l’instant",
  author: "Auteur",
  edited: "modifié le",
  inReplyTo: (name) => `En réponse à ${own(name)}`,
  inReplyToMissing: "En réponse à un commentaire qui n’est pas ici",
  someone: "quelqu’un",
  moved: "Le commentaire recherché se trouve sur une autre page.",
  movedTo: "Y aller",
  removed: "Ce commentaire a été supprimé.",
  allRemoved: "Tous les commentaires qui se trouvaient sur cette page ont été supprimés.",
  reply: "Répondre",
  replyTo: (name) => `Répondre à ${own(name)}`,
  replies: (count, name) => `${counted(count, responses)} à ${own(name)}`,
  furtherReplies: (count) =>
    counted(count, {
      one: "# autre réponse",
      many: "# d’autres réponses",
      other: "# autres réponses",
    }),
  repliesTo: (name) => `Réponses à ${own(name)}`,
  earlier: "Commentaires précédents",
  later: "Commentaires suivants",
  report: "Signaler",
  reportOf: (name) => `Signaler le commentaire de ${own(name)}`,
  commentBy: (name, title) => `${own(name)} sur « ${own(title)} »`,
  mention: {
    pingback: "Pingback",
    trackback: "Rétrolien",
    reply: "Réponse sur un autre site",
    like: "Aimé sur un autre site",
    repost: "Partagé sur un autre site",
    mention: "Mentionné sur un autre site",
  },
  closed: {
    "no-service":
      "Les commentaires sont fermés pour le moment, car ce site n’a pas de service de commentaires actuellement.",
    site: "Les commentaires sont fermés sur ce site pour le moment.",
    post: "L’auteur a fermé les commentaires de cet article.",
    age: (days) =>
      `Les commentaires ferment ${counted(days, { one: "# jour", many: "# de jours", other: "# jours" })} après la publication d’un article, et ce délai est écoulé pour celui-ci.`,
  },
  stillReadable: "Ce qui a été dit reste lisible ici.",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: French): Words["form"] => ({
  title: "Laisser une réponse",
  titleTo: (name) => `Laisser une réponse à ${own(name)}`,
  name: "Nom",
  email: "Adresse e-mail",
  emailHint: "Facultatif. Sert à dessiner votre avatar et n’est jamais publié.",
  url: "Site web",
  urlHint: "Facultatif.",
  text: "Commentaire",
  textHint: "Le Markdown fonctionne : *italique*, **gras**, `code`, > citations, listes et liens.",
  leaveEmpty: "Laissez ce champ vide",
  post: "Publier le commentaire",
  preview: "Aperçu",
  privacy:
    "Votre nom, votre site web et votre commentaire sont publiés avec cet article ; votre adresse e-mail est aussitôt transformée en avatar, puis oubliée.",
  script: {
    cancelReply: "Annuler la réponse",
    kept: "Ce que vous écrivez est conservé sur cet appareil jusqu’à l’envoi, 30 jours au plus. Ensuite, votre nom, votre adresse e-mail et votre site web y restent pour la prochaine fois.",
    notSent:
      "Le service de commentaires n’a pas répondu. Ce que vous avez écrit est toujours là : merci de l’envoyer de nouveau dans un instant.",
    follow: "Voir ce qu’il devient",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm: Words["service"]["confirm"] = {
  no_token:
    "Tout est comme vous le souhaitez ? Appuyez encore une fois sur « Publier le commentaire » pour l’envoyer.",
  changed:
    "Vous avez déjà envoyé un commentaire avec ce formulaire. Appuyez encore une fois sur « Publier le commentaire » pour envoyer aussi celui-ci.",
  unknown_origin:
    "Votre navigateur n’a pas dit de quelle page cela provient. Si c’est bien de vous, appuyez encore une fois sur « Publier le commentaire ».",
  hidden_field:
    "Un champ qui devait rester vide a été rempli, peut-être par votre navigateur. Il est de nouveau vide : appuyez encore une fois sur « Publier le commentaire ».",
  too_quick:
    "Voilà qui est rapide ! Appuyez encore une fois sur « Publier le commentaire », pour que nous sachions que c’était vous.",
  busy: "Les commentaires arrivent en très grand nombre. Appuyez encore une fois sur « Publier le commentaire », pour que nous sachions que c’était vous.",
};

/** Why a comment was not taken, or a page is not there. */
const refused: Words["service"]["refused"] = {
  too_large:
    "C’est trop long pour être envoyé. Le bouton Précédent de votre navigateur vous rend ce que vous avez écrit.",
  unsupported_type: "Les commentaires peuvent être envoyés sous forme de formulaire ou en JSON.",
  unreadable: "Ce qui a été envoyé n’a pas pu être lu.",
  invalid_version:
    "Le formulaire de cette page a une adresse qui n’est pas prise en charge ici : des versions de Staticman, v2 et v3 le sont. Merci de prévenir l’auteur de la page.",
  invalid_service:
    "Le formulaire de cette page nomme un service qui n’est pas connu ici : github et gitlab le sont. Merci de prévenir l’auteur de la page.",
  branch_mismatch:
    "Le formulaire de cette page nomme une autre branche que celle à laquelle les commentaires sont destinés. Merci de prévenir l’auteur de la page.",
  invalid: "Quelque chose est à revoir dans le formulaire. Ce que vous avez écrit est toujours là.",
  foreign_origin:
    "Cela provient d’une page d’un autre site. Merci d’utiliser le formulaire de celui-ci.",
  unknown_post: "Cet article n’existe pas ici. Il a peut-être été déplacé.",
  closed: "Les commentaires de cet article sont fermés.",
  unknown_parent:
    "Le commentaire auquel vous répondez n’est plus là. Ce que vous avez écrit est toujours là : envoyé maintenant, il devient un commentaire à part.",
  too_many:
    "Vous envoyez des commentaires plus vite que nous ne pouvons les recevoir. Ce que vous avez écrit est toujours là : patientez un instant, puis envoyez-le de nouveau.",
  storage:
    "Nous n’avons pas pu conserver votre commentaire à l’instant. Ce que vous avez écrit est toujours là : merci de l’envoyer de nouveau dans quelques minutes.",
  unknown_status:
    "Il n’y a aucun commentaire à suivre à cette adresse. Elle est peut-être mal saisie, ou plus de 90 jours ont passé : c’est le temps que dure notre mémoire.",
  not_found: "Il n’y a pas de page à cette adresse. Elle est peut-être mal saisie.",
  failed:
    "Quelque chose s’est mal passé ici, et ce n’est pas votre faute. Merci de réessayer plus tard.",
};

/** What is wrong with one field. */
const problem = ({ own }: French): Words["service"]["problem"] => ({
  missing: "Merci de remplir ce champ.",
  too_long: "C’est trop long.",
  email: "Cela ne ressemble pas à une adresse e-mail. Vous pouvez aussi laisser ce champ vide.",
  url: "Cela ne ressemble pas à une adresse web. Vous pouvez aussi laisser ce champ vide.",
  invalid: "Cela ne peut pas être juste.",
  other: (field) => `Le formulaire n’accepte pas ce champ : ${own(field)}.`,
});

/** For programs that were made for Staticman. */
const staticman: Words["service"]["staticman"] = {
  confirmAgain:
    "Envoyez ceci encore une fois, avec le jeton reçu dans cette réponse comme options[token]. L’auteur du site peut s’en passer avec staticman.confirm dans site.config.ts.",
  missingParams: (names) => `Le formulaire doit envoyer ${names.join(" et ")}.`,
  retired: {
    connect:
      "Il n’y a rien à connecter : le service propose les commentaires avec les droits que son exploitant lui donne sur l’hébergement git.",
    encrypt:
      "Il n’y a rien à chiffrer : les clés du service sont dans son environnement, et aucune dans le dépôt.",
    auth: "Personne n’a besoin de se connecter pour commenter. Retirez auth-token et auth-type du formulaire.",
    webhook:
      "Aucun webhook n’est nécessaire : le service regarde lui-même ce qu’est devenu un commentaire.",
  },
};

/** What became of a comment. */
const status: Words["service"]["status"] = {
  received: {
    title: "Reçu",
    text: "Votre commentaire est en sécurité chez nous. Un modérateur va maintenant le voir.",
  },
  waiting: {
    title: "En attente d’approbation",
    text: "Un modérateur lit chaque commentaire avant sa publication. Gardez l’adresse de cette page pour voir ce que devient le vôtre.",
  },
  approved: {
    title: "Approuvé",
    text: "Votre commentaire paraîtra à la prochaine génération du site.",
  },
  published: { title: "Publié", text: "Votre commentaire fait maintenant partie de la page." },
  not_published: {
    title: "Non publié",
    text: "Le modérateur a décidé de ne pas publier ce commentaire.",
  },
  unsure: {
    title: "En sécurité, et en attente",
    text: "Votre commentaire est en sécurité. Ce qu’il est devenu depuis ne peut pas être consulté à l’instant.",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (french: French): Words["service"] => ({
  backTo: (title) => `Retour à « ${french.own(title)} »`,
  answering: (name) => `Vous répondez à ${french.own(name)} :`,
  someone: "quelqu’un",
  previewTitle: "Aperçu",
  previewHeading: "Voici ce que cela donnera",
  previewBy: (name) => `${french.own(name)} écrit :`,
  change: "Modifier quelque chose",
  whatYouWrote: "Ce que vous avez écrit",
  parentGone:
    "Le commentaire auquel vous souhaitez répondre n’est plus là. Ce que vous écrivez ici devient un commentaire à part.",
  confirmTitle: "Merci de l’envoyer encore une fois",
  confirm,
  confirmAgain: "Envoyez ceci encore une fois, avec le jeton reçu dans cette réponse.",
  refusedTitle: "Votre commentaire n’a pas été envoyé",
  errorTitle: "Cela n’a pas fonctionné",
  refused,
  problem: problem(french),
  staticman,
  statusTitle: "Votre commentaire",
  status,
  seeIt: "Le lire sur la page",
  lookAgain: "Regarder de nouveau",
});

export const inFrench = (french: French): Words => ({
  marks,
  site: site(french),
  search: search(french),
  thread: thread(french),
  form: form(french),
  service: service(french),
});
