/** The page's style sheet. */
import * as Palette from "../figures/Palette.ts"

export const css = (): string =>
  [themes(), page, top, claims, figures, tables, provenance, wide, narrow, dark(), print].join("\n")

const [{ colour: focus }, { colour: off }, { colour: ok }] = Palette.marks(["monolingual", "cross-lingual", "hybrid"])

/** Text in these colours has a contrast of 4.5:1 on the page and on what is soft. */
const light = { ok: "#00704f", off: "#b34700" }

const themes = (): string =>
  `:root{color-scheme:light dark;--page:#fff;--soft:#f5f6f8;--line:#d5d9de;--focus:${focus.light};`
  + `--link:#005f96;--ok:${light.ok};--off:${light.off};--target:#fff3c9;`
  + `--ink:${Palette.ink.light};--muted:${Palette.muted.light}}`

const page = `*{box-sizing:border-box}
html{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);-webkit-text-size-adjust:100%}
body{max-width:62rem;margin:0 auto;padding:3rem 1.25rem 5rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .35rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;font-weight:650;margin:3.25rem 0 .75rem}
h3{font-size:1rem;line-height:1.4;font-weight:650;margin:2rem 0 .5rem}
p,ul{max-width:44rem;margin:0 0 1rem}
ul{padding-left:1.15rem}
li{margin-bottom:.35rem}
small{font-size:.85em;font-weight:400}
sup{font-size:.7em;line-height:0}
.subtitle,caption,figcaption,small{color:var(--muted)}
.subtitle{margin:0}
.lead{font-size:1.3rem;line-height:1.4;font-weight:550;text-wrap:pretty}
details{border-top:1px solid var(--line)}
details+details{margin-top:0}
summary{cursor:pointer;padding:.6rem 0;font-weight:550}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
code,pre{font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{background:var(--soft);padding:1rem;border-radius:.375rem;overflow-x:auto;margin:0}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
.unseen,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:focus{position:absolute;top:.75rem;left:1.25rem;background:var(--page);padding:.25rem .5rem}
[id]{scroll-margin-top:1.5rem}`

const top = `nav{border-block:1px solid var(--line);margin:1.5rem 0 2rem;padding:.5rem 0}
nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.15rem;list-style:none;padding:0;margin:0;max-width:none;font-size:.875rem}
nav li{margin:0}
nav a{color:var(--muted);text-decoration:none}
nav a:hover{color:var(--ink);text-decoration:underline}
.card{background:var(--soft);border-radius:.375rem;padding:1rem 1.1rem 1.1rem;font-size:.8125rem;line-height:1.45}
.card h2{font-size:.875rem;margin:0 0 .5rem}
.card dl{margin:0;display:grid;gap:.4rem}
.card dt{color:var(--muted)}
.card dd{margin:0;overflow-wrap:anywhere;display:grid;grid-template-columns:1.35em minmax(0,1fr)}
.state{position:relative;font-weight:650;color:var(--muted)}
.state[data-state=ok]{color:var(--ok)}
.state[data-state=off]{color:var(--off)}`

const claims = `.claims{list-style:none;padding:0;max-width:none}
.claims>li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0 1.25rem;border-top:1px solid var(--line);padding:.8rem 0 .6rem;margin:0}
.claims p{margin:0}
.claims details{border:0}
.claims summary{font-size:.875rem;padding:.3rem 0}
.statement{font-weight:550}
.source{color:var(--muted);font-size:.875rem}
.outcome{font-weight:600;white-space:nowrap}
.outcome[data-outcome=reproduced]{color:var(--ok)}
.outcome[data-outcome="not reproduced"]{color:var(--off)}
.outcome[data-outcome="not tested"]{color:var(--muted)}
.outcome>span{display:inline-block;width:1.1em}
.evidence{list-style:none;padding:0;font-size:.875rem}
.evidence li{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:0 1rem;margin-bottom:.5rem}
.digests{display:flex;flex-wrap:wrap;gap:0 1rem;margin-top:.1rem}`

const figures = `figure{margin:1.25rem 0 2.5rem}
figure svg{display:block;max-width:100%;height:auto}
figure .narrow{display:none}
figcaption,caption{font-size:.875rem;line-height:1.45;max-width:min(44rem,100vw - 2.5rem)}
figcaption{margin-top:.6rem;max-width:44rem}
details>figure{margin-top:.5rem}
section>details:not(:last-child){border-bottom:1px solid var(--line);margin-bottom:2rem}
section>details:has(+details){border-bottom:0;margin-bottom:0}`

