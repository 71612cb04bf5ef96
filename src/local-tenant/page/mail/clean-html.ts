const REMOVED = 'script,style[type],iframe,frame,object,embed,form,input,button,meta,base,link,svg,math,template';
const SAFE_LINK = /^(https?:|mailto:|tel:|#)/i;
const SAFE_IMAGE = /^(https?:|data:image\/)/i;

/** The HTML of a mail without anything that runs, submits or goes elsewhere by itself. */
export function cleanHtml(html: string): string {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(REMOVED)) element.remove();
  for (const element of parsed.querySelectorAll('*')) cleanAttributes(element);
  const styles = [...parsed.head.querySelectorAll('style')].map((style) => style.outerHTML).join('');
  return styles + parsed.body.innerHTML;
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const unsafe =
      name.startsWith('on') ||
      name === 'srcdoc' ||
      (['href', 'action', 'formaction', 'xlink:href'].includes(name) && !SAFE_LINK.test(value.trim())) ||
      (['src', 'background', 'poster'].includes(name) && !SAFE_IMAGE.test(value.trim()));
    if (unsafe) element.removeAttribute(name);
  }
  if (element.tagName === 'A') {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
