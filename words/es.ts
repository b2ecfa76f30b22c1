/** Every word a reader sees, in Spanish. Readers are addressed as “tú”, as blogs do. */
import type { Words } from "./en.ts";
import type { Grammar } from "./grammar.ts";

/** `many` is for whole millions: “1.000.000 de respuestas”. */
type Spanish = Grammar<"one" | "many" | "other">;

/** Between a label and what it is for, between the items of a list, and around what is quoted, also within a quotation. */
const marks: Words["marks"] = { colon: ": ", comma: ", ", quotes: ["«", "»", "“", "”"] };

/** Shown around posts and lists. `updated` stands before a date. */
const site = ({ counted, number, own }: Spanish): Words["site"] => ({
  skip: "Saltar al contenido",
  sections: "Secciones del sitio",
  archive: "Archivo",
  archiveOf: (year) => `Entradas de ${year}`,
  archiveOfMonth: (month) => `Entradas de ${month}`,
  postCount: (count) =>
    counted(count, { one: "# entrada", many: "# de entradas", other: "# entradas" }),
  tags: "Etiquetas",
  tagged: (name) => `Entradas con la etiqueta «${own(name)}»`,
  morePosts: "Más entradas",
  newerPosts: "Entradas más recientes",
  olderPosts: "Entradas anteriores",
  pageOf: (page, pages) => `Página ${number(page)} de ${number(pages)}`,
  previous: "Anterior",
  next: "Siguiente",
  updated: "Actualizado el",
  draft: "Borrador",
  scheduled: "Programada",
  pinned: "Fijada",
  readingTime: (minutes) =>
    counted(minutes, {
      one: "# minuto de lectura",
      many: "# de minutos de lectura",
      other: "# minutos de lectura",
    }),
  contents: "En esta página",
  seriesPart: (part, parts, name) =>
    `Parte ${number(part)} de ${number(parts)} de la serie «${own(name)}»`,
  related: "Entradas relacionadas",
  recentComments: "Comentarios recientes",
  backToText: (place) =>
    place === 1 ? "Volver al texto" : `Volver al texto, lugar ${number(place)}`,
  code: "Código",
  table: "Tabla",
  noPosts: "Aquí todavía no hay nada escrito.",
  feeds: "Canales",
  postsFeed: "Entradas",
  commentsFeed: "Comentarios",
  commentsFeedTitle: (title) => `Comentarios en «${own(title)}»`,
  commentsFeedOfPost: "Canal con los comentarios de esta entrada",
  moved: "Esta página se ha mudado:",
  notFound: "Aquí no hay ninguna página",
  notFoundHelp: "Puede que la dirección esté mal escrita o que la página se haya movido.",
  allPosts: "Ver todas las entradas",
});

/** The search page, whose script fills in `{count}`. */
const search = ({ own }: Spanish): Words["search"] => ({
  title: "Buscar",
  words: "¿Qué buscas?",
  found: "Entradas encontradas: {count}",
  nothing: "No se ha encontrado nada. Prueba con otras palabras, o con menos.",
  more: "Mostrar más",
  missing: "La búsqueda de este sitio no está disponible en este momento.",
  elsewhere: (name) => `Buscar en este sitio con ${own(name)}`,
  withoutScript: (name) =>
    `Sin JavaScript, este formulario pregunta a ${own(name)}, que sabrá entonces lo que buscas.`,
  withButton: (name) => `Este botón pregunta a ${own(name)}, que sabrá entonces lo que buscas.`,
  needsScript: "Para buscar aquí hace falta JavaScript.",
});

const responses = { one: "# respuesta", many: "# de respuestas", other: "# respuestas" };

