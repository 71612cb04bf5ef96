import { MessageBar, MessageBarBody, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { Action } from 'adaptivecards';
import { useEffect, useRef, useState } from 'react';
import { call, type Outcome, ofPerson, type Person, type Site } from '../api.ts';
import { usePlace } from '../place.ts';
import { teamsPlace } from '../teams-links.ts';
import './cards.css';
import type { DrawnCard } from './render-card.ts';

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    overflow: 'hidden',
  },
  busy: { opacity: 0.55 },
  working: {
    position: 'absolute',
    right: tokens.spacingHorizontalM,
    bottom: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
});

interface CardProps {
  card: Record<string, unknown>;
  messageId: string;
  person: Person;
  site: Site;
}

/** An Adaptive Card as Teams would show it, with buttons that go to the app as this person. */
export function Card({ card, messageId, person, site }: CardProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { press, busy, notice, answered } = usePress(messageId, person, site);
  const latestPress = useRef(press);
  latestPress.current = press;
  const source = JSON.stringify(card);
  const drawn = useRef<DrawnCard | null>(null);
  useEffect(() => {
    let current = true;
    void import('./render-card.ts').then(({ drawCard, putInPlace }) => {
      if (!current || !place.current) return;
      // An answer that was given is in the new card; what was only typed is not.
      const earlier = answered.current ? new Map() : (drawn.current?.filledIn() ?? new Map());
      answered.current = false;
      drawn.current = drawCard(JSON.parse(source), earlier, (action) => latestPress.current(action));
      putInPlace(place.current, drawn.current.element);
    });
    return () => {
      current = false;
    };
  }, [source, answered]);
  return (
    <div>
      <div className={styles.frame} aria-busy={busy}>
        <div ref={place} className={mergeClasses('teams-card', busy && styles.busy)} inert={busy} />
        {busy ? <Spinner className={styles.working} size="tiny" label="Bezig…" /> : null}
      </div>
      <div aria-live="polite">
        {notice ? (
          <MessageBar intent={notice.intent}>
            <MessageBarBody>{notice.text}</MessageBarBody>
          </MessageBar>
        ) : null}
      </div>
    </div>
  );
}

interface Notice {
  intent: 'success' | 'error';
  text: string;
}

const UNREACHABLE = 'De app reageert niet. Je antwoord is misschien niet aangekomen. Probeer het zo nog eens.';

/** What pressing a button does, whether it is still running, and what the person is told afterwards. */
function usePress(messageId: string, person: Person, site: Site) {
  const queries = useQueryClient();
  const [, go] = usePlace();
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  const answered = useRef(false);
  const send = async (click: { verb?: string; data: unknown }) => {
    setBusy(true);
    setNotice(null);
    try {
      const body = { messageId, ...click };
      const outcome = await call<Outcome>('POST', ofPerson(person.id, 'card-actions'), body);
      answered.current = outcome.kind === 'card';
      setNotice(noticeOf(outcome));
      await queries.invalidateQueries({ queryKey: ['messages', person.id] });
    } catch {
      setNotice({ intent: 'error', text: UNREACHABLE });
    } finally {
      setBusy(false);
    }
  };
  const press = (action: Action) => {
    const { verb, data, url } = action as Action & { verb?: string; data?: unknown; url?: string };
    if (url !== undefined) {
      const target = teamsPlace(url, site);
      if (target) go(target);
      else window.open(url, '_blank', 'noopener');
      return;
    }
    const isExecute = action.getJsonTypeName() === 'Action.Execute';
    void send({ ...(isExecute ? { verb: verb ?? '' } : {}), data: isObject(data) ? data : {} });
  };
  return { press, busy, notice, answered };
}

function noticeOf(outcome: Outcome): Notice | null {
  if (outcome.kind === 'message') return { intent: 'success', text: outcome.text };
  if (outcome.kind === 'error') return { intent: 'error', text: outcome.text };
  if (outcome.kind === 'unreachable') return { intent: 'error', text: UNREACHABLE };
  return null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