const tables = `.scroll{overflow-x:auto;margin:0 0 2rem}
table{border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums lining-nums}
caption{caption-side:bottom;text-align:left;padding-top:.6rem;position:sticky;left:0}
caption.above{caption-side:top;padding:0 0 .25rem;font-size:1rem;font-weight:650;color:var(--ink)}
th,td{padding:.3rem 0 .3rem 1.75rem;text-align:right;font-weight:400;vertical-align:baseline;white-space:nowrap}
tbody th,.text{text-align:left}
:is(th,td):first-child{padding-left:0}
thead th{color:var(--muted);font-size:.875rem;border-bottom:1px solid var(--ink)}
thead button{all:unset;cursor:pointer;position:relative}
thead button:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
thead button:hover{color:var(--ink)}
thead button::after{content:"";position:absolute;right:-.85em;bottom:.42em;border:.26em solid transparent}
thead [aria-sort] button{color:var(--ink)}
thead [aria-sort=ascending] button::after{border-bottom-color:currentColor}
thead [aria-sort=descending] button::after{border-top-color:currentColor;bottom:.15em}
tbody{border-bottom:1px solid var(--line)}
th[scope=rowgroup]{font-weight:650;padding-top:.75rem}
td strong{font-weight:700}
td sup{display:inline-block;text-align:left}
.spread td sup{min-width:1.5em;padding-left:.15em}
.spread td sup:empty{min-width:0}
.spread td small{display:inline-block;min-width:3.5em;padding-left:.35em;text-align:left}
.dense{font-size:.875rem}
.dense :is(th,td){padding-block:.2rem}
.dense :is(th,td):not(:first-child){padding-left:1.1rem}
.dense th[scope=rowgroup]{padding-top:.75rem}
.dense sup{width:0}
a.from{color:inherit;text-decoration:none}
a.from:hover{text-decoration:underline}
.refused{white-space:normal;color:var(--muted)}
details table{font-size:.875rem}
small.below{display:block}`

const provenance =
  `.digest{display:inline-block;white-space:nowrap;max-width:13ch;overflow:hidden;text-overflow:ellipsis;vertical-align:bottom;user-select:all}
.makers{font-size:.8125rem;display:block;line-height:1.35}
.makers a{display:block}
.digests .makers,.digests .makers a{display:inline}
.origin{margin-bottom:.5rem}
.origin .scroll{margin-bottom:1.25rem}
.origin table{font-size:.875rem}
.origin :is(th,td).text:not(:first-child){padding-left:2rem}
:target.origin,tr:target,:target li{background:var(--target);box-shadow:0 0 0 .5rem var(--target);border-radius:2px}
tr:target{box-shadow:none}`

/** The card stands beside the finding where there is room. */
const wide = `@media (min-width:60rem){
.top:has(.card){display:grid;grid-template-columns:minmax(0,1fr) 17.5rem;gap:0 3rem;align-items:start}
}`

const narrow = `@media (max-width:44rem){
body{padding-top:1.75rem}
h1{font-size:1.45rem}
.lead{font-size:1.15rem}
figure .wide{display:none}
figure .narrow{display:block}
table{font-size:.875rem}
th,td{padding-left:1.1rem}
tbody th[scope=row]{position:sticky;left:0;background:var(--page)}
tr:target th[scope=row],:target tbody th[scope=row]{background:var(--target)}
.claims>li,.evidence li{grid-template-columns:minmax(0,1fr)}
}`

const dark = (): string =>
  `@media screen and (prefers-color-scheme:dark){
:root{--page:#15181c;--soft:#1d2126;--line:#353a41;--focus:${focus.dark};`
  + `--link:${focus.dark};--ok:${ok.dark};--off:${off.dark};--target:#38301a;`
  + `--ink:${Palette.ink.dark};--muted:${Palette.muted.dark}}
${Palette.css("figure")}
}`

/** On paper nothing scrolls: tables get smaller, and text in them may break. */
const print = `@page{margin:16mm 14mm}
@page wide{size:landscape}
@media print{
:root{color-scheme:light}
html{font-size:9.5pt}
body{max-width:none;padding:0}
.subtitle{margin-bottom:1.75rem}
h2,h3,summary,caption.above{break-after:avoid}
figure,.evidence li,.card,tr{break-inside:avoid}
figure .wide{display:block}
figure .narrow{display:none}
figure{margin:.75rem 0 1.5rem}
.scroll,pre{overflow:visible}
pre{white-space:pre-wrap}
table,details table,.origin table{font-size:7.5pt}
th,td,.dense :is(th,td):not(:first-child),.origin :is(th,td).text:not(:first-child){padding-left:.8em}
thead th,[aria-labelledby=steps] :is(th,td),.origin .makers{white-space:normal;overflow-wrap:anywhere}
[aria-labelledby=steps]{page:wide}
.digest{max-width:9ch}
code,.makers{font-size:7pt}
nav,.skip{display:none}
.dense thead th{overflow-wrap:normal}
thead button{display:contents}
thead button::after{content:none}
a{color:inherit;text-decoration:none}
summary{list-style:none}
details::details-content{content-visibility:visible;height:auto}
}`
