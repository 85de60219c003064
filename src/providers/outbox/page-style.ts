/** The page's looks: one grid, dark and light by the system's wish, from phone to wall. */
export const PAGE_STYLE = `
:root{color-scheme:dark light;--back:#0d0e12;--card:#16181f;--line:#282b36;--ink:#f4f4f6;--soft:#a2a7b5;--accent:#ffcf3d;--on-accent:#201800;--good:#5ddb96;--bad:#ff7d7d}
@media (prefers-color-scheme:light){:root{--back:#f3f1ec;--card:#fff;--line:#e2ded5;--ink:#17181c;--soft:#5f626c;--accent:#1d1f27;--on-accent:#fff;--good:#0b7a43;--bad:#b3261e}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.top{position:sticky;top:0;z-index:2;display:flex;align-items:baseline;gap:14px;padding:16px clamp(16px,4vw,44px);background:color-mix(in srgb,var(--back) 86%,transparent);backdrop-filter:blur(14px);border-bottom:1px solid var(--line)}
.top h1{margin:0;font-size:22px;font-weight:800;letter-spacing:-.02em}
.top p{margin:0;color:var(--soft);flex:1;white-space:nowrap}
button{font:inherit;font-size:14px;font-weight:650;min-height:40px;padding:0 16px;border-radius:999px;border:1px solid var(--line);background:transparent;color:inherit;cursor:pointer;white-space:nowrap}
button:hover{border-color:var(--soft)}
#play-all,#play-all:hover{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:28px;align-items:start;padding:28px clamp(16px,4vw,44px) 72px;max-width:1760px;margin:0 auto}
.card{min-width:0;background:var(--card);border:1px solid var(--line);border-radius:22px;overflow:hidden}
.screen{aspect-ratio:9/16;background:#000}
.screen video{display:block;width:100%;height:100%;object-fit:cover;background:#000}
.about{padding:20px 20px 16px;overflow-wrap:anywhere}
.about h2{margin:0;font-size:21px;line-height:1.2;font-weight:780;letter-spacing:-.015em;text-wrap:balance}
.title{margin:6px 0 0;color:var(--soft)}
.facts{display:flex;flex-wrap:wrap;gap:12px 24px;margin:18px 0}
.facts dt{color:var(--soft);font-size:12px}
.facts dd{margin:0;font-size:18px;font-weight:700;font-variant-numeric:tabular-nums}
.facts small{font-size:13px;font-weight:500;color:var(--soft)}
details{border-top:1px solid var(--line)}
summary{display:flex;align-items:center;gap:10px;min-height:46px;cursor:pointer;font-weight:620;list-style:none}
summary::-webkit-details-marker{display:none}
summary::after{content:"";width:8px;height:8px;margin-left:auto;margin-right:4px;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg);transition:transform .15s}
details[open]>summary::after{transform:rotate(225deg)}
.checks summary::before{content:"";width:10px;height:10px;border-radius:50%;background:var(--good)}
.checks.bad summary::before{background:var(--bad)}
.checks.bad summary{color:var(--bad)}
table{width:100%;border-collapse:collapse;font-size:13px;margin:0 0 14px}
th,td{padding:5px 8px 5px 0;text-align:left;vertical-align:top;font-weight:400}
th{white-space:nowrap}
td{color:var(--soft);font-variant-numeric:tabular-nums}
tr>td:last-child{padding-right:0;text-align:right;white-space:nowrap}
.passed td:last-child,.repaired td:last-child{color:var(--good)}
.failed td:last-child,.failed th{color:var(--bad);font-weight:650}
.why td,.why td:last-child{padding-top:0;text-align:left;white-space:normal;color:var(--soft)}
.post-title{margin:0 0 6px;font-weight:650}
.caption{margin:0 0 12px;white-space:pre-wrap;font-size:15px}
.copies{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 16px}
.disclosure{margin:12px 0;padding:10px 12px;border-radius:12px;border:1px solid var(--line);font-size:14px}
.files{display:flex;flex-wrap:wrap;gap:4px 14px;margin:0;padding-top:12px;border-top:1px solid var(--line);font-size:13px}
.files a{color:var(--soft);text-underline-offset:3px;padding:4px 0}
.empty{grid-column:1/-1;margin:18vh auto;text-align:center;color:var(--soft);font-size:18px}
#said{position:fixed;left:50%;bottom:24px;translate:-50% 0;margin:0;padding:10px 18px;border-radius:999px;background:var(--ink);color:var(--back);font-weight:650;opacity:0;transition:opacity .2s;pointer-events:none}
#said.on{opacity:1}
@media (max-width:480px){main{padding:16px 16px 56px;gap:20px}.top{padding:12px 16px;gap:10px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
