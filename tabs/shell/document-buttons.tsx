import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { type DocumentFormat, documentName } from '../../src/documents/document.ts';
import { shellText } from '../../src/text/tabs/shell.ts';
import { useText } from './app-context.ts';
import { Refused } from './states.tsx';
import { useDownload } from './use-download.ts';

/** Saves what `path` describes as PDF or as Word; `words` make the name of the file. */
export function DocumentButtons({ path, words }: { path: string; words: readonly string[] }) {
  return (
    <>
      <DocumentButton path={path} words={words} format="pdf" />
      <DocumentButton path={path} words={words} format="docx" />
    </>
  );
}

interface DocumentButtonProps {
  path: string;
  words: readonly string[];
  format: DocumentFormat;
}

function DocumentButton({ path, words, format }: DocumentButtonProps) {
  const text = useText(shellText);
  const asked = `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
  const download = useDownload(asked, documentName(words, format));
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ArrowDownloadRegular />}
        aria-label={text.downloadOf(text.download[format], words[0] ?? '')}
        disabledFocusable={download.isPending}
        onClick={() => download.mutate()}
      >
        {text.download[format]}
      </Button>
      <Refused error={download.error} />
    </>
  );
}