/** Shown around the comments on a page. `edited` stands before a date. */
const thread = ({ counted, own }: Spanish): Words["thread"] => ({
  responses: (count, title) => `${counted(count, responses)} a «${own(title)}»`,
  responseCount: (count) => counted(count, responses),
  noResponses: "Todavía no hay respuestas",
  author: "Autor",
  edited: "editado el",
  inReplyTo: (name) => `En respuesta a ${own(name)}`,
  inReplyToMissing: "En respuesta a un comentario que no está aquí",
  someone: "alguien",
  moved: "El comentario que buscas está en otra página.",
  movedTo: "Ir a él",
  removed: "Este comentario se ha eliminado.",
  allRemoved: "Se han eliminado todos los comentarios que había en esta página.",
  reply: "Responder",
  replyTo: (name) => `Responder a ${own(name)}`,
  replies: (count, name) => `${counted(count, responses)} a ${own(name)}`,
  furtherReplies: (count) =>
    counted(count, {
      one: "# respuesta más",
      many: "# de respuestas más",
      other: "# respuestas más",
    }),
  repliesTo: (name) => `Respuestas a ${own(name)}`,
  earlier: "Comentarios anteriores",
  later: "Comentarios posteriores",
  report: "Denunciar",
  reportOf: (name) => `Denunciar el comentario de ${own(name)}`,
  commentBy: (name, title) => `${own(name)} en «${own(title)}»`,
  mention: {
    pingback: "Pingback",
    trackback: "Trackback",
    reply: "Respuesta en otro sitio",
    like: "Me gusta en otro sitio",
    repost: "Compartido en otro sitio",
    mention: "Mencionado en otro sitio",
  },
  closed: {
    "no-service":
      "Por ahora los comentarios están cerrados, porque este sitio no tiene servicio de comentarios en este momento.",
    site: "Por ahora los comentarios están cerrados en este sitio.",
    post: "Los comentarios de esta entrada están cerrados por decisión de su autor.",
    age: (days) =>
      `Los comentarios se cierran ${counted(days, { one: "# día", many: "# de días", other: "# días" })} después de publicarse una entrada, y para esta ese plazo ya ha pasado.`,
  },
  stillReadable: "Lo que se dijo se puede seguir leyendo aquí.",
});

/** The form, on a post's page and on the service's pages alike. */
const form = ({ own }: Spanish): Words["form"] => ({
  title: "Deja una respuesta",
  titleTo: (name) => `Responde a ${own(name)}`,
  name: "Nombre",
  email: "Correo electrónico",
  emailHint: "Opcional. Con él se dibuja tu avatar, y no se publica nunca.",
  url: "Sitio web",
  urlHint: "Opcional.",
  text: "Comentario",
  textHint: "Puedes usar Markdown: *énfasis*, **negrita**, `código`, > citas, listas y enlaces.",
  leaveEmpty: "Deja este campo vacío",
  post: "Publicar el comentario",
  preview: "Vista previa",
  privacy:
    "Tu nombre, tu sitio web y tu comentario se publican con esta entrada; tu correo electrónico se convierte enseguida en un avatar y después se olvida.",
  script: {
    cancelReply: "Cancelar la respuesta",
    kept: "Lo que escribes se guarda en este dispositivo hasta que lo envías, 30 días como máximo. Una vez enviado, tu nombre, tu correo electrónico y tu sitio web quedan aquí para la próxima vez.",
    notSent:
      "El servicio de comentarios no ha respondido. Lo que escribiste sigue aquí: por favor, vuelve a enviarlo dentro de un momento.",
    follow: "Mira qué pasa con él",
  },
});

/** Why the form is shown once more. Each names the button as it is called. */
const confirm: Words["service"]["confirm"] = {
  no_token:
    "¿Está todo como quieres? Entonces pulsa «Publicar el comentario» otra vez para enviarlo.",
  changed:
    "Ya has enviado un comentario con este formulario. Pulsa «Publicar el comentario» otra vez para enviar también este.",
  unknown_origin:
    "Tu navegador no ha dicho desde qué página llega esto. Si es tuyo, pulsa «Publicar el comentario» otra vez.",
  hidden_field:
    "Se había rellenado un campo que debía quedar vacío, quizá por obra de tu navegador. Ya vuelve a estar vacío: pulsa «Publicar el comentario» otra vez.",
  too_quick:
    "¡Qué rapidez! Pulsa «Publicar el comentario» otra vez para que sepamos que has sido tú.",
  busy: "Están llegando muchísimos comentarios. Pulsa «Publicar el comentario» otra vez para que sepamos que has sido tú.",
};

/** Why a comment was not taken, or a page is not there. */
const refused: Words["service"]["refused"] = {
  too_large:
    "Es demasiado para enviarlo. El botón Atrás de tu navegador te devuelve lo que habías escrito.",
  unsupported_type: "Los comentarios se pueden enviar como formulario o como JSON.",
  unreadable: "No se ha podido leer lo que se ha enviado.",
  invalid_version:
    "El formulario de esa página tiene una dirección que aquí no se atiende: de las versiones de Staticman, se atienden v2 y v3. Por favor, avisa a quien lleva la página.",
  invalid_service:
    "El formulario de esa página nombra un servicio que aquí no se conoce: se conocen github y gitlab. Por favor, avisa a quien lleva la página.",
  branch_mismatch:
    "El formulario de esa página nombra una rama distinta de la que recibe los comentarios. Por favor, avisa a quien lleva la página.",
  invalid: "Hay algo en el formulario que conviene repasar. Lo que escribiste sigue aquí.",
  foreign_origin:
    "Esto llega desde una página de otro sitio. Usa el formulario de este, por favor.",
  unknown_post: "Esa entrada no existe aquí. Puede que se haya movido.",
  closed: "Los comentarios de esta entrada están cerrados.",
  unknown_parent:
    "El comentario al que respondes ya no está. Lo que escribiste sigue aquí: si lo envías ahora, será un comentario aparte.",
  too_many:
    "Envías comentarios más deprisa de lo que podemos recibirlos. Lo que escribiste sigue aquí: espera un momento, por favor, y vuelve a enviarlo.",
  storage:
    "Ahora mismo no hemos podido guardar tu comentario. Lo que escribiste sigue aquí: por favor, vuelve a enviarlo dentro de unos minutos.",
  unknown_status:
    "En esta dirección no hay ningún comentario del que dar cuenta. Puede que esté mal escrita o que hayan pasado más de 90 días: hasta ahí llega nuestra memoria.",
  not_found: "En esta dirección no hay ninguna página. Puede que esté mal escrita.",
  failed: "Algo ha fallado aquí, y no es culpa tuya. Inténtalo de nuevo más tarde, por favor.",
};

