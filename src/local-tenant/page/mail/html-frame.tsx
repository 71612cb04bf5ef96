import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { cleanHtml, escapeText } from './clean-html.ts';

const useStyles = makeStyles({
  // Mail is written for a white sheet; in a dark theme it stays one, as in Outlook when asked for.
  frame: { width: '100%', height: '100%', border: 'none', backgroundColor: 'white', colorScheme: 'light' },
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalL,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    fontFamily: 'inherit',
    overflowWrap: 'anywhere',
  },
});

interface FrameProps {
  title: string;
  body: { contentType: string; content: string };
  className?: string;
}

/** What came by mail: cleaned, and in a frame without scripts, forms or access to this page. Links open in a new tab. */
export function HtmlFrame({ title, body, className }: FrameProps) {
  const styles = useStyles();
  const html = useMemo(() => documentOf(body), [body]);
  if (body.contentType.toLowerCase() !== 'html') return <pre className={className ?? styles.text}>{body.content}</pre>;
  return (
    <iframe
      title={title}
      className={className ?? styles.frame}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html}
    />
  );
}

const POLICY = "default-src 'none'; img-src data: https:; style-src 'unsafe-inline'";
const LOOK =
  "body{font:14px/1.5 'Segoe UI',system-ui,sans-serif;color:#242424;margin:16px;overflow-wrap:anywhere}img{max-width:100%}";

function documentOf({ content }: FrameProps['body']): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeText(POLICY)}"><base target="_blank"><style>${LOOK}</style></head><body>${cleanHtml(content)}</body></html>`;
}
