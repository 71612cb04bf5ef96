import { Link } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { ItemOrigin } from '../../src/agendas/rules/item-origin.ts';
import { originLine } from '../../src/text/agendas.ts';
import { submittedText } from '../../src/text/submitted-items.ts';
import { useApp, useText } from '../shell/app-context.ts';

/** Where an item came from, with the way to the message in Teams that it was made from. */
export function Origin({ origin }: { origin: ItemOrigin | null }) {
  const { language } = useApp();
  const url = origin?.kind === 'member' ? origin.url : undefined;
  return (
    <>
      {originLine(origin, language)}
      {url && ' · '}
      {url && <SourceLink url={url} />}
    </>
  );
}

/** Opens the message in Teams; only who takes part in that conversation gets to read it. */
export function SourceLink({ url }: { url: string }) {
  const text = useText(submittedText);
  const { host } = useApp();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    host.openLink(url);
  };
  return (
    <Link href={url} onClick={open} inline>
      {text.openMessage}
    </Link>
  );
}
