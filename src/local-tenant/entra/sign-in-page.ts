import type { Account } from '../state.ts';

/** The page on which one picks who to be: a form a person, so that it works without script. */
export function signInPage(accounts: Account[], query: Record<string, string>, appName: string): string {
  const groups = grouped(accounts);
  const sections = [...groups].map(([name, people]) => section(name, people)).join('\n');
  const hidden = Object.entries(query)
    .map(([name, value]) => `<input type="hidden" name="${html(name)}" value="${html(value)}">`)
    .join('');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aanmelden bij ${html(appName)}</title>
<style>
body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:0;background:#faf9f8;color:#242424}
p.stand-in{margin:0;padding:.5rem 1rem;background:#fff4ce;border-bottom:1px solid #e5d59b}
main{max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1rem;margin:1.5rem 0 .25rem}
button{display:block;width:100%;text-align:left;font:inherit;padding:.5rem .75rem;margin:.25rem 0;background:#fff;border:1px solid #d1d1d1;border-radius:4px;cursor:pointer}
button:hover{background:#f0f0f0}button:focus-visible{outline:2px solid #0f6cbd}
small{color:#616161;display:block}
</style>
</head>
<body>
<p class="stand-in">Oefenomgeving — geen echte Microsoft 365</p>
<main>
<h1>Kies wie je bent</h1>
<form method="post">${hidden}
${sections}
</form>
</main>
</body>
</html>`;
}

function section(name: string, people: Account[]): string {
  return `<h2>${html(name)}</h2>\n${people.map(choice).join('\n')}`;
}

function choice(account: Account): string {
  return `<button name="account" value="${html(account.id)}">${html(account.displayName)}<small>${html(account.jobTitle)}, ${html(account.companyName)}</small></button>`;
}

function grouped(accounts: Account[]): Map<string, Account[]> {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) groups.set(account.group, [...(groups.get(account.group) ?? []), account]);
  return groups;
}

/** Text made safe for HTML and attribute values. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
