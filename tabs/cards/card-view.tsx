import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Card } from '../../src/cards/kit.ts';
import { useApp } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Refused } from '../shell/states.tsx';

import './card.css';

type Renderer = typeof import('./adaptive-card.ts');
type DrawCard = Renderer['drawCard'];
type SetCardBusy = Renderer['setCardBusy'];

const useStyles = makeStyles({
  frame: {
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  place: { minHeight: '180px', outlineStyle: 'none' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clip: 'rect(0 0 0 0)' },
});

/** A card of the product, answerable where it stands: the same card as in chat, in the theme of the host. */
export function CardView({ card, onAnswered }: { card: Card; onAnswered?: (card: Card) => void }) {
  const styles = useStyles();
  const { api, at, host } = useApp();
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(card);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState('');

  useEffect(() => setShown(card), [card]);

  useEffect(() => {
    const root = place.current;
    let gone = false;
    // The renderer is large; it comes when the first card does.
    void import('./adaptive-card.ts').then(({ drawCard, setCardBusy }) => {
      if (!gone) root?.replaceChildren(draw(drawCard, setCardBusy));
    });
    return () => {
      gone = true;
    };

    function draw(drawCard: DrawCard, setCardBusy: SetCardBusy): HTMLElement {
      const element = drawCard(shown, {
        onOpenUrl: (url) => (isOurPage(url) ? goTo(url.slice(location.origin.length)) : host.openLink(url)),
        onExecute: (verb, data) => void send(verb, data, (busy) => setCardBusy(element, busy)),
      });
      return element;
    }

    async function send(verb: string, data: Record<string, unknown>, setBusy: (busy: boolean) => void) {
      setBusy(true);
      setError(null);
      try {
        const next = (await api.post<{ card: Card }>(at('/card-actions'), { verb, data })).card;
        setShown(next);
        setSaid(next.fallbackText);
        onAnswered?.(next);
        root?.focus();
      } catch (fault) {
        setBusy(false);
        setError(fault);
      }
    }
  }, [shown, api, at, host, onAnswered]);

  return (
    <div className={styles.frame}>
      <div ref={place} tabIndex={-1} className={styles.place} />
      <Refused error={error} />
      <Text className={styles.hidden} role="status">
        {said}
      </Text>
    </div>
  );
}

/** A page of the tabs opens where the reader already is. */
function isOurPage(url: string): boolean {
  return url.startsWith(`${location.origin}/tab/`);
}