/** What is wrong with one field. */
const problem = ({ own }: Spanish): Words["service"]["problem"] => ({
  missing: "Rellena este campo, por favor.",
  too_long: "Esto es demasiado largo.",
  email: "Esto no parece una dirección de correo electrónico. También puedes dejarlo vacío.",
  url: "Esto no parece una dirección web. También puedes dejarlo vacío.",
  invalid: "Esto no puede ser correcto.",
  other: (field) => `El formulario no admite este campo: ${own(field)}.`,
});

/** For programs that were made for Staticman. */
const staticman: Words["service"]["staticman"] = {
  confirmAgain:
    "Envía esto otra vez, con el token que venía en esta respuesta como options[token]. El autor del sitio puede prescindir de ello con staticman.confirm en site.config.ts.",
  missingParams: (names) => `El formulario tiene que enviar ${names.join(" y ")}.`,
  retired: {
    connect:
      "No hay nada que conectar: el servicio propone los comentarios con los permisos que le da su operador en el servidor de git.",
    encrypt:
      "No hay nada que cifrar: las claves del servicio están en su entorno, y ninguna en el repositorio.",
    auth: "Nadie tiene que iniciar sesión para comentar. Quita auth-token y auth-type del formulario.",
    webhook:
      "No hace falta ningún webhook: el servicio mira por sí mismo qué ha sido de un comentario.",
  },
};

/** What became of a comment. */
const status: Words["service"]["status"] = {
  received: {
    title: "Recibido",
    text: "Tu comentario está a salvo con nosotros. Ahora lo verá un moderador.",
  },
  waiting: {
    title: "Pendiente de aprobación",
    text: "Un moderador lee cada comentario antes de que se publique. Guarda la dirección de esta página para ver qué pasa con el tuyo.",
  },
  approved: {
    title: "Aprobado",
    text: "Tu comentario aparecerá cuando el sitio se vuelva a generar.",
  },
  published: { title: "Publicado", text: "Tu comentario ya forma parte de la página." },
  not_published: {
    title: "No publicado",
    text: "El moderador ha decidido no publicar este comentario.",
  },
  unsure: {
    title: "A salvo y a la espera",
    text: "Tu comentario está a salvo. En este momento no se puede consultar qué ha sido de él desde entonces.",
  },
};

/** The pages of the comment service, and what it answers. */
const service = (spanish: Spanish): Words["service"] => ({
  backTo: (title) => `Volver a «${spanish.own(title)}»`,
  answering: (name) => `Estás respondiendo a ${spanish.own(name)}:`,
  someone: "alguien",
  previewTitle: "Vista previa",
  previewHeading: "Así se verá",
  previewBy: (name) => `${spanish.own(name)} dice:`,
  change: "Cambiar algo",
  whatYouWrote: "Lo que escribiste",
  parentGone:
    "El comentario al que quieres responder ya no está. Lo que escribas aquí será un comentario aparte.",
  confirmTitle: "Envíalo una vez más, por favor",
  confirm,
  confirmAgain: "Envía esto otra vez, con el token que venía en esta respuesta.",
  refusedTitle: "Tu comentario no se ha enviado",
  errorTitle: "Esto no ha funcionado",
  refused,
  problem: problem(spanish),
  staticman,
  statusTitle: "Tu comentario",
  status,
  seeIt: "Léelo en la página",
  lookAgain: "Mirar otra vez",
});

export const inSpanish = (spanish: Spanish): Words => ({
  marks,
  site: site(spanish),
  search: search(spanish),
  thread: thread(spanish),
  form: form(spanish),
  service: service(spanish),
});
