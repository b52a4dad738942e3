/** The page's style sheet. */
import * as Palette from "./Palette.ts"

export const css = (): string => [themes(), page, figures, tables, narrow, dark(), print].join("\n")

const [{ colour: focus }] = Palette.marks(["monolingual"])

const themes = (): string =>
  `:root{color-scheme:light dark;--page:#fff;--soft:#f5f6f8;--line:#d5d9de;--focus:${focus.light};`
  + `--ink:${Palette.ink.light};--muted:${Palette.muted.light}}`

const page = `*{box-sizing:border-box}
html{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);-webkit-text-size-adjust:100%}
body{max-width:62rem;margin:0 auto;padding:3rem 1.25rem 5rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .35rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;font-weight:650;margin:3.25rem 0 .75rem}
p,ul{max-width:44rem;margin:0 0 1rem}
ul{padding-left:1.15rem}
li{margin-bottom:.35rem}
small{font-size:.85em;font-weight:400}
.subtitle,caption,figcaption,small{color:var(--muted)}
.subtitle{margin:0 0 2.5rem}
.lead{font-size:1.3rem;line-height:1.4;font-weight:550;text-wrap:pretty}
details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.6rem 0;font-weight:550}
code,pre{font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{background:var(--soft);padding:1rem;border-radius:.375rem;overflow-x:auto;margin:0}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}`

const figures = `figure{margin:1.25rem 0 2.5rem}
figure svg{display:block;max-width:100%;height:auto}
figure .narrow{display:none}
figcaption,caption{font-size:.875rem;line-height:1.45;max-width:min(44rem,100vw - 2.5rem)}
figcaption{margin-top:.6rem}`

const tables = `.scroll{overflow-x:auto;margin:0 0 2rem}
table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums lining-nums}
caption{caption-side:bottom;text-align:left;padding-top:.6rem;position:sticky;left:0}
th,td{padding:.3rem 0 .3rem 1.75rem;text-align:right;font-weight:400;vertical-align:baseline;white-space:nowrap}
tbody th,.text{text-align:left}
:is(th,td):first-child{padding-left:0}
thead th{color:var(--muted);font-size:.875rem;border-bottom:1px solid var(--ink)}
tbody{border-bottom:1px solid var(--line)}
th[scope=rowgroup]{font-weight:650;padding-top:.75rem}
td strong{font-weight:700}
.spread td small{display:inline-block;min-width:3.5em;padding-left:.35em;text-align:left}
details table{font-size:.875rem}
.digest{display:inline-block;max-width:13ch;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom;user-select:all}`

const narrow = `@media (max-width:44rem){
body{padding-top:1.75rem}
h1{font-size:1.45rem}
.lead{font-size:1.15rem}
figure .wide{display:none}
figure .narrow{display:block}
table{font-size:.875rem}
th,td{padding-left:1.1rem}
tbody th[scope=row]{position:sticky;left:0;background:var(--page)}
}`

const dark = (): string =>
  `@media screen and (prefers-color-scheme:dark){
:root{--page:#15181c;--soft:#1d2126;--line:#353a41;--focus:${focus.dark};`
  + `--ink:${Palette.ink.dark};--muted:${Palette.muted.dark}}
${Palette.css("figure")}
}`

const print = `@media print{
:root{color-scheme:light}
html{font-size:10pt}
body{max-width:none;padding:0}
h2{break-after:avoid}
figure,tbody{break-inside:avoid}
figure .wide{display:block}
figure .narrow{display:none}
.scroll,pre{overflow:visible}
pre{white-space:pre-wrap}
details::details-content{content-visibility:visible;height:auto}
}`
