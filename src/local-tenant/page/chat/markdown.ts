/** The part of Markdown that Teams shows: bold, italic, links, lists and paragraphs. All else is plain text. */
export function markdown(text: string): string {
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  return blocks.map(block).join('');
}

function block(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length && lines.every((line) => /^\s*[-*] /.test(line))) return list('ul', lines, /^\s*[-*] /);
  if (lines.length && lines.every((line) => /^\s*\d+[.)] /.test(line))) return list('ol', lines, /^\s*\d+[.)] /);
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

function list(tag: 'ul' | 'ol', lines: string[], mark: RegExp): string {
  return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`;
}

function inline(text: string): string {
  return escaped(text)
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w_])_(\S(?:[^_]*\S)?)_(?=$|[^\w_])/g, '$1<em>$2</em>')
    .replace(/(^|[^*])\*(\S(?:[^*]*\S)?)\*(?=$|[^*])/g, '$1<em>$2</em>');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
