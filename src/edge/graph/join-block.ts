/** How the part begins that Outlook puts in the text of an online meeting; the second is the older look. */
const BEGINNINGS = [/<div[^>]*\bclass="[^"]*me-email-text/i, /<(?:div|span|p)[^>]*>\s*_{20,}/i];

/**
 * The part of an event's text by which people join online. A new text without it takes the online meeting away, so it is
 * put back on every change. Where Outlook wrote it in a way that is not known here, a plain link takes its place.
 */
export function joinBlockOf(html: string, joinUrl: string): string {
  for (const beginning of BEGINNINGS) {
    const at = html.search(beginning);
    if (at < 0) continue;
    const block = html.slice(at).replace(/<\/body>[\s\S]*$/i, '');
    if (block.includes(joinUrl)) return block;
  }
  return `<p><a href="${joinUrl}">${joinUrl}</a></p>`;
}
