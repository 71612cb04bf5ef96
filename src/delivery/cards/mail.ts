import { deliveryCopy, linkUntil } from '../../text/delivery.ts';
import type { Language } from '../../text/format.ts';
import { localDate } from '../../time/local.ts';

export interface MailParts {
  language: Language;
  partnership: string;
  name: string;
  subject: string;
  paragraphs: readonly string[];
  /** Given: the mail asks something, and this is where it is answered. */
  answer?: { url: string; expiresAt: string };
  /** What that button says and the line about it, instead of the usual ones. */
  asks?: { button: string; line: string };
  /** Several questions, each with a button of its own. */
  questions?: readonly { title: string; line: string; url: string }[];
}

/** A mail as HTML that every client shows: one column, inline styles, one clear button, readable without pictures. */
export function mailHtml(parts: MailParts): string {
  const { mail } = deliveryCopy[parts.language];
  const main = [
    paragraph(mail.greeting(parts.name)),
    ...parts.paragraphs.map((text) => paragraph(text)),
    ...(parts.answer ? [button(parts.asks?.button ?? mail.answer, parts.answer.url)] : []),
    ...(parts.questions ?? []).flatMap(({ title, line, url }) => [heading(title, line), button(mail.answer, url)]),
  ];
  const small = [
    ...(parts.answer ? [aboutButton(parts, parts.answer), mail.personal] : []),
    ...(parts.questions?.length ? [mail.severalPersonal] : []),
    mail.why(parts.partnership),
  ];
  return `<!doctype html>
<html lang="${parts.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(parts.subject)}</title></head>
<body style="margin:0;padding:0;background:#f5f5f5">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;color:#242424;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
<p style="margin:0 0 8px;color:#616161;font-size:14px">${escaped(parts.partnership)}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(parts.subject)}</h1>
${main.join('\n')}
${small.map((text) => paragraph(text, 'color:#616161;font-size:14px')).join('\n')}
</div>
</body>
</html>`;
}

function aboutButton({ asks, language }: MailParts, answer: { expiresAt: string }): string {
  return asks?.line ?? linkUntil(localDate(answer.expiresAt), language);
}

function paragraph(text: string, style = ''): string {
  return `<p style="margin:0 0 16px;${style}">${escaped(text)}</p>`;
}

function heading(title: string, line: string): string {
  const small = `<br><span style="color:#616161;font-size:14px">${escaped(line)}</span>`;
  return `<p style="margin:0 0 4px"><strong>${escaped(title)}</strong>${small}</p>`;
}

function button(label: string, url: string): string {
  const style =
    'display:inline-block;padding:12px 24px;background:#0f548c;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600';
  return `<p style="margin:8px 0 24px"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>`;
}

/** Text made safe for HTML and attribute values; line breaks stay line breaks. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll('\n', '<br>');
}
