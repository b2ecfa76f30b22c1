/** The same blog for Hugo: its pages have the same parts, and beside each post stand its feed and its thread. */

const CONFIG = `
baseURL = "https://blog.example/"
languageCode = "en"
title = "A blog"
paginate = 10
timeout = "10m"

[permalinks]
posts = "/:year/:filename/"

[taxonomies]
tag = "tags"

[mediaTypes."application/atom+xml"]
suffixes = ["xml"]

[outputFormats.thread]
mediaType = "application/json"
baseName = "comments"
isPlainText = true

[outputFormats.feed]
mediaType = "application/atom+xml"
baseName = "comments"

[outputs]
page = ["HTML", "thread", "feed"]
home = ["HTML", "RSS"]
section = ["HTML"]
taxonomy = ["HTML"]
term = ["HTML"]
`;

const BASE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta name="description" content="{{ .Summary | plainify | truncate 280 }}">
</head>
<body>
<header><a href="/">{{ site.Title }}</a><nav><a href="/posts/">Archive</a> <a href="/tags/">Tags</a></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
`;

const SINGLE = `{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006" }}</time> · {{ .ReadingTime }} min</p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
<nav>{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
{{ range first 3 (site.RegularPages.Related .) }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
</article>
{{ $thread := index site.Data.threads .File.ContentBaseName }}
<section id="comments">
<h2>{{ len $thread.comments }} responses</h2>
{{ partial "comments.html" (dict "page" . "all" $thread.comments "parent" nil) }}
</section>
<form method="post" action="https://comments.example/comments">
<input type="hidden" name="post" value="{{ .File.ContentBaseName }}">
<label>Name <input name="name"></label><label>E-mail <input name="email"></label><label>Website <input name="url"></label>
<label>Comment <textarea name="text"></textarea></label><button>Send</button>
</form>
{{ end }}
`;

const COMMENTS = `{{ $page := .page }}{{ $all := .all }}
<ol>
{{ range where $all "replyTo" .parent }}
<li id="comment-{{ .id }}"><div><strong>{{ if .author.url }}<a href="{{ .author.url }}" rel="nofollow ugc noopener">{{ .author.name }}</a>{{ else }}{{ .author.name }}{{ end }}</strong>
<a href="#comment-{{ .id }}"><time datetime="{{ .date }}">{{ dateFormat "2 January 2006 at 15:04" .date }}</time></a></div>
{{ $page.RenderString (dict "display" "block") .text }}
<p><a href="https://comments.example/write?post={{ $page.File.ContentBaseName }}&amp;replyTo={{ .id }}">Reply</a></p>
{{ if where $all "replyTo" .id }}{{ partial "comments.html" (dict "page" $page "all" $all "parent" .id) }}{{ end }}
</li>
{{ end }}
</ol>
`;

const FEED = `{{ $page := . }}{{ $thread := index site.Data.threads .File.ContentBaseName }}{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{{ .Title }}</title>
<id>{{ .Permalink }}</id>
<link href="{{ .Permalink }}"/>
{{ range sort $thread.comments "date" "desc" }}
<entry><title>{{ .author.name }}</title><id>{{ $page.Permalink }}#comment-{{ .id }}</id><updated>{{ .date }}</updated>
<author><name>{{ .author.name }}</name></author>
<content type="html">{{ $page.RenderString (dict "display" "block") .text | htmlEscape | safeHTML }}</content></entry>
{{ end }}
</feed>
`;

const THREAD = `{{ index site.Data.threads .File.ContentBaseName | jsonify (dict "indent" "  ") }}
`;

const ITEMS = `<ul>{{ range .items }}
<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Date.Format "2 January 2006" }}, {{ len (index site.Data.threads .File.ContentBaseName).comments }} responses</p><p>{{ .Summary | plainify | truncate 280 }}</p></li>
{{ end }}</ul>
`;

const HOME = `{{ define "main" }}
{{ $shown := .Paginate site.RegularPages }}
{{ partial "items.html" (dict "items" $shown.Pages) }}
<nav>{{ with $shown.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} {{ with $shown.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}
`;

const LIST = `{{ define "main" }}<h1>{{ .Title }}</h1>{{ partial "items.html" (dict "items" .Pages) }}{{ end }}
`;

const TERMS = `{{ define "main" }}<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
`;

/** Besides posts (content/posts/) and threads (data/threads/). Text by path. */
export const HUGO_FILES: ReadonlyMap<string, string> = new Map([
  ["config.toml", CONFIG],
  ["layouts/_default/baseof.html", BASE],
  ["layouts/_default/single.html", SINGLE],
  ["layouts/_default/single.thread.json", THREAD],
  ["layouts/_default/single.feed.xml", FEED],
  ["layouts/_default/list.html", LIST],
  ["layouts/_default/terms.html", TERMS],
  ["layouts/index.html", HOME],
  ["layouts/partials/comments.html", COMMENTS],
  ["layouts/partials/items.html", ITEMS],
]);
